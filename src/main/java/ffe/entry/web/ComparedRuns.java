package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.backtest.BacktestReport;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.report.Drawings;
import ffe.statistics.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Figures of several runs, a column each, in the colours of their curves. */
final class ComparedRuns {

  private final List<BacktestResult> results;
  private final List<List<Component>> rows = new ArrayList<>();

  private ComparedRuns(List<BacktestResult> results) {
    this.results = results;
  }

  static HtmlContainer of(
      List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> views,
      List<BacktestResult> results) {
    return new ComparedRuns(results).table(views);
  }

  private HtmlContainer table(
      List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> views) {
    List<Component> head = new ArrayList<>();
    head.add(Tags.span("", ""));
    for (int i = 0; i < views.size(); i++) {
      HtmlContainer dot = Tags.text("span", "", "● ");
      dot.getElement().setAttribute("aria-hidden", "true");
      dot.getStyle().set("color", Drawings.COLOURS.get(i % Drawings.COLOURS.size()));
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view = views.get(i);
      head.add(
          Tags.of(
              "span",
              "",
              dot,
              Tags.span("", BacktestWords.data(view.order().data()) + " "),
              Tags.span("muted", String.join(", ", view.order().voters()))));
    }
    rows.add(head);
    row(Words.of("backtests.verdict"), r -> BacktestWords.verdict(r.luck().verdict()));
    share(Words.of("backtests.total"), r -> r.account().total());
    share(Words.of("backtests.held"), r -> r.hold().total());
    share(Words.of("backtests.annual"), r -> r.account().annual());
    number(Words.of("backtests.sharpe"), r -> r.account().sharpe());
    number(Words.of("backtests.sortino"), r -> r.account().sortino());
    share(Words.of("backtests.drawdown"), r -> Figure.of(r.account().drawdowns().depth()));
    row(Words.of("word.trades"), r -> Format.count(r.trades().trades()));
    share(Words.of("analytics.win-rate"), r -> r.trades().winRate());
    number(Words.of("analytics.profit-factor"), r -> r.trades().profitFactor());
    row(Words.of("backtests.costs"), r -> Format.number(r.trades().costs(), 2));
    share(Words.of("backtests.skill"), r -> r.luck().skill());
    row(Words.of("backtests.digest"), r -> r.digest().substring(0, 12));
    List<Tags.Column> columns = new ArrayList<>();
    columns.add(new Tags.Column("", "fixed"));
    results.forEach(r -> columns.add(Tags.Column.number("")));
    return Tags.table(columns, rows);
  }

  private void row(String name, Function<BacktestReport, String> of) {
    List<Component> row = new ArrayList<>();
    row.add(Tags.span("", name));
    results.forEach(r -> row.add(Tags.span("", of.apply(r.report()))));
    rows.add(row);
  }

  private void share(String name, Function<BacktestReport, Figure> of) {
    row(name, r -> BacktestWords.told(of.apply(r), true));
  }

  private void number(String name, Function<BacktestReport, Figure> of) {
    row(name, r -> BacktestWords.told(of.apply(r), false));
  }
}
