package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesView;
import ffe.desk.market.MarketDesk;
import ffe.desk.market.Sample;
import ffe.desk.market.SampleQuery;
import ffe.desk.market.SampleQuery.Average;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stored candles, of the account's market and of imports. */
@Path("v1/market")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class MarketResource {

  @Inject MarketDesk market;

  @Inject Desk desk;

  @Context HttpServletRequest request;

  @GET
  @Path("symbols")
  public String symbols() {
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
    return Json.createObjectBuilder().add("series", all).build().toString();
  }

  /**
   * Pages of candles; with {@code points} the whole range in at most so many, with {@code step}
   * candles of that many seconds. Each is made of all stored ones within it.
   */
  @GET
  @Path("candles")
  public String candles(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("timeframe") @DefaultValue("5m") String timeframe,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("points") @DefaultValue("") String points,
      @QueryParam("step") @DefaultValue("") String step,
      @QueryParam("limit") @DefaultValue("500") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor,
      @QueryParam("averages") @DefaultValue("") String averages) {
    Actor actor = Caller.of(request);
    StatusView status = desk.status(actor);
    Instrument instrument =
        Instrument.parse(pair.isEmpty() ? status.instrument() : pair)
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "UNKNOWN_INSTRUMENT",
                        "asset_pair is a pair such as BTC-USD",
                        Optional.of("asset_pair")));
    Timeframe length =
        Timeframe.parse(timeframe)
            .orElseThrow(
                () ->
                    ApiException.outOfRange("timeframe", "timeframe is 1m, 5m, 15m, 1h, 4h or 1d"));
    String asked = source.isEmpty() ? status.sourceId() : source;
    List<Average> lines = averages(averages);
    Sample sample;
    try {
      sample =
          market
              .sample(
                  actor,
                  new SampleQuery(
                      asked,
                      instrument,
                      length,
                      time("from", cursor.isEmpty() ? from : cursor),
                      time("to", to),
                      number("points", points),
                      number("step", step).map(Duration::ofSeconds),
                      Limits.read(limit, 1, SampleQuery.POINTS_MAX),
                      lines))
              .orElseThrow(() -> ApiException.notFound("series; see /api/v1/market/symbols"));
    } catch (IllegalArgumentException e) {
      throw new ApiException(422, "OUT_OF_RANGE", String.valueOf(e.getMessage()));
    }
    return json(asked, instrument, sample, lines);
  }

  private static Optional<Instant> time(String field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Limits.time(text)
            .orElseThrow(
                () -> ApiException.outOfRange(field, field + " is like 2024-01-31T00:00:00Z")));
  }

  private static Optional<Integer> number(String field, String text) {
    if (!text.matches("[0-9]{0,9}")) {
      throw ApiException.outOfRange(field, field + " is a whole number");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(text));
  }

  private static List<Average> averages(String text) {
    List<Average> found = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String one : text.split(",", -1)) {
        if (!one.matches("(sma|ema):[0-9]{1,3}") || found.size() == SampleQuery.AVERAGES_MAX) {
          throw ApiException.outOfRange(
              "averages", "averages is like sma:20,ema:50, at most " + SampleQuery.AVERAGES_MAX);
        }
        String kind = one.substring(0, 3).toUpperCase(Locale.ROOT);
        int period = Integer.parseInt(one.substring(4));
        if (period < 2 || period > 200) {
          throw ApiException.outOfRange("averages", "a period is 2 to 200");
        }
        found.add(new Average(Average.Kind.valueOf(kind), period));
      }
    }
    return found;
  }

  private static String json(
      String source, Instrument instrument, Sample sample, List<Average> averages) {
    JsonArrayBuilder candles = Json.createArrayBuilder();
    for (Candle candle : sample.candles()) {
      candles.add(
          Json.createObjectBuilder()
              .add("opens_at", candle.opensAt().toString())
              .add("open", plain(candle.open()))
              .add("high", plain(candle.high()))
              .add("low", plain(candle.low()))
              .add("close", plain(candle.close()))
              .add("volume", plain(candle.volume()))
              .add("trades", candle.trades()));
    }
    JsonObjectBuilder lines = Json.createObjectBuilder();
    for (int i = 0; i < averages.size(); i++) {
      Average average = averages.get(i);
      String name = average.kind().name().toLowerCase(Locale.ROOT) + ":" + average.period();
      lines.add(name, PlainJson.of(sample.lines().get(i)));
    }
    return Json.createObjectBuilder()
        .add("source", source)
        .add("instrument", instrument.name())
        .add("made_of", sample.of().label())
        .add("step_seconds", sample.step().toSeconds())
        .add("candles", candles)
        .add("count", sample.candles().size())
        .add("last_is_open", sample.isLastOpen())
        .add("averages", lines)
        .add("next", PlainJson.of(sample.next()))
        .build()
        .toString();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
