package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesView;
import ffe.desk.market.Coverage;
import ffe.desk.market.CoverageQuery;
import ffe.desk.market.CoverageView;
import ffe.desk.market.DataDesk;
import ffe.desk.market.FlawDesk;
import ffe.desk.market.FlawQuery;
import ffe.desk.market.GapMode;
import ffe.desk.market.MarketDesk;
import ffe.desk.market.OutOfRangeException;
import ffe.desk.market.SampleQuery;
import ffe.desk.market.SampleQuery.Average;
import ffe.desk.market.SlotPage;
import ffe.desk.market.VolumeProfile;
import ffe.market.Instrument;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stored candles, of the account's market and of imports. */
@Path("v1/market")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class MarketResource {

  @Inject MarketDesk market;

  @Inject Desk desk;

  @Inject DataDesk data;

  @Inject FlawDesk flaws;

  @Context HttpServletRequest request;

  @Context HttpHeaders headers;

  @GET
  @Path("symbols")
  public Response symbols() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (SeriesView series : market.series(Caller.of(request))) {
      all.add(
          Json.createObjectBuilder()
              .add("source", series.source())
              .add("instrument", series.instrument().name())
              .add("timeframe", series.timeframe().label())
              .add("first", series.first().toString())
              .add("last", series.last().toString()));
    }
    String text = Json.createObjectBuilder().add("series", all).build().toString();
    return Tagged.answer(headers, text, MediaType.APPLICATION_JSON).build();
  }

  /**
   * Pages of candles; with {@code points} the whole range in at most so many, with {@code step}
   * candles of that many seconds. Each is made of all stored ones within it. Equal candles give
   * equal bytes; {@code Next-Cursor} is where the following page begins.
   */
  @GET
  @Path("candles")
  @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
  public Response candles(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("timeframe") @DefaultValue("5m") String timeframe,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("points") @DefaultValue("") String points,
      @QueryParam("step") @DefaultValue("") String step,
      @QueryParam("limit") @DefaultValue("500") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor,
      @QueryParam("averages") @DefaultValue("") String averages,
      @QueryParam("gaps") @DefaultValue("skip") String gaps,
      @QueryParam("vwap") @DefaultValue("false") String vwap,
      @QueryParam("format") @DefaultValue("") String format) {
    Actor actor = Caller.of(request);
    StatusView status = desk.status(actor);
    Instrument instrument =
        Sources.instrument("asset_pair", pair.isEmpty() ? status.instrument() : pair);
    String asked = source.isEmpty() ? status.sourceId() : source;
    boolean withMean = CandleQuery.flag("vwap", vwap);
    boolean isFile = CandleQuery.isCsv(format, headers);
    GapMode mode = CandleQuery.gaps(gaps);
    List<Average> lines = CandleQuery.averages(averages, mode);
    SlotPage page;
    try {
      SampleQuery query =
          new SampleQuery(
              asked,
              instrument,
              CandleQuery.timeframe(timeframe),
              CandleQuery.time("from", from),
              CandleQuery.time("to", to),
              CandleQuery.number("points", points),
              CandleQuery.number("step", step).map(Duration::ofSeconds),
              Limits.read(limit, 1, SampleQuery.POINTS_MAX),
              lines);
      page =
          data.slots(actor, query.after(CandleQuery.time("cursor", cursor)), mode, withMean)
              .orElseThrow(() -> ApiException.notFound("series; see /api/v1/market/symbols"));
    } catch (OutOfRangeException e) {
      throw ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()));
    }
    return CandleAnswers.of(
        headers, new CandleAnswer(asked, instrument, page, lines, withMean), isFile);
  }

  /** At which prices the finished candles of a range were traded. */
  @GET
  @Path("profile")
  public Response profile(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("timeframe") @DefaultValue("5m") String timeframe,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("bands") @DefaultValue("24") String bands) {
    Actor actor = Caller.of(request);
    StatusView status = desk.status(actor);
    try {
      SampleQuery query =
          new SampleQuery(
              source.isEmpty() ? status.sourceId() : source,
              Sources.instrument("asset_pair", pair.isEmpty() ? status.instrument() : pair),
              CandleQuery.timeframe(timeframe),
              CandleQuery.time("from", from),
              CandleQuery.time("to", to),
              Optional.empty(),
              Optional.empty(),
              SampleQuery.POINTS_MAX,
              List.of());
      int count = CandleQuery.number("bands", bands).orElse(0);
      if (count < 1 || count > VolumeProfile.BANDS_MAX) {
        throw ApiException.outOfRange("bands", "bands is 1 to " + VolumeProfile.BANDS_MAX);
      }
      return data.profile(actor, query, count)
          .map(view -> PlainJson.of(view).toString())
          .map(text -> Tagged.answer(headers, text, MediaType.APPLICATION_JSON).build())
          .orElseThrow(() -> ApiException.notFound("volume there; see /api/v1/market/symbols"));
    } catch (OutOfRangeException e) {
      throw ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** How whole what is stored of an instrument is, with its gaps, one series a timeframe. */
  @GET
  @Path("coverage")
  public String coverage(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("timeframe") @DefaultValue("") String timeframe,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    Actor actor = Caller.of(request);
    StatusView status = desk.status(actor);
    try {
      CoverageQuery query =
          new CoverageQuery(
              source.isEmpty() ? status.sourceId() : source,
              Sources.instrument("asset_pair", pair.isEmpty() ? status.instrument() : pair),
              timeframe.isEmpty()
                  ? Optional.empty()
                  : Optional.of(CandleQuery.timeframe(timeframe)),
              CandleQuery.time("from", from),
              CandleQuery.time("to", to),
              Limits.read(limit, 1, Coverage.GAPS_MAX));
      List<CoverageView> series = data.coverage(actor, query);
      if (series.isEmpty()) {
        throw ApiException.notFound("series; see /api/v1/market/symbols");
      }
      return Json.createObjectBuilder().add("series", PlainJson.of(series)).build().toString();
    } catch (OutOfRangeException e) {
      throw ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** What sources told and was not taken as told, the last first. */
  @GET
  @Path("flaws")
  public String flaws(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("cursor") String cursor) {
    Actor actor = Caller.of(request);
    try {
      FlawQuery query =
          new FlawQuery(
              Optional.of(source).filter(s -> !s.isEmpty()),
              Optional.of(pair)
                  .filter(p -> !p.isEmpty())
                  .map(p -> Sources.instrument("asset_pair", p)),
              Pages.after(cursor),
              Limits.read(limit, 1, FlawQuery.LIMIT_MAX));
      return Pages.json("flaws", flaws.flaws(actor, query));
    } catch (OutOfRangeException e) {
      throw ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
