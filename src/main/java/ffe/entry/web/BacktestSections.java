package ffe.entry.web;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlContainer;
import ffe.backtest.BacktestReport;
import ffe.backtest.ModelsReport;
import ffe.backtest.RunChart;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.report.Drawings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a result's page. */
final class BacktestSections {

  private final JobView<BacktestOrder, BacktestProgress, BacktestSummary> view;
  private final BacktestReport report;
  private final RunChart chart;
  private final String data;

  BacktestSections(
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view, BacktestResult result) {
    this.view = view;
    this.report = result.report();
    this.chart = result.chart();
    this.data = result.data();
  }

  List<HtmlContainer> all() {
    List<HtmlContainer> all = new ArrayList<>(most());
    if (report.byInstrument().size() > 1) {
      all.add(all.size() - 2, BacktestTables.byInstrument(report.byInstrument()));
    }
    return all;
  }

  private List<HtmlContainer> most() {
    String equity =
        Words.of(
            "backtests.equity-told", Format.money(report.deposit()), Format.money(report.equity()));
    BacktestTables tables = new BacktestTables(report, chart);
    String fall = BacktestWords.percent(report.account().drawdowns().depth());
    return List.of(
        verdict(),
        drawn("backtests.equity", Drawings.equity(chart, equity), "backtests.equity-help"),
        drawn(
            "backtests.under-water",
            Drawings.underWater(chart, Words.of("backtests.under-water-told", fall)),
            "backtests.under-water-help"),
        new BacktestMarket(chart).panel(),
        months(),
        drawn(
            "backtests.distribution",
            Drawings.distribution(
                chart, Words.of("backtests.distribution-told", chart.trades().size())),
            "backtests.distribution-help"),
        tables.figures(),
        tables.trading(),
        BacktestTables.by(Words.of("backtests.by-voter"), report.byVoter()),
        BacktestTables.by(Words.of("backtests.by-regime"), report.byRegime()),
        tables.trades(),
        origin());
  }

  private HtmlContainer verdict() {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("backtests.span"),
        Format.toMinute(report.from()) + " – " + Format.toMinute(report.to()));
    Tags.fact(
        facts,
        Words.of("word.equity"),
        Words.of(
            "backtests.from-to", Format.money(report.deposit()), Format.money(report.equity())));
    Tags.fact(
        facts,
        Words.of("backtests.total"),
        Words.of(
            "backtests.beside-holding",
            BacktestWords.told(report.account().total(), true),
            BacktestWords.told(report.hold().total(), true)));
    Tags.fact(facts, Words.of("backtests.skill"), BacktestWords.told(report.luck().skill(), true));
    report
        .random()
        .ifPresent(
            r ->
                Tags.fact(
                    facts,
                    Words.of("backtests.random"),
                    Words.of("backtests.beaten", BacktestWords.percent(r.beaten()), r.draws())));
    report
        .halt()
        .ifPresent(
            h ->
                Tags.fact(
                    facts,
                    Words.of("backtests.halted"),
                    Format.toMinute(h.since()) + ", " + h.reason()));
    report.models().ifPresent(models -> models(facts, models));
    return Tags.panel(
        "wide",
        Tags.text("h1", "", BacktestWords.data(view.order().data())),
        Words.of("nav.backtest"),
        Tags.text("p", "strong", BacktestWords.sentence(report.luck(), report.trades().trades())),
        facts,
        downloads());
  }

  private static void models(HtmlContainer facts, ModelsReport models) {
    for (ModelsReport.Voter voter : models.voters()) {
      Tags.fact(
          facts,
          voter.words(),
          Words.of(
              "backtests.model-told",
              BacktestWords.knowledge(voter.knowledge()),
              Format.count(voter.asked()),
              Format.count(voter.views()),
              voter.usd().toPlainString()));
    }
  }

  private HtmlContainer downloads() {
    String at = "/api/v1/backtests/" + view.id();
    HtmlContainer row =
        Tags.of("p", "row after", Tags.span("muted", Words.of("backtests.download")));
    row.add(OrderedRun.download(at + "/report", "backtest-" + view.id() + ".html", "HTML"));
    row.add(OrderedRun.download(at + "/result", "backtest-" + view.id() + ".json", "JSON"));
    row.add(
        OrderedRun.download(
            at + "/trades.csv", "trades-" + view.id() + ".csv", Words.of("word.trades") + " CSV"));
    row.add(
        OrderedRun.download(
            at + "/equity.csv", "equity-" + view.id() + ".csv", Words.of("word.equity") + " CSV"));
    return row;
  }

  private static HtmlContainer drawn(String title, String svg, String help) {
    return Tags.panel(
        "wide", Words.of(title), svg(svg), Tags.text("p", "muted after", Words.of(help)));
  }

  /** Narrow screens scroll it, so that what stands on its scales can be read. */
  static Html svg(String svg) {
    return new Html(Drawings.framed(svg));
  }

  /** A row a year, a cell a month, coloured by how much it gave or took. */
  private HtmlContainer months() {
    HtmlContainer body = Tags.of("tbody", "");
    String year = "";
    HtmlContainer row = Tags.of("tr", "");
    for (Map.Entry<String, Double> month : chart.months().entrySet()) {
      if (!month.getKey().startsWith(year) || year.isEmpty()) {
        year = month.getKey().substring(0, 4);
        row = Tags.of("tr", "");
        body.add(row);
      }
      double change = month.getValue();
      HtmlContainer cell =
          Tags.of(
              "td",
              "",
              Tags.text("small", "", month.getKey() + " "),
              Tags.span("", BacktestWords.percent(change)));
      cell.getStyle().set("background", Drawings.heat(chart.months(), change));
      row.add(cell);
    }
    HtmlContainer scroll = Tags.of("div", "scroll", Tags.of("table", "", body));
    scroll.getElement().setAttribute("tabindex", "0");
    return Tags.panel("wide dense", Words.of("backtests.months"), scroll);
  }

  private HtmlContainer origin() {
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("backtests.recording"), String.join(", ", report.source()));
    OrderedRun.tell(facts, view.order());
    Tags.fact(facts, Words.of("backtests.trials"), Format.count(view.order().trials()));
    Tags.fact(facts, Words.of("backtests.digest"), Tags.span("mono", report.digest()));
    Tags.fact(facts, Words.of("backtests.data-digest"), Tags.span("mono", data));
    Tags.fact(facts, Words.of("backtests.code"), Tags.span("mono", report.codeVersion()));
    return Tags.panel("wide", Words.of("backtests.origin"), facts);
  }
}
