package ffe.entry.rest;

import ffe.backtest.RunChart;
import ffe.desk.backtest.BacktestDesk;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Backtests: ordered as jobs that run beside, watched, cancelled, and what they came to. */
@Path("v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BacktestsResource {

  private static final Csv<RunChart.Point> CURVE =
      new Csv<RunChart.Point>()
          .column("time", RunChart.Point::at)
          .column("equity", p -> plain(p.equity()))
          .column("held", p -> plain(p.hold()));

  private static final Csv<RunChart.Deal> TRADES =
      new Csv<RunChart.Deal>()
          .column("entered_at", RunChart.Deal::enteredAt)
          .column("exited_at", RunChart.Deal::exitedAt)
          .column("quantity", d -> plain(d.quantity()))
          .column("entry", d -> plain(d.entry()))
          .column("exit", d -> plain(d.exit()))
          .column("profit", d -> plain(d.profit()))
          .column("costs", d -> plain(d.costs()))
          .column("adverse", d -> plain(d.adverse()))
          .column("favourable", d -> plain(d.favourable()))
          .column("regime", RunChart.Deal::regime)
          .column("voters", d -> String.join(" ", d.voters()))
          .column("instrument", d -> d.instrument().orElse(""));

  @Inject BacktestDesk desk;

  @Context HttpServletRequest request;

  @Context HttpHeaders headers;

  /** Answers 202 when it waits in the queue; {@code Location} tells of its progress. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response order(InputStream text) {
    JsonBody body = JsonBody.readOptional(text, new TreeSet<>(BacktestForm.fields()));
    Map<String, String> given = new TreeMap<>();
    BacktestForm.fields().forEach(f -> body.text(f).ifPresent(value -> given.put(f, value)));
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> view =
        desk.order(Caller.of(request), desk.read(given));
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("/api/v1/backtests/" + view.id()))
        .entity(json(view).toString())
        .build();
  }

  @GET
  public String list(@QueryParam("limit") @DefaultValue("20") String limit) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(Caller.of(request), Limits.read(limit, 1, BacktestDesk.LIST_MAX))
        .forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder().add("backtests", all).build().toString();
  }

  @GET
  @Path("{id}")
  public String one(@PathParam("id") String id) {
    return desk.find(Caller.of(request), id)
        .map(view -> json(view).toString())
        .orElseThrow(() -> ApiException.notFound("backtest"));
  }

  /** Ends it wherever it waits or runs. */
  @DELETE
  @Path("{id}")
  public String cancel(@PathParam("id") String id) {
    return desk.cancel(Caller.of(request), id)
        .map(view -> json(view).toString())
        .orElseThrow(() -> ApiException.notFound("backtest"));
  }

  /** Every figure, of a run that came to its end. */
  @GET
  @Path("{id}/result")
  public String result(@PathParam("id") String id) {
    BacktestResult result = found(id);
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("id", id)
            .add("data_digest", result.data())
            .add("report", PlainJson.of(result.report()))
            .add("months", PlainJson.of(result.chart().months()));
    return out.build().toString();
  }

  /** The curve with its band, thinned so that the lowest and highest points stay. */
  @GET
  @Path("{id}/equity")
  @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
  public Response equity(@PathParam("id") String id) {
    if (Csv.isWanted(headers)) {
      return equityFile(id);
    }
    RunChart chart = found(id).chart();
    return Response.ok(
            Json.createObjectBuilder()
                .add("equity", PlainJson.of(chart.curve()))
                .add("band", PlainJson.of(chart.band()))
                .build()
                .toString(),
            MediaType.APPLICATION_JSON)
        .build();
  }

  /** The newest trades, in the order in which they were closed. */
  @GET
  @Path("{id}/trades")
  @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
  public Response trades(@PathParam("id") String id) {
    if (Csv.isWanted(headers)) {
      return tradesFile(id);
    }
    BacktestResult result = found(id);
    return Response.ok(
            Json.createObjectBuilder()
                .add("trades", PlainJson.of(result.chart().trades()))
                .add("count", result.chart().trades().size())
                .add("of", result.report().trades().trades())
                .build()
                .toString(),
            MediaType.APPLICATION_JSON)
        .build();
  }

  /** The same as a file that a link leads to. */
  @GET
  @Path("{id}/equity.csv")
  @Produces(Csv.TYPE)
  public Response equityFile(@PathParam("id") String id) {
    return file("equity", id, CURVE.of(found(id).chart().curve()));
  }

  @GET
  @Path("{id}/trades.csv")
  @Produces(Csv.TYPE)
  public Response tradesFile(@PathParam("id") String id) {
    return file("trades", id, TRADES.of(found(id).chart().trades()));
  }

  private static Response file(String name, String id, String rows) {
    return Response.ok(rows, Csv.TYPE + ";charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + name + "-" + id + ".csv\"")
        .build();
  }

  /** What it came to as one document. */
  @GET
  @Path("{id}/report")
  @Produces(MediaType.TEXT_HTML)
  public Response report(@PathParam("id") String id) {
    BacktestResult result = found(id);
    return desk.find(Caller.of(request), id)
        .map(view -> ReportFile.answer(ReportFile.of(view, result)))
        .orElseThrow(() -> ApiException.notFound("backtest"));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private BacktestResult found(String id) {
    return desk.result(Caller.of(request), id).orElseThrow(() -> ApiException.notFound("backtest"));
  }

  private static JsonObject json(JobView<BacktestOrder, BacktestProgress, BacktestSummary> view) {
    return Orders.job(view, Orders.json(view.order()));
  }
}
