package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.market.InstrumentDesk;
import ffe.desk.market.ListingPage;
import ffe.desk.market.ListingView;
import ffe.desk.market.MarketTerms;
import ffe.desk.market.WarmUp;
import ffe.market.InstrumentSpec;
import ffe.market.Quote;
import ffe.money.Bps;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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
import java.util.Optional;

/** What can be traded where: rules, fees, quotes and the history that analysts need. */
@Path("v1/market/instruments")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class InstrumentsResource {

  private static final String PAIR = "[A-Z0-9]{2,12}-[A-Z0-9]{2,12}";

  @Inject InstrumentDesk desk;

  @Inject Clock wall;

  @Context HttpServletRequest request;

  /** By name; quotes are known of what people look at, and of answers of at most ten. */
  @GET
  public String list(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("query") @DefaultValue("") String query,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    Actor actor = Caller.of(request);
    String text = query.isEmpty() ? query : Limits.word("query", query);
    if (!cursor.isEmpty() && !cursor.matches(PAIR)) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    int rows = Limits.read(limit, 1, InstrumentDesk.PAGE_MAX);
    String from = source.isEmpty() ? desk.sourceOf(actor) : Sources.known(desk, actor, source);
    ListingPage page =
        desk.page(actor, from, text, rows, Optional.of(cursor).filter(c -> !c.isEmpty()));
    MarketTerms terms = desk.terms(actor);
    JsonArrayBuilder instruments = Json.createArrayBuilder();
    page.page().rows().forEach(row -> instruments.add(json(row)));
    return Json.createObjectBuilder()
        .add("source", from)
        .add("instruments", instruments)
        .add("count", page.page().rows().size())
        .add("total", page.total())
        .add("next", PlainJson.of(page.page().next()))
        .add("known_at", page.at().toString())
        .add("age_seconds", Math.max(0, Duration.between(page.at(), wall.instant()).toSeconds()))
        .add("trouble", page.trouble())
        .add("unread", page.unread())
        .add("paper_maker_fee_bps", PlainJson.of(terms.makerFee()))
        .add("paper_taker_fee_bps", PlainJson.of(terms.takerFee()))
        .add("warm_up", json(terms.warmUp()))
        .build()
        .toString();
  }

  private static JsonObjectBuilder json(ListingView row) {
    InstrumentSpec spec = row.listing().spec();
    JsonArrayBuilder accounts = Json.createArrayBuilder();
    for (ListingView.Trader trader : row.traders()) {
      accounts.add(
          Json.createObjectBuilder()
              .add("account", trader.account())
              .add("warm_up_left", PlainJson.of(trader.left().map(InstrumentsResource::plain))));
    }
    Optional<Quote> quote = row.quote();
    return Json.createObjectBuilder()
        .add("instrument", spec.instrument().name())
        .add("venue", spec.venue().name())
        .add("tradable", row.listing().refusal().isEmpty())
        .add("refusal", PlainJson.of(row.listing().refusal()))
        .add("price_step", PlainJson.of(spec.priceTick()))
        .add("quantity_step", PlainJson.of(spec.quantityStep()))
        .add("quantity_min", PlainJson.of(spec.quantityMin()))
        .add("notional_min", PlainJson.of(spec.notionalMin()))
        .add("venue_maker_fee_bps", bps(row.listing().makerFee()))
        .add("venue_taker_fee_bps", bps(row.listing().takerFee()))
        .add("bid", PlainJson.of(quote.flatMap(Quote::bid)))
        .add("ask", PlainJson.of(quote.flatMap(Quote::ask)))
        .add("last", PlainJson.of(quote.flatMap(Quote::last)))
        .add("spread_bps", bps(quote.flatMap(Quote::spread)))
        .add("quote_at", PlainJson.of(quote.map(Quote::at)))
        .add("accounts", accounts);
  }

  private static JsonValue bps(Optional<Bps> value) {
    return PlainJson.of(value);
  }

  private static JsonObjectBuilder json(WarmUp warmUp) {
    JsonObjectBuilder candles = Json.createObjectBuilder();
    warmUp.candles().forEach((length, count) -> candles.add(length.label(), count));
    JsonObjectBuilder analysts = Json.createObjectBuilder();
    warmUp
        .needs()
        .forEach(
            (analyst, needs) -> {
              JsonObjectBuilder own = Json.createObjectBuilder();
              needs.forEach((length, count) -> own.add(length.label(), count));
              analysts.add(analyst, own);
            });
    return Json.createObjectBuilder()
        .add("candles", candles)
        .add("analysts", analysts)
        .add("quorum", warmUp.quorum())
        .add("to_decide_seconds", warmUp.whole().toDecide().toSeconds())
        .add("to_all_seconds", warmUp.whole().toAll().toSeconds());
  }

  /** Fields as of {@link #json(WarmUp)}. */
  private record Left(long toDecideSeconds, long toAllSeconds) {}

  private static Left plain(WarmUp.Left left) {
    return new Left(left.toDecide().toSeconds(), left.toAll().toSeconds());
  }
}
