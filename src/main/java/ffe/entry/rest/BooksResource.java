package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.money.Money;
import jakarta.inject.Inject;
import jakarta.json.Json;
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
import java.util.Optional;

/** What the account holds, ordered, filled and earned. */
@Path("v1")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class BooksResource {

  @Inject Desk desk;

  @Context HttpServletRequest request;

  /** The ancestors' status document, with what they left out. */
  @GET
  @Path("status")
  public String status() {
    StatusView s = desk.status(Caller.of(request));
    JsonObjectBuilder balance = Json.createObjectBuilder();
    amount(balance, "total", s.equity());
    amount(balance, "available", s.available());
    balance.add("currency", s.equity().map(m -> m.currency().code()).orElse("USD"));
    return Json.createObjectBuilder()
        .add("balance", balance)
        .add("active_positions", s.openPositions())
        .add("max_concurrent_trades", s.openPositionsMax())
        .add("platform", s.sourceId())
        .add("mode", s.mode().toLowerCase(java.util.Locale.ROOT))
        .add("database", s.trouble().isEmpty() ? "up" : "unknown")
        .add("market_clock", s.marketNow().toString())
        .add("detail", PlainJson.of(s))
        .build()
        .toString();
  }

  private static void amount(JsonObjectBuilder out, String name, Optional<Money> money) {
    money.ifPresentOrElse(
        m -> out.add(name, m.amount().toPlainString()), () -> out.add(name, JsonValue.NULL));
  }

  @GET
  @Path("portfolio")
  public String portfolio() {
    Actor actor = Caller.of(request);
    return Json.createObjectBuilder()
        .add("status", PlainJson.of(desk.status(actor)))
        .add("positions", PlainJson.of(desk.positions(actor)))
        .add("headroom", PlainJson.of(desk.headroom(actor)))
        .build()
        .toString();
  }

  @GET
  @Path("equity")
  public String equity(@QueryParam("limit") @DefaultValue("500") String limit) {
    Actor actor = Caller.of(request);
    return rows(
        "points",
        desk.equity(
            actor,
            java.time.Instant.EPOCH,
            desk.status(actor).marketNow(),
            Limits.read(limit, 2, 2_000)));
  }

  @GET
  @Path("strip")
  public String strip() {
    return PlainJson.of(desk.strip(Caller.of(request))).toString();
  }

  private static String rows(String name, java.util.List<?> rows) {
    return Json.createObjectBuilder()
        .add(name, PlainJson.of(rows))
        .add("count", rows.size())
        .build()
        .toString();
  }
}
