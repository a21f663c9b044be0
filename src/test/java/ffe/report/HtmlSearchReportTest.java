package ffe.report;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.BacktestPlan;
import ffe.desk.backtest.Ran;
import ffe.optimization.Search;
import ffe.optimization.WalkForward;
import ffe.research.Dials;
import ffe.research.Objective;
import ffe.research.Optimization;
import ffe.research.OptimizationPlan;
import ffe.research.OptimizationReport;
import ffe.research.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulation")
class HtmlSearchReportTest {

  private static final String HOSTILE = "</style><script>alert('x')</script>\"&";

  private static OptimizationReport report;

  @BeforeAll
  static void searches() {
    BacktestPlan run = Ran.plan();
    report =
        Optimization.run(
                new OptimizationPlan(
                    Dials.read("trend-flip.reward=2..3/0.5,trend-flip.stop-atr=1..2/1", run),
                    List.of(Objective.SHARPE, Objective.of("return")),
                    new Search.Grid(),
                    6,
                    1,
                    new Validation.Forward(WalkForward.Kind.ANCHORED, 2, Duration.ofHours(24)),
                    1),
                "code",
                Optimization.Watch.NOBODY)
            .orElseThrow();
  }

  private static String page(String source) {
    return HtmlSearchReport.of(
        new HtmlReport.Subject(source, source, List.of(Map.entry("Limit of " + source, source))),
        report);
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @Test
  void tells_the_verdict_every_trial_and_what_it_was_made_of() {
    String page = page("import:walk");

    assertThat(page)
        .contains(report.words(), "6 of 6", "walk-forward, anchored, 2 tests", "seed 1")
        .contains("Limit of import:walk")
        .contains(report.worth().again().orElseThrow().digest());
    assertThat(count(page, "<tr><td>[1-6]( ★)?</td><td>trend-flip")).isEqualTo(6);
    assertThat(count(page, "★")).isEqualTo(report.front().size()).isPositive();
  }

  @Test
  void draws_each_two_dials_with_the_best_of_each_cell_and_the_front() {
    String page = page("import:walk");

    // three values across, two down
    assertThat(count(page, "<th scope=\"col\">")).isEqualTo(3);
    assertThat(count(page, "<th scope=\"row\">")).isEqualTo(2);
    assertThat(count(page, "<td style=\"background:color-mix")).isEqualTo(6);
    assertThat(count(page, "<circle ")).isEqualTo(6);
    SearchMap map = new SearchMap(report, "trend-flip.reward", "trend-flip.stop-atr");
    assertThat(map.columns()).containsExactly("2", "2.5", "3");
    assertThat(map.rows()).containsExactly("1", "2");
    report.trials().forEach(line -> assertThat(best(map, line)).isEqualTo(line.values().get(0)));
    double most = report.trials().stream().mapToDouble(l -> l.values().get(0)).max().orElseThrow();
    assertThat(map.shade(most)).contains(" 30%");
  }

  @Test
  void of_several_trials_in_a_cell_the_best_is_told() {
    SearchMap map = new SearchMap(report, "trend-flip.reward", "trend-flip.reward");
    List<Double> both =
        report.trials().stream()
            .filter(l -> l.numbers().get("trend-flip.reward").toPlainString().equals("2"))
            .map(l -> l.values().get(0))
            .toList();

    assertThat(both).hasSize(2).doesNotHaveDuplicates();
    assertThat(map.best("2", "2")).contains(Math.max(both.get(0), both.get(1)));
    assertThat(map.best("2", "3")).isEmpty();
  }

  private static double best(SearchMap map, OptimizationReport.Line line) {
    return map.best(
            line.numbers().get("trend-flip.reward").toPlainString(),
            line.numbers().get("trend-flip.stop-atr").toPlainString())
        .orElseThrow();
  }

  @Test
  void asks_for_nothing_and_what_somebody_named_stays_a_text() {
    String page = page(HOSTILE);

    assertThat(page)
        .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import")
        .contains("&lt;script&gt;alert(&#39;x&#39;)");
    assertThat(count(page, "</style>")).isEqualTo(1);
  }
}
