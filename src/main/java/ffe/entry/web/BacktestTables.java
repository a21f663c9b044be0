package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.backtest.BacktestReport;
import ffe.backtest.RunChart;
import ffe.statistics.Figure;
import ffe.statistics.MonteCarlo;
import ffe.statistics.RunStatistics;
import ffe.statistics.TradeStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** The figures of a result, as tables. */
final class BacktestTables {

  private static final int TRADES_SHOWN = 100;
  private static final int DIGITS = 2;

  private final BacktestReport report;
  private final RunChart chart;

  BacktestTables(BacktestReport report, RunChart chart) {
    this.report = report;
    this.chart = chart;
  }

  HtmlContainer figures() {
    List<List<Component>> rows = new ArrayList<>();
    both(rows, Words.of("backtests.total"), RunStatistics::total, true);
    both(rows, Words.of("backtests.annual"), RunStatistics::annual, true);
    both(rows, Words.of("backtests.volatility"), RunStatistics::volatility, true);
    both(rows, Words.of("backtests.sharpe"), RunStatistics::sharpe, false);
    both(rows, Words.of("backtests.sortino"), RunStatistics::sortino, false);
    both(rows, Words.of("backtests.calmar"), RunStatistics::calmar, false);
    both(rows, Words.of("backtests.omega"), RunStatistics::omega, false);
    both(rows, Words.of("backtests.drawdown"), s -> Figure.of(s.drawdowns().depth()), true);
    both(rows, Words.of("backtests.ulcer"), s -> Figure.of(s.drawdowns().ulcer()), true);
    both(rows, Words.of("backtests.var"), s -> s.tail().valueAtRisk(), true);
    both(rows, Words.of("backtests.shortfall"), s -> s.tail().shortfall(), true);
    return Tags.panel(
        "dense",
        Words.of("backtests.figures"),
        Tags.table(
            List.of(
                new Tags.Column("", "fixed"),
                Tags.Column.number("word.account"),
                Tags.Column.number("backtests.held")),
            rows));
  }

  private void both(
      List<List<Component>> rows,
      String name,
      Function<RunStatistics, Figure> of,
      boolean isShare) {
    rows.add(
        List.of(
            Tags.span("", name),
            Tags.span("", BacktestWords.told(of.apply(report.account()), isShare)),
            Tags.span("", BacktestWords.told(of.apply(report.hold()), isShare))));
  }

  HtmlContainer trading() {
    TradeStatistics trades = report.trades();
    HtmlContainer facts = Tags.facts();
    Tags.fact(facts, Words.of("word.trades"), Format.count(trades.trades()));
    Tags.fact(facts, Words.of("analytics.win-rate"), BacktestWords.told(trades.winRate(), true));
    Tags.fact(
        facts,
        Words.of("analytics.profit-factor"),
        BacktestWords.told(trades.profitFactor(), false));
    Tags.fact(
        facts, Words.of("analytics.expectancy"), BacktestWords.told(trades.expectancy(), false));
    Tags.fact(facts, Words.of("backtests.exposure"), BacktestWords.percent(trades.exposure()));
    Tags.fact(facts, Words.of("backtests.turnover"), BacktestWords.told(trades.turnover(), false));
    Tags.fact(facts, Words.of("backtests.costs"), Format.number(trades.costs(), DIGITS));
    report
        .costs()
        .ifPresent(
            of ->
                Tags.fact(
                    facts,
                    Words.of("backtests.costs-of"),
                    Format.number(of.fees(), DIGITS)
                        + ", "
                        + Format.number(of.spread(), DIGITS)
                        + ", "
                        + Format.number(of.slippage(), DIGITS)));
    for (MonteCarlo.Stressed one : report.stressed()) {
      Tags.fact(
          facts,
          Words.of("backtests.stressed", Format.number(one.multiple(), 1)),
          Format.number(one.profit(), DIGITS));
    }
    Tags.fact(facts, Words.of("backtests.lifts"), Format.count(report.lifts()));
    return Tags.panel("dense", Words.of("backtests.trading"), facts);
  }

