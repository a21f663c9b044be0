package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Walks;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar carries its own way to every vendor's models, and needs none to run again. */
@Tag("cli")
class RecordingJarIT {

  private static final List<String> VENDORS =
      List.of("anthropic", "openai", "gemini", "xai", "deepseek");

  @TempDir Path directory;

  private void candles() throws IOException {
    CandleSeries walk = Walks.of(Timeframe.H1, 304, 5);
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    for (int i = 0; i < walk.size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%.4f,%.4f,%.4f,%.4f,%.1f%n",
              walk.opensAt(i).toEpochMilli(),
              walk.open(i),
              walk.high(i),
              walk.low(i),
              walk.close(i),
              walk.volume(i)));
    }
    Files.writeString(directory.resolve("walk.csv"), text);
  }

  private static Map<String, String> environment(int port) {
    Map<String, String> set = new TreeMap<>();
    for (String vendor : VENDORS) {
      String name = "FFE_LLM_" + vendor.toUpperCase(Locale.ROOT);
      String version = vendor.equals("gemini") ? "/v1beta" : "/v1";
      set.put(name + "_API_KEY", "key-that-nobody-may-read");
      set.put(name + "_BASE_URL", "http://127.0.0.1:" + port + "/" + vendor + version);
    }
    return set;
  }

  private FfeJar.Said run(Map<String, String> environment, String... more) {
    List<String> line = new ArrayList<>(List.of("backtest", "walk.csv", "-o", "json"));
    line.addAll(List.of("--models", String.join(",", VENDORS), "--answers", "a.jsonl"));
    line.addAll(List.of(more));
    return new FfeJar(directory, environment).run(line.toArray(String[]::new));
  }

  @Test
  void the_jar_records_answers_of_five_vendors_and_runs_again_by_them_alone() throws IOException {
    candles();
    FfeJar.Said first;
    try (FiveVendors.Open vendors = FiveVendors.open(0)) {
      vendors.all("FAIR");
      first = run(environment(vendors.port()), "--record", "--budget", "5");
      assertThat(first.err()).startsWith("ffe: asked 20 times for ").hasLineCount(1);
      assertThat(vendors.asked()).hasSize(20);
    }
    FfeJar.Said again = run(Map.of());
    assertThat(again.ok()).isEqualTo(first.ok());
    assertThat(again.err()).isEmpty();
  }
}
