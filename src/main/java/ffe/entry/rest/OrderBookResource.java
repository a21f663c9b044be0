package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.market.InstrumentDesk;
import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.OrderBook;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The order books that live feeds of this server hear. */
@Path("v1/market/orderbook")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class OrderBookResource {

  @Inject InstrumentDesk instruments;

  @Inject Desk desk;

  @Inject Clock wall;

  @Context HttpServletRequest request;

  /** The best levels of both sides, best first; of the account's own market when not said. */
  @GET
  public String book(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("limit") @DefaultValue("10") String limit) {
    Actor actor = Caller.of(request);
    int levels = Limits.read(limit, 1, OrderBook.DEPTH_MAX);
    StatusView status = desk.status(actor);
    Instrument instrument =
        Sources.instrument("asset_pair", pair.isEmpty() ? status.instrument() : pair);
    String from =
        source.isEmpty() ? instruments.sourceOf(actor) : Sources.known(instruments, actor, source);
    return json(from, instrument, instruments.depth(actor, from, instrument), levels);
  }

  private String json(String source, Instrument instrument, Depth depth, int levels) {
    Optional<OrderBook> book = depth.book();
    return Json.createObjectBuilder()
        .add("source", source)
        .add("instrument", instrument.name())
        .add("bids", levels(book.map(OrderBook::bids), levels))
        .add("asks", levels(book.map(OrderBook::asks), levels))
        .add("bid", PlainJson.of(book.flatMap(OrderBook::bid)))
        .add("ask", PlainJson.of(book.flatMap(OrderBook::ask)))
        .add("spread_bps", PlainJson.of(book.flatMap(OrderBook::spread)))
        .add("changed_at", PlainJson.of(book.map(OrderBook::at)))
        .add("age_seconds", PlainJson.of(book.map(b -> age(b))))
        .add("trouble", depth.trouble())
        .add("lost", depth.lost())
        .build()
        .toString();
  }

  private long age(OrderBook book) {
    return Math.max(0, Duration.between(book.at(), wall.instant()).toSeconds());
  }

  private static JsonArrayBuilder levels(Optional<List<OrderBook.Level>> side, int max) {
    JsonArrayBuilder told = Json.createArrayBuilder();
    side.orElse(List.of()).stream()
        .limit(max)
        .forEach(
            level ->
                told.add(
                    Json.createObjectBuilder()
                        .add("price", PlainJson.of(level.price()))
                        .add("quantity", PlainJson.of(level.quantity()))));
    return told;
  }
}
