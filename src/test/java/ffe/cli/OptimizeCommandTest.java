package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Walks;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("cli")
class OptimizeCommandTest {

  private static final String SPACE = "trend-flip.ema=7..11/2,weight.momentum=1..2/1";

  @TempDir private Path folder;

  private String candles() throws IOException {
    CandleSeries walk = Walks.of(Timeframe.H1, 600, 5);
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    for (int i = 0; i < walk.size(); i++) {
      text.append(walk.opensAt(i).toEpochMilli());
      for (double n :
          new double[] {walk.open(i), walk.high(i), walk.low(i), walk.close(i), walk.volume(i)}) {
        text.append(',').append(BigDecimal.valueOf(n).toPlainString());
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("walk.csv"), text).toString();
  }

  private Typed optimize(String... more) throws IOException {
    String[] all = new String[more.length + 8];
    String[] first = {
      "optimize",
      candles(),
      "--analysts",
      "trend-flip,momentum",
      "--min-trades",
      "1",
      "--folds",
      "2"
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Typed.of(all);
  }

  @Test
  void a_search_over_a_file_is_told_with_its_verdict_and_the_same_each_time() throws IOException {
    Path to = folder.resolve("report.json");
    Typed said =
        optimize("--space", SPACE, "--search", "grid", "-o", "json", "--to", to.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    Object report = Json.read(said.out());
    assertThat(Json.text(report, "size")).isEqualTo("6");
    assertThat(Json.list(report, "trials")).hasSize(6);
    assertThat(Json.list(report, "tests")).hasSize(2);
    assertThat(Json.text(report, "worth.trials.count")).isEqualTo("6");
    assertThat(Json.text(report, "verdict")).isNotBlank();
    assertThat(Json.text(report, "validation")).isEqualTo("walk-forward, anchored, 2 tests");
    assertThat(Files.readString(to)).isEqualTo(said.out());
    assertThat(optimize("--space", SPACE, "--search", "grid", "-o", "json").out())
        .isEqualTo(said.out());
    assertThat(optimize("--space", SPACE, "--search", "tpe", "--trials", "3").out())
        .contains("verdict")
        .contains("test from 2017");
  }

  @Test
  void a_report_that_ends_in_html_is_a_page_with_what_it_was_made_of() throws IOException {
    Path to = folder.resolve("search.html");
    Typed said =
        optimize(
            "--space",
            SPACE,
            "--search",
            "grid",
            "--objective",
            "sharpe,return",
            "--trailing-stop",
            "2",
            "-o",
            "json",
            "--to",
            to.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    Object report = Json.read(said.out());
    assertThat(Files.readString(to))
        .startsWith("<!DOCTYPE html>")
        .contains("Search over BTC-USD of walk.csv", Json.text(report, "words"))
        .contains("6 of 6", "weight.momentum down, trend-flip.ema across")
        .contains("<td>Trailing stop</td><td>2 % behind the best price</td>")
        .contains("Trials by sharpe and return");
  }

  @Test
  void what_can_be_set_is_listed_without_a_run() {
    Typed said = Typed.of("optimize", "--knobs", "-o", "csv");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains("momentum.fast,8,2 to 60 in steps of 1,candles,The fastest EMA.")
        .contains("whale-proxy.done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--space;momentum.speed=1..2/1;momentum has no speed",
        "--search;luck;grid, random or tpe",
        "--objective;fame;sharpe, calmar or return",
        "--objective;sharpe,sharpe;each once",
        "--trials;0;trials: 1 to 10000, not 0",
        "--trials;5;a grid tries all variants, 6, and the budget is 5",
        "--folds;0;folds: 1 to 50, not 0",
        "--embargo;297;folds: 4 of them leave less than",
        "--embargo;300;embargo_hours: 300 hours leave nothing of the recording",
        "--embargo;-1;0 hours or more",
        "--minutes;0;1 to 10080",
        "--walk-forward;backwards;anchored or rolling",
        "--cross-validation;none;purged or embargoed",
        "--min-trades;-1;0 to 100000",
        "--analysts;momentum;no trend-flip is asked",
      })
  void what_it_cannot_do_is_told_with_its_limit(String option, String value, String why)
      throws IOException {
    Typed said =
        option.equals("--space")
            ? Typed.of("optimize", candles(), "--space", value)
            : Typed.of("optimize", candles(), "--space", SPACE, "--search", "grid", option, value);
    if (option.equals("--search")) {
      said = Typed.of("optimize", candles(), "--space", SPACE, option, value);
    }
    assertThat(said.exit()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(why);
  }

  @Test
  void without_a_space_it_says_what_one_looks_like() throws IOException {
    assertThat(Typed.of("optimize", candles()).err()).contains("momentum.fast=5..20/5");
  }
}
