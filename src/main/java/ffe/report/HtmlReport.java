package ffe.report;

import ffe.backtest.BacktestReport;
import ffe.backtest.OnMargin;
import ffe.backtest.RunChart;
import ffe.statistics.Figure;
import ffe.statistics.MonteCarlo;
import ffe.statistics.RunStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A result as one document: no script, nothing of elsewhere, dark and light as the reader has it.
 */
public final class HtmlReport {

  private static final int TRADES_MAX = 500;

  private final Subject subject;
  private final BacktestReport report;
  private final RunChart chart;
  private final Document out;

  /**
   * What was run.
   *
   * @param title of the document
   * @param of a recording, in words
   * @param made what the run was made of: a name and a value each
   */
  public record Subject(String title, String of, List<Map.Entry<String, String>> made) {

    public Subject {
      made = List.copyOf(made);
    }
  }

  private HtmlReport(Subject subject, BacktestReport report, RunChart chart) {
    this.subject = subject;
    this.report = report;
    this.chart = chart;
    this.out = new Document(subject.title(), "Backtest of " + subject.of());
  }

  public static String of(Subject subject, BacktestReport report, RunChart chart) {
    return new HtmlReport(subject, report, chart).text();
  }

  private String text() {
    out.section(
        "What it came to",
        "<p class=\"verdict\">"
            + Escaped.of(report.luck().words())
            + "</p>"
            + ModelSection.doubt(report)
            + Document.table(heart()));
    out.section(
        "Equity, with buy-and-hold (dashed) and where chance could have led (band)",
        Drawings.equity(
            chart,
            "Equity from " + Told.money(report.deposit()) + " to " + Told.money(report.equity())));
    out.section(
        "Below the peak",
        Drawings.underWater(
            chart, "Deepest drawdown " + Told.percent(report.account().drawdowns().depth())));
    for (RunChart.Pane pane : chart.panes()) {
      String on = pane.instrument().isEmpty() ? "the market" : pane.instrument();
      out.section(
          "Trades on " + on,
          Drawings.trades(pane, pane.trades().size() + " trades on closing prices"));
    }
    out.section("Months", months());
    out.section("Returns of trades", Drawings.distribution(chart, trades() + " by their return"));
    out.section("Figures", Document.table(figures()));
    if (report.byInstrument().size() > 1) {
      out.section("By instrument", Document.table(byInstrument()));
    }
    report
        .models()
        .ifPresent(
            models -> out.section("Language models", Document.table(ModelSection.rows(models))));
    out.section("Costs", Document.table(costs()));
    out.section("Trades", deals());
    out.section("What it was made of", Document.table(origin()));
    return out.end();
  }

  private String trades() {
    return report.trades().trades() + " trades";
  }

