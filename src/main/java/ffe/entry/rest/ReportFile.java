package ffe.entry.rest;

import static java.util.Map.entry;

import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.report.HtmlReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The document of a job. */
final class ReportFile {

  private ReportFile() {}

  static String of(
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view, BacktestResult result) {
    BacktestOrder order = view.order();
    BacktestOrder.Costs costs = order.costs();
    List<Map.Entry<String, String>> made = new ArrayList<>();
    made.add(entry("Analysts", String.join(", ", order.analysts())));
    made.add(entry("Counted", order.strategy()));
    made.add(
        entry(
            "Maker fee, taker fee, spread, slippage",
            costs.makerFee()
                + ", "
                + costs.takerFee()
                + ", "
                + costs.spread()
                + ", "
                + costs.slippage()));
    order.data().hours().ifPresent(hours -> made.add(entry("Hours", hours.label())));
    order
        .margin()
        .ifPresent(
            m ->
                made.add(
                    entry(
                        "Margin",
                        m.leverageMax().toPlainString()
                            + " times, maintenance "
                            + m.maintenance()
                            + ", financing a year "
                            + m.longFinancing()
                            + " long, "
                            + m.shortFinancing()
                            + " short")));
    order.limits().forEach((key, value) -> made.add(entry("Limit " + key, value)));
    made.add(entry("Digest of the data", result.data()));
    return HtmlReport.of(
        new HtmlReport.Subject("Backtest " + view.id(), order.data().words(), made),
        result.report(),
        result.chart());
  }
}
