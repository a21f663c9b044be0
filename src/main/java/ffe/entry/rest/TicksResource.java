package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.ticks.TickDesk;
import ffe.desk.ticks.TickPage;
import ffe.desk.ticks.TickPlace;
import ffe.desk.ticks.TickQuery;
import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.order.Side;
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
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;

/** Trades as venues told them, of those whose ticks are kept. */
@Path("v1/market/ticks")
@PerAccount
@SuppressWarnings("NullAway.Init")
public class TicksResource {

  @Inject TickDesk ticks;

  @Inject Desk desk;

  @Context HttpServletRequest request;

  @Context HttpHeaders headers;

  /**
   * Pages by time, then by the venue's id. Equal ticks give equal bytes; {@code Next-Cursor} is
   * after what the following page begins.
   */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
  public Response page(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("limit") @DefaultValue("500") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor,
      @QueryParam("format") @DefaultValue("") String format) {
    Actor actor = Caller.of(request);
    StatusView status = desk.status(actor);
    boolean isFile = CandleQuery.isCsv(format, headers);
    Instrument instrument =
        Sources.instrument("asset_pair", pair.isEmpty() ? status.instrument() : pair);
    TickQuery query =
        new TickQuery(
            source.isEmpty() ? status.sourceId() : Limits.word("source", source),
            instrument,
            CandleQuery.time("from", from),
            CandleQuery.time("to", to),
            place(cursor),
            Limits.read(limit, 1, TickQuery.LIMIT_MAX));
    TickPage page = ticks.page(actor, query);
    ResponseBuilder told =
        isFile
            ? Tagged.answer(headers, csv(page), Csv.TYPE + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"ticks.csv\"")
            : Tagged.answer(headers, json(query, page), MediaType.APPLICATION_JSON);
    page.next().ifPresent(next -> told.header("Next-Cursor", next.toString()));
    return told.build();
  }

  private static Optional<TickPlace> place(String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    Optional<TickPlace> place = TickPlace.parse(cursor);
    if (place.isEmpty()) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    return place;
  }

  private static String csv(TickPage page) {
    return new Csv<TradeTick>()
        .column("traded_at", TradeTick::at)
        .column("id", TradeTick::id)
        .column("price", tick -> tick.price().value().toPlainString())
        .column("quantity", tick -> tick.quantity().value().toPlainString())
        .column("side", tick -> tick.taker().map(Side::name).orElse(""))
        .column("heard_at", TradeTick::heardAt)
        .of(page.ticks());
  }

  private static String json(TickQuery query, TickPage page) {
    JsonArrayBuilder told = Json.createArrayBuilder();
    for (TradeTick tick : page.ticks()) {
      told.add(
          Json.createObjectBuilder()
              .add("traded_at", tick.at().toString())
              .add("id", tick.id())
              .add("price", tick.price().value().toPlainString())
              .add("quantity", tick.quantity().value().toPlainString())
              .add("side", PlainJson.of(tick.taker()))
              .add("heard_at", tick.heardAt().toString()));
    }
    return Json.createObjectBuilder()
        .add("source", query.source())
        .add("instrument", query.instrument().name())
        .add("ticks", told)
        .add("count", page.ticks().size())
        .add("next", PlainJson.of(page.next().map(TickPlace::toString)))
        .build()
        .toString();
  }
}
