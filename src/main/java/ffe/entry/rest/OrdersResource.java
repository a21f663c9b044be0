package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Bookkeeper;
import ffe.desk.Desk;
import ffe.desk.OrderTicket;
import ffe.desk.TradingDesk;
import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Price;
import ffe.order.Side;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders: list them, look into the life of one, order by hand, cancel entries. */
@Path("v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class OrdersResource {

  private static final int ROWS_MAX = 500;

  private static final Set<String> FIELDS =
      Set.of("asset_pair", "side", "quantity", "notional", "stop_loss", "take_profit");

  private static final Set<String> AMENDED = Set.of("price", "quantity");

  @Inject Desk desk;

  @Inject TradingDesk trading;

  @Inject Bookkeeper books;

  @Context HttpServletRequest request;

  @GET
  public String list(
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Actor actor = Caller.of(request);
    return Pages.json(
        "orders", books.orders(actor, Pages.after(cursor), Limits.read(limit, 1, ROWS_MAX)));
  }

  /** Through the gate, once for each key; a dry run only says what would come of it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String order(
      @QueryParam("dry_run") @Nullable String dryRun,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream text) {
    Actor actor = Caller.of(request);
    JsonBody body = JsonBody.read(text, FIELDS);
    Instrument instrument =
        Caller.instrument(
            actor,
            desk,
            body.string("asset_pair")
                .orElseThrow(() -> ApiException.outOfRange("asset_pair", "asset_pair is needed")));
    Actor lane = actor.at(Optional.of(instrument));
    if (isDryRun(dryRun)) {
      return PlainJson.of(trading.preview(lane, ticket(instrument, "dry-run", body))).toString();
    }
    return Denied.unless(trading.order(lane, ticket(instrument, IdempotencyKey.of(key), body)))
        .toString();
  }

  private static boolean isDryRun(@Nullable String text) {
    if (text != null && !text.matches("true|false")) {
      throw ApiException.outOfRange("dry_run", "dry_run is true or false");
    }
    return "true".equals(text);
  }

  private static OrderTicket ticket(Instrument instrument, String key, JsonBody body) {
    Side side = side(body.string("side").orElse(""));
    Amounts amounts = new Amounts(body);
    Optional<Price> stop = amounts.price("stop_loss");
    Optional<Price> target = amounts.price("take_profit");
    if (side == Side.SELL && (stop.isPresent() || target.isPresent())) {
      throw ApiException.outOfRange(
          stop.isPresent() ? "stop_loss" : "take_profit", "a SELL has no stop_loss or take_profit");
    }
    Amounts.targetAboveStop(stop, target);
    if (body.string("quantity").isPresent() && body.string("notional").isPresent()) {
      throw ApiException.outOfRange("notional", "quantity or notional, not both");
    }
    return new OrderTicket(
        key,
        side,
        amounts.quantity("quantity"),
        amounts.positive("notional").map(n -> new Money(n, instrument.quote())),
        stop,
        target);
  }

  private static Side side(String text) {
    return switch (text) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default -> throw ApiException.outOfRange("side", "side is BUY or SELL");
    };
  }

  /** Every change of an order, oldest first, with its fills. */
  @GET
  @Path("{id}")
  public String life(@PathParam("id") String id) {
    return trading
        .life(Caller.of(request), orderId(id))
        .map(PlainJson::of)
        .orElseThrow(() -> ApiException.notFound("order"))
        .toString();
  }

  /** A new price or quantity of a working order; refused with what to do where it has neither. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public String amend(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream text) {
    IdempotencyKey.of(key);
    JsonBody body = JsonBody.read(text, AMENDED);
    Amounts amounts = new Amounts(body);
    if (amounts.price("price").isEmpty() && amounts.quantity("quantity").isEmpty()) {
      throw ApiException.outOfRange("price", "price or quantity is needed");
    }
    return trading
        .amend(Caller.of(request), orderId(id))
        .map(PlainJson::of)
        .orElseThrow(() -> ApiException.notFound("order"))
        .toString();
  }

  /** Cancels a working entry order. */
  @DELETE
  @Path("{id}")
  public String cancel(@PathParam("id") String id) {
    return trading
        .cancel(Caller.of(request), orderId(id))
        .map(PlainJson::of)
        .orElseThrow(() -> ApiException.notFound("order"))
        .toString();
  }

  /** Cancels all working entry orders; protection stays. */
  @DELETE
  public String cancelAll() {
    return Json.createObjectBuilder()
        .add("cancelled_entries", desk.cancelEntries(Caller.of(request), "REST"))
        .build()
        .toString();
  }

  private static String orderId(String text) {
    if (!text.matches("ffe-[0-9a-f]{28}")) {
      throw ApiException.notFound("order");
    }
    return text;
  }
}
