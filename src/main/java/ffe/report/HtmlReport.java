package ffe.report;

import ffe.backtest.BacktestReport;
import ffe.backtest.OnMargin;
import ffe.backtest.RunChart;
import ffe.money.Money;
import ffe.statistics.Figure;
import ffe.statistics.MonteCarlo;
import ffe.statistics.RunStatistics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A result as one document: no script, nothing of elsewhere, dark and light as the reader has it.
 */
public final class HtmlReport {

  private static final int TRADES_MAX = 500;
  private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ffe-ground:#f4f5f7;--ffe-panel:#fff;--ffe-line:#e1e5ea;\
      --ffe-text:#1a2028;--ffe-muted:#5d6776;--ffe-accent:#2f66d0;--ffe-up:#0c7d70;\
      --ffe-down:#b35423;--ffe-warn:#865}
      @media (prefers-color-scheme:dark){:root{--ffe-ground:#0d1015;--ffe-panel:#141920;\
      --ffe-line:#222a34;--ffe-text:#e7eaee;--ffe-muted:#929dad;--ffe-accent:#5b8def;\
      --ffe-up:#35b8a6;--ffe-down:#e88a5b;--ffe-warn:#e0b13f}}
      body{margin:0 auto;max-width:960px;padding:16px;background:var(--ffe-ground);\
      color:var(--ffe-text);font:15px/1.5 system-ui,sans-serif}
      section{background:var(--ffe-panel);border:1px solid var(--ffe-line);border-radius:7px;\
      padding:12px 16px;margin:12px 0;overflow-x:auto}
      h1{font-size:20px}h2{font-size:15px;margin:0 0 8px}.muted{color:var(--ffe-muted)}
      .verdict{font-size:17px;font-weight:650}.warn{color:var(--ffe-warn)}.mono{font-family:ui-monospace,monospace;\
      overflow-wrap:anywhere}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:3px 10px 3px 0;border-bottom:1px solid var(--ffe-line)}
      th+th,td+td{text-align:right}
      """;

  private final Subject subject;
  private final BacktestReport report;
  private final RunChart chart;
  private final StringBuilder out = new StringBuilder(262_144);

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
  }

  public static String of(Subject subject, BacktestReport report, RunChart chart) {
    return new HtmlReport(subject, report, chart).text();
  }

  private String text() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(Escaped.of(subject.title()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Backtest of ")
        .append(Escaped.of(subject.of()))
        .append("</h1>");
    section(
        "What it came to",
        "<p class=\"verdict\">"
            + Escaped.of(report.luck().words())
            + "</p>"
            + ModelSection.doubt(report)
            + table(heart()));
    section(
        "Equity, with buy-and-hold (dashed) and where chance could have led (band)",
        Drawings.equity(
            chart, "Equity from " + money(report.deposit()) + " to " + money(report.equity())));
    section(
        "Below the peak",
        Drawings.underWater(
            chart, "Deepest drawdown " + percent(report.account().drawdowns().depth())));
    for (RunChart.Pane pane : chart.panes()) {
      String on = pane.instrument().isEmpty() ? "the market" : pane.instrument();
      section(
          "Trades on " + on,
          Drawings.trades(pane, pane.trades().size() + " trades on closing prices"));
    }
    section("Months", months());
    section("Returns of trades", Drawings.distribution(chart, trades() + " by their return"));
    section("Figures", table(figures()));
    if (report.byInstrument().size() > 1) {
      section("By instrument", table(byInstrument()));
    }
    report
        .models()
        .ifPresent(models -> section("Language models", table(ModelSection.rows(models))));
    section("Costs", table(costs()));
    section("Trades", deals());
    section("What it was made of", table(origin()));
    return out.append("</body></html>\n").toString();
  }

  private void section(String title, String content) {
    out.append("<section><h2>")
        .append(Escaped.of(title))
        .append("</h2>")
        .append(content)
        .append("</section>");
  }

  private static String table(List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table>");
    for (List<String> row : rows) {
      table.append("<tr>");
      for (String cell : row) {
        table.append("<td>").append(Escaped.of(cell)).append("</td>");
      }
      table.append("</tr>");
    }
    return table.append("</table>").toString();
  }

  private String trades() {
    return report.trades().trades() + " trades";
  }

  private List<List<String>> heart() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("From", report.from().toString()));
    rows.add(List.of("To", report.to().toString()));
    rows.add(List.of("Equity", money(report.deposit()) + " to " + money(report.equity())));
    rows.add(
        List.of(
            "Total return, beside holding",
            told(report.account().total(), true) + ", " + told(report.hold().total(), true)));
    rows.add(List.of("Probability of skill", told(report.luck().skill(), true)));
    rows.add(List.of("Variants tried", Integer.toString(report.luck().trials())));
    report
        .random()
        .ifPresent(
            r ->
                rows.add(
                    List.of(
                        "Entries at random beaten",
                        percent(r.beaten()) + " of " + r.draws() + " draws")));
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
    one(rows, "Win rate", told(report.trades().winRate(), true));
    one(rows, "Profit factor", told(report.trades().profitFactor(), false));
    one(rows, "Expectancy", told(report.trades().expectancy(), false));
    one(rows, "Time in the market", percent(report.trades().exposure()));
    one(rows, "Turnover", told(report.trades().turnover(), false));
    one(rows, "Halts lifted", Integer.toString(report.lifts()));
    report.margin().ifPresent(of -> onMargin(rows, of));
    return rows;
  }

  private static void onMargin(List<List<String>> rows, OnMargin of) {
    one(rows, "Leverage at most", of.terms().leverageMax().toPlainString());
    one(rows, "Maintenance margin", of.terms().maintenance().toString());
    one(rows, "Trades that were short", Integer.toString(of.shorts()));
    one(rows, "Financing, in no trade's profit", number(of.financing(), 2));
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
                        told(one.trades().winRate(), true),
                        number(one.trades().profit(), 2),
                        number(one.trades().costs(), 2),
                        percent(one.hold()))));
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
            told(of.apply(report.account()), isShare),
            told(of.apply(report.hold()), isShare)));
  }

  private List<List<String>> costs() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Costs of all trades", number(report.trades().costs(), 2)));
    report.costs().ifPresent(of -> rows.add(List.of("Fees, spread, slippage", told(of))));
    for (MonteCarlo.Stressed one : report.stressed()) {
      rows.add(
          List.of(
              "Profit at " + number(one.multiple(), 1) + " times the costs",
              number(one.profit(), 2)));
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
          .append(percent(month.getValue()))
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
              digits(deal.quantity()),
              digits(deal.entry()),
              digits(deal.exit()),
              number(deal.costs(), 2),
              number(deal.profit(), 2)));
    }
    String more =
        report.trades().trades() > rows.size() - 1
            ? "<p class=\"muted\">The newest " + (rows.size() - 1) + " of " + trades() + ".</p>"
            : "";
    return table(rows) + more;
  }

  private List<List<String>> origin() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Recording", String.join(", ", report.source())));
    subject.made().forEach(row -> rows.add(List.of(row.getKey(), row.getValue())));
    rows.add(List.of("Digest of the run", report.digest()));
    rows.add(List.of("Code", report.codeVersion()));
    return rows;
  }

  private static String told(Figure figure, boolean isShare) {
    if (figure instanceof Figure.Untold untold) {
      return untold.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    double value = figure.number().orElseThrow();
    return isShare ? percent(value) : number(value, 2);
  }

  private static String told(BacktestReport.Costs of) {
    return number(of.fees(), 2) + ", " + number(of.spread(), 2) + ", " + number(of.slippage(), 2);
  }

  private static String percent(double share) {
    return number(share * 100, 2) + " %";
  }

  private static String money(Money money) {
    return money.amount().setScale(2, RoundingMode.HALF_EVEN).toPlainString()
        + " "
        + money.currency();
  }

  /** Prices of every size, by what is worth telling. */
  private static String digits(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String number(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
