package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.it.PrometheusText.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts and dashboards ask for metrics and labels the engine has, or they would stay silent. */
@Tag("rest")
class MonitoringIT {

  private static final Pattern NAME = Pattern.compile("\\bffe_[a-z_]+");
  private static final Pattern BY = Pattern.compile("(?:by|on) \\(([a-z, ]+)\\)");

  @ParameterizedTest
  @ValueSource(
      strings = {"docker/monitoring/rules.yml", "docker/monitoring/grafana/dashboards/engine.json"})
  void asks_for_metrics_the_engine_tells(String file) throws Exception {
    String text = Files.readString(Path.of(file));
    ServerUnderTest.getAsAdmin("/api/v1/status"); // what counts requests begins with the first
    Map<String, Family> told = Scrape.scrape();
    Set<String> asked =
        NAME.matcher(text)
            .results()
            .map(found -> found.group().replaceAll("_bucket$", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(told.keySet()).containsAll(asked);
    Set<String> labels =
        asked.stream()
            .flatMap(name -> told.get(name).samples().stream())
            .flatMap(sample -> sample.labels().keySet().stream())
            .collect(Collectors.toSet());
    assertThat(labels)
        .containsAll(
            BY.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .flatMap(list -> Arrays.stream(list.split(", *")))
                .toList());
  }
}