  private List<List<String>> heart() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("From", report.from().toString()));
    rows.add(List.of("To", report.to().toString()));
    rows.add(
        List.of("Equity", Told.money(report.deposit()) + " to " + Told.money(report.equity())));
    rows.add(
        List.of(
            "Total return, beside holding",
            Told.of(report.account().total(), true) + ", " + Told.of(report.hold().total(), true)));
    rows.add(List.of("Probability of skill", Told.of(report.luck().skill(), true)));
    rows.add(List.of("Variants tried", Integer.toString(report.luck().trials())));
    report
        .random()
        .ifPresent(
            r ->
                rows.add(
                    List.of(
                        "Entries at random beaten",
                        Told.percent(r.beaten()) + " of " + r.draws() + " draws")));
    report.halt().ifPresent(h -> rows.add(List.of("Halted since " + h.since(), h.reason())));
    return rows;
  }

  private List<List<String>> figures() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "Account", "Holding"));
    both(rows, "Return a year", RunStatistics::annual, true);
    both(rows, "Volatility a year", RunStatistics::volatility, true);
    both(rows, "Sharpe", RunStatistics::sharpe, false);
    both(rows, "Sortino", RunStatistics::sortino, false);
    both(rows, "Calmar", RunStatistics::calmar, false);
    both(rows, "Omega", RunStatistics::omega, false);
    both(rows, "Deepest drawdown", s -> Figure.of(s.drawdowns().depth()), true);
    both(rows, "Ulcer index", s -> Figure.of(s.drawdowns().ulcer()), true);
    both(rows, "Value at risk", s -> s.tail().valueAtRisk(), true);
    both(rows, "Expected shortfall", s -> s.tail().shortfall(), true);
    one(rows, "Trades", Integer.toString(report.trades().trades()));
    one(rows, "Win rate", Told.of(report.trades().winRate(), true));
    one(rows, "Profit factor", Told.of(report.trades().profitFactor(), false));
    one(rows, "Expectancy", Told.of(report.trades().expectancy(), false));
    one(rows, "Time in the market", Told.percent(report.trades().exposure()));
    one(rows, "Turnover", Told.of(report.trades().turnover(), false));
    one(rows, "Halts lifted", Integer.toString(report.lifts()));
    report.margin().ifPresent(of -> onMargin(rows, of));
    return rows;
  }

  private static void onMargin(List<List<String>> rows, OnMargin of) {
    one(rows, "Leverage at most", of.terms().leverageMax().toPlainString());
    one(rows, "Maintenance margin", of.terms().maintenance().toString());
    one(rows, "Trades that were short", Integer.toString(of.shorts()));
    one(rows, "Financing, in no trade's profit", Told.number(of.financing(), 2));
    one(rows, "Liquidations", Integer.toString(of.liquidations().size()));
    of.liquidations().forEach(halt -> one(rows, halt.since().toString(), halt.reason()));
  }

  private List<List<String>> byInstrument() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "Trades", "Win rate", "Profit", "Costs", "Price alone"));
    report
        .byInstrument()
        .forEach(
            (name, one) ->
                rows.add(
                    List.of(
                        name,
                        Integer.toString(one.trades().trades()),
                        Told.of(one.trades().winRate(), true),
                        Told.number(one.trades().profit(), 2),
                        Told.number(one.trades().costs(), 2),
                        Told.percent(one.hold()))));
    return rows;
  }

  private static void one(List<List<String>> rows, String name, String value) {
    rows.add(List.of(name, value, ""));
  }

  private void both(
      List<List<String>> rows, String name, Function<RunStatistics, Figure> of, boolean isShare) {
    rows.add(
        List.of(
            name,
            Told.of(of.apply(report.account()), isShare),
            Told.of(of.apply(report.hold()), isShare)));
  }

  private List<List<String>> costs() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Costs of all trades", Told.number(report.trades().costs(), 2)));
    report.costs().ifPresent(of -> rows.add(List.of("Fees, spread, slippage", costs(of))));
    for (MonteCarlo.Stressed one : report.stressed()) {
      rows.add(
          List.of(
              "Profit at " + Told.number(one.multiple(), 1) + " times the costs",
              Told.number(one.profit(), 2)));
    }
    return rows;
  }

  private String months() {
    StringBuilder table = new StringBuilder("<table><tr>");
    for (Map.Entry<String, Double> month : chart.months().entrySet()) {
      if (month.getKey().endsWith("-01")) {
        table.append("</tr><tr>");
      }
      table
          .append("<td style=\"background:")
          .append(Drawings.heat(chart.months(), month.getValue()))
          .append("\">")
          .append(Escaped.of(month.getKey()))
          .append("<br>")
          .append(Told.percent(month.getValue()))
          .append("</td>");
    }
    return table.append("</tr></table>").toString();
  }

  private String deals() {
    List<RunChart.Deal> all = chart.trades();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Entered", "Exited", "Of", "Quantity", "Entry", "Exit", "Costs", "Profit"));
    for (RunChart.Deal deal : all.subList(Math.max(0, all.size() - TRADES_MAX), all.size())) {
      rows.add(
          List.of(
              deal.enteredAt().toString(),
              deal.exitedAt().toString(),
              deal.instrument().orElse(report.instrument())
                  + deal.side().map(side -> " " + side).orElse(""),
              Told.digits(deal.quantity()),
              Told.digits(deal.entry()),
              Told.digits(deal.exit()),
              Told.number(deal.costs(), 2),
              Told.number(deal.profit(), 2)));
    }
    String more =
        report.trades().trades() > rows.size() - 1
            ? "<p class=\"muted\">The newest " + (rows.size() - 1) + " of " + trades() + ".</p>"
            : "";
    return Document.table(rows) + more;
  }

  private List<List<String>> origin() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Recording", String.join(", ", report.source())));
    subject.made().forEach(row -> rows.add(List.of(row.getKey(), row.getValue())));
    rows.add(List.of("Digest of the run", report.digest()));
    rows.add(List.of("Code", report.codeVersion()));
    return rows;
  }

  private static String costs(BacktestReport.Costs of) {
    return Told.number(of.fees(), 2)
        + ", "
        + Told.number(of.spread(), 2)
        + ", "
        + Told.number(of.slippage(), 2);
  }
}
