package ffe.cli;

import ffe.backtest.BacktestReport;
import ffe.backtest.ModelsReport;
import ffe.backtest.OnMargin;
import ffe.statistics.Figure;
import ffe.statistics.RunStatistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report for people: the account beside holding. */
final class BacktestSheet {

  private final BacktestReport report;
  private final Sheet sheet = new Sheet("figure", "account", "held, or more");

  private BacktestSheet(BacktestReport report) {
    this.report = report;
  }

  static Sheet of(BacktestReport report) {
    return new BacktestSheet(report).filled();
  }

  private Sheet filled() {
    sheet.row("recording", recordings(), report.instrument());
    sheet.row("from", report.from().toString(), "");
    sheet.row("to", report.to().toString(), "");
    sheet.row("analysts", count(report.analysts().size()), String.join(", ", report.analysts()));
    report.models().ifPresent(this::models);
    sheet.row("decisions", count(report.decisions().values().stream().mapToInt(n -> n).sum()), "");
    sheet.row("orders, fills", report.orders() + ", " + report.fills(), "");
    sheet.row("equity", report.equity().toString(), "");
    both("total return", RunStatistics::total, true);
    both("return a year", RunStatistics::annual, true);
    both("volatility a year", RunStatistics::volatility, true);
    both("Sharpe", RunStatistics::sharpe, false);
    both("Sortino", RunStatistics::sortino, false);
    both("Calmar", RunStatistics::calmar, false);
    both("deepest drawdown", s -> Figure.of(s.drawdowns().depth()), true);
    both("value at risk", s -> s.tail().valueAtRisk(), true);
    both("expected shortfall", s -> s.tail().shortfall(), true);
    sheet.row("trades", count(report.trades().trades()), "");
    sheet.row("win rate", told(report.trades().winRate(), true), "");
    sheet.row("profit factor", told(report.trades().profitFactor(), false), "");
    sheet.row(
        "costs",
        number(report.trades().costs(), 2),
        report.costs().map(BacktestSheet::told).orElse(""));
    sheet.row("time in the market", percent(report.trades().exposure()), "");
    if (report.byInstrument().size() > 1) {
      report.byInstrument().forEach(this::instrument);
    }
    report
        .random()
        .ifPresent(
            random ->
                sheet.row(
                    "entries at random",
                    "beaten in " + percent(random.beaten()) + " of " + random.draws() + " draws",
                    ""));
    report.margin().ifPresent(this::margin);
    sheet.row("halts lifted", count(report.lifts()), "");
    report
        .halt()
        .ifPresent(
            halt ->
                sheet.row("halted since", halt.since().toString(), "To the end: " + halt.reason()));
    sheet.row("skill", told(report.luck().skill(), true), "");
    sheet.row("verdict", words(report.luck().verdict()), report.luck().words());
    sheet.row("digest", "", report.digest());
    return sheet;
  }

  /** Descriptions stand beside ids; those of several are mostly one. */
  private String recordings() {
    List<String> told = report.source();
    return IntStream.range(0, told.size() / 2)
        .mapToObj(i -> told.get(2 * i + 1))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void instrument(String name, BacktestReport.Market of) {
    sheet.row(
        name,
        number(of.trades().profit(), 2) + " in " + of.trades().trades() + " trades",
        percent(of.hold()));
  }

  private void margin(OnMargin of) {
    sheet.row(
        "margin",
        of.terms().leverageMax().toPlainString() + " times",
        "maintenance "
            + of.terms().maintenance()
            + ", financing a year "
            + of.terms().longFinancing()
            + " long, "
            + of.terms().shortFinancing()
            + " short");
    sheet.row("trades that were short", count(of.shorts()), "");
    sheet.row("financing", number(of.financing(), 2), "in no trade's profit");
    sheet.row("liquidations", count(of.liquidations().size()), "");
    of.liquidations()
        .forEach(halt -> sheet.row("liquidated", halt.since().toString(), halt.reason()));
  }

  private void models(ModelsReport models) {
    for (ModelsReport.Voter voter : models.voters()) {
      sheet.row(
          "model " + voter.provider(),
          voter.model(),
          voter.asked()
              + " asked, "
              + voter.views()
              + " views, "
              + voter.usd().toPlainString()
              + " USD");
    }
    sheet.row("knowledge", models.knowledge().words(), models.words());
  }

  private void both(String name, Function<RunStatistics, Figure> figure, boolean isShare) {
    sheet.row(
        name,
        told(figure.apply(report.account()), isShare),
        told(figure.apply(report.hold()), isShare));
  }

  private static String told(Figure figure, boolean isShare) {
    if (figure instanceof Figure.Untold untold) {
      return words(untold.why());
    }
    double value = figure.number().orElseThrow();
    return isShare ? percent(value) : number(value, 2);
  }

  private static String told(BacktestReport.Costs of) {
    return "fees "
        + number(of.fees(), 2)
        + ", spread "
        + number(of.spread(), 2)
        + ", slippage "
        + number(of.slippage(), 2);
  }

  private static String words(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String percent(double share) {
    return number(share * 100, 2) + " %";
  }

  private static String number(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String count(int count) {
    return Integer.toString(count);
  }
}
