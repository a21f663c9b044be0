package ffe.report;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.RunChart;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.Ran;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

@Tag("unit")
class HtmlReportTest {

  private static final String HOSTILE = "</style><script>alert('x')</script>\"&";

  private static BacktestResult result;

  @BeforeAll
  static void runs() {
    result = Ran.result();
  }

  private static String report(String source) {
    return HtmlReport.of(
        new HtmlReport.Subject(source, source, List.of(Map.entry("Limit of " + source, source))),
        result.report(),
        result.chart());
  }

  @Test
  void tells_the_verdict_the_figures_and_where_it_came_from() {
    assertThat(report("import:walk"))
        .contains(
            result.report().luck().words(),
            result.report().digest(),
            result.report().codeVersion(),
            "prefers-color-scheme:dark",
            "Limit of import:walk")
        .contains("<svg");
  }

  @Test
  void asks_for_nothing_and_runs_nothing() {
    assertThat(report("import:walk"))
        .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @Test
  void what_somebody_named_stays_a_text() {
    String text = report(HOSTILE);
    assertThat(text).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;x&#39;)");
    assertThat(Pattern.compile("</style>").matcher(text).results()).hasSize(1);
  }

  @Test
  void every_drawing_is_well_formed_and_within_its_frame() throws Exception {
    RunChart chart = result.chart();
    for (String svg :
        List.of(
            Drawings.equity(chart, HOSTILE),
            Drawings.underWater(chart, "x"),
            Drawings.growth(List.of(chart, chart), "x"),
            Drawings.distribution(chart, "x"),
            Drawings.trades(chart.panes().get(0), "x"))) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      double height = Double.parseDouble(first(svg, "viewBox=\"0 0 900 ([0-9]+)\""));
      assertThat(svg).doesNotContain("NaN", "Infinity");
      for (MatchResult point :
          Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)[ \"]").matcher(svg).results().toList()) {
        assertThat(Double.parseDouble(point.group(1))).isBetween(0.0, 900.0);
        assertThat(Double.parseDouble(point.group(2))).isBetween(0.0, height);
      }
    }
  }

  private static String first(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
  }

  @Test
  void a_month_is_coloured_by_its_sign_and_its_size() {
    Map<String, Double> months = new TreeMap<>(Map.of("2024-01", 0.1, "2024-02", -0.05));
    assertThat(Drawings.heat(months, 0.1)).contains("--ffe-up) 30%");
    assertThat(Drawings.heat(months, -0.05)).contains("--ffe-down) 15%");
    assertThat(Drawings.heat(Map.of("2024-01", 0.0), 0)).contains(" 0%");
  }
}
