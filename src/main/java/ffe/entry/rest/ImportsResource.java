package ffe.entry.rest;

import ffe.desk.files.ImportDesk;
import ffe.desk.files.ImportOrder;
import ffe.desk.files.ImportReport;
import ffe.desk.files.ImportView;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Imports of candles and trades: the body is the file, plain CSV or gz; the job runs beside. */
@Path("v1/data/imports")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ImportsResource {

  private static final int LIST_MAX = 100;

  @Inject ImportDesk desk;

  @Context HttpServletRequest request;

  /** Answers 202 when the file was received whole. */
  @POST
  @Consumes({"text/csv", "application/gzip", MediaType.APPLICATION_OCTET_STREAM})
  public Response begin(
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("kind") @DefaultValue("candles") String kind,
      @QueryParam("timeframe") @DefaultValue("") String timeframe,
      @QueryParam("series") @DefaultValue("csv") String series,
      @QueryParam("file") @DefaultValue("file.csv") String file,
      InputStream body) {
    ImportOrder order = order(pair, kind, timeframe, series, file);
    ImportView begun = desk.begin(Caller.of(request), order, body);
    return Response.status(Response.Status.ACCEPTED).entity(json(begun).toString()).build();
  }

  private static ImportOrder order(
      String pair, String kind, String timeframe, String series, String file) {
    Instrument instrument =
        Instrument.parse(pair)
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "UNKNOWN_INSTRUMENT",
                        "asset_pair is a pair such as BTC-USD",
                        Optional.of("asset_pair")));
    Optional<Timeframe> length = Timeframe.parse(timeframe);
    boolean isTrades = kind.equals("trades");
    if (!isTrades && !kind.equals("candles")) {
      throw ApiException.outOfRange("kind", "kind is candles or trades");
    }
    if (isTrades ? !timeframe.isEmpty() : length.isEmpty()) {
      throw ApiException.outOfRange(
          "timeframe",
          isTrades ? "trades have no timeframe" : "timeframe is 1m, 5m, 15m, 1h, 4h or 1d");
    }
    try {
      return new ImportOrder(series, instrument, length, file);
    } catch (IllegalArgumentException e) {
      String words = String.valueOf(e.getMessage());
      throw ApiException.outOfRange(words.startsWith("file") ? "file" : "series", words);
    }
  }

  @GET
  public String list(@QueryParam("limit") @DefaultValue("20") String limit) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(Caller.of(request), Limits.read(limit, 1, LIST_MAX))
        .forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder().add("imports", all).build().toString();
  }

  @GET
  @Path("{id}")
  public String one(@PathParam("id") String id) {
    return desk.find(Caller.of(request), id)
        .map(view -> json(view).toString())
        .orElseThrow(() -> ApiException.notFound("import"));
  }

  @DELETE
  @Path("{id}")
  public String cancel(@PathParam("id") String id) {
    return desk.cancel(Caller.of(request), id)
        .map(view -> json(view).toString())
        .orElseThrow(() -> ApiException.notFound("import"));
  }

  private static jakarta.json.JsonObject json(ImportView view) {
    ImportReport report = view.report();
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("id", view.id())
            .add("state", view.state().name().toLowerCase(Locale.ROOT))
            .add("kind", view.order().timeframe().isPresent() ? "candles" : "trades")
            .add("source", view.order().source())
            .add("instrument", view.order().instrument().name())
            .add("timeframe", PlainJson.of(view.order().timeframe().map(Timeframe::label)))
            .add("file", view.order().file())
            .add("actor", view.actor())
            .add("started_at", view.startedAt().toString())
            .add("ended_at", PlainJson.of(view.endedAt()))
            .add("problem", view.problem())
            .add("bytes", report.bytes())
            .add("bytes_read", report.bytesRead())
            .add("read", report.read())
            .add("added", report.added())
            .add("already_there", report.known())
            .add("different", report.different())
            .add("refused", report.refused())
            .add("minutes_made", view.minutes());
    return out.add("refusals", PlainJson.of(report.refusals())).build();
  }
}
