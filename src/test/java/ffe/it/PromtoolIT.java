package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prometheus's own checker on what the server tells; runs where it is installed. */
@Tag("prometheus")
class PromtoolIT {

  private static final int SECONDS_MAX = 60;

  /** Counters of MicroProfile count whole numbers; this one has cents, so it is a gauge. */
  private static final String COST =
      "ffe_llm_cost_usd_total non-counter metrics should not have \"_total\" suffix";

  @Test
  void finds_nothing_on_the_engines_names() throws Exception {
    List<String> findings = check(Scrape.text());
    assertThat(findings).filteredOn(line -> line.contains("ffe_")).containsExactly(COST);
    assertThat(findings).noneMatch(line -> line.contains("error while linting"));
  }

  @Test
  void would_find_a_metric_without_help() throws Exception {
    assertThat(check("# TYPE ffe_planted gauge\nffe_planted 1\n"))
        .contains("ffe_planted no help text");
  }

  private static List<String> check(String metrics) throws IOException, InterruptedException {
    Process promtool =
        new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var in = promtool.getOutputStream()) {
      in.write(metrics.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    return out.lines().toList();
  }
}
