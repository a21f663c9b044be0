package ffe.entry.rest;

import static java.util.Map.entry;

import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.JobView;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchResult;
import ffe.report.HtmlReport;
import ffe.report.HtmlSearchReport;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The document of a job: it needs nothing but itself, and is let do nothing. */
final class ReportFile {

  private ReportFile() {}

  static String of(JobView<BacktestOrder, ?, ?> view, BacktestResult result) {
    BacktestOrder order = view.order();
    return HtmlReport.of(
        subject("Backtest " + view.id(), order, result.data()), result.report(), result.chart());
  }

  static String of(JobView<SearchOrder, ?, ?> view, SearchResult result) {
    BacktestOrder run = view.order().run();
    return HtmlSearchReport.of(subject("Search " + view.id(), run, result.data()), result.report());
  }

  /** What is answered with it. */
  static Response answer(String text) {
    return Response.ok(text, MediaType.TEXT_HTML + "; charset=utf-8")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
        .build();
  }

  private static HtmlReport.Subject subject(String title, BacktestOrder order, String data) {
    BacktestOrder.Costs costs = order.costs();
    List<Map.Entry<String, String>> made = new ArrayList<>();
    order
        .data()
        .dataset()
        .ifPresent(
            name ->
                made.add(entry("Dataset", name + ", digest " + order.data().digest().orElse(""))));
    made.add(entry("Analysts", String.join(", ", order.voters())));
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
    made.add(entry("Digest of the data", data));
    return new HtmlReport.Subject(title, order.data().words(), made);
  }
}