  static HtmlContainer by(String title, SortedMap<String, TradeStatistics> groups) {
    List<List<Component>> rows =
        groups.entrySet().stream()
            .map(
                e ->
                    List.<Component>of(
                        Tags.span("", Format.analyst(e.getKey())),
                        Tags.span("", Format.count(e.getValue().trades())),
                        Tags.span("", BacktestWords.told(e.getValue().winRate(), true)),
                        amount(e.getValue().profit())))
            .toList();
    return Tags.panel(
        "dense",
        title,
        rows.isEmpty()
            ? Tags.empty(Words.of("analytics.no-trade"))
            : Tags.table(
                List.of(
                    new Tags.Column("", "fixed"),
                    Tags.Column.number("word.trades"),
                    Tags.Column.number("analytics.win-rate"),
                    Tags.Column.number("word.profit")),
                rows));
  }

  /** What each brought beside its price alone. */
  static HtmlContainer byInstrument(SortedMap<String, BacktestReport.Market> markets) {
    List<List<Component>> rows =
        markets.entrySet().stream()
            .map(
                e ->
                    List.<Component>of(
                        Tags.span("", e.getKey()),
                        Tags.span("", Format.count(e.getValue().trades().trades())),
                        Tags.span("", BacktestWords.told(e.getValue().trades().winRate(), true)),
                        amount(e.getValue().trades().profit()),
                        Tags.span("", Format.number(e.getValue().trades().costs(), DIGITS)),
                        Tags.span("", BacktestWords.percent(e.getValue().hold()))))
            .toList();
    return Tags.panel(
        "wide dense",
        Words.of("backtests.by-instrument"),
        Tags.table(
            List.of(
                new Tags.Column("word.instrument", "fixed"),
                Tags.Column.number("word.trades"),
                Tags.Column.number("analytics.win-rate"),
                Tags.Column.number("word.profit"),
                Tags.Column.extra("backtests.costs"),
                Tags.Column.number("backtests.held")),
            rows));
  }

  private static Component amount(double value) {
    return Tags.span(Format.tone((int) Math.signum(value)), Format.number(value, DIGITS));
  }

  HtmlContainer trades() {
    List<RunChart.Deal> all = chart.trades();
    List<List<Component>> rows =
        all.subList(Math.max(0, all.size() - TRADES_SHOWN), all.size()).stream()
            .map(
                d ->
                    List.<Component>of(
                        Tags.span("", Format.toMinuteInColumn(d.enteredAt())),
                        Tags.span("", Format.toMinuteInColumn(d.exitedAt())),
                        Tags.span("", d.instrument().orElse(report.instrument())),
                        Tags.span("", Format.number(d.quantity(), 4)),
                        Tags.span("", Format.number(d.entry(), DIGITS)),
                        Tags.span("", Format.number(d.exit(), DIGITS)),
                        Tags.span("", Format.number(d.costs(), DIGITS)),
                        amount(d.profit())))
            .toList();
    return Tags.panel(
        "wide dense",
        Words.of("word.trades"),
        rows.isEmpty()
            ? Tags.empty(Words.of("analytics.no-trade"))
            : Tags.table(
                List.of(
                    new Tags.Column("backtests.entered", "fixed"),
                    new Tags.Column("backtests.exited", "fixed"),
                    Tags.Column.extra("word.instrument"),
                    Tags.Column.extra("word.quantity"),
                    Tags.Column.extra("backtests.entry"),
                    Tags.Column.extra("backtests.exit"),
                    Tags.Column.extra("backtests.costs"),
                    Tags.Column.number("word.profit")),
                rows),
        Tags.text(
            "p",
            "muted after",
            Words.of("backtests.newest", rows.size(), report.trades().trades())));
  }
}
