package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.PositionView;
import ffe.desk.TicketView;
import ffe.desk.TradingDesk;
import ffe.money.Price;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Open positions: what protects them, and closing them. */
@Path("v1/positions")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class PositionsResource {

  private static final Set<String> LEVELS = Set.of("stop_loss", "take_profit");

  @Inject Desk desk;

  @Inject TradingDesk trading;

  @Context HttpServletRequest request;

  @GET
  public String list() {
    List<PositionView> positions = desk.positions(Caller.of(request));
    return Json.createObjectBuilder()
        .add("positions", PlainJson.of(positions))
        .add("count", positions.size())
        .build()
        .toString();
  }

  /** Moves the stop or the target; what is not said stays. */
  @PUT
  @Path("{instrument}/protection")
  @Consumes(MediaType.APPLICATION_JSON)
  public String protect(
      @PathParam("instrument") String instrument,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream text) {
    Actor actor = lane(instrument);
    Amounts amounts = new Amounts(JsonBody.read(text, LEVELS));
    Optional<Price> stop = amounts.price("stop_loss");
    Optional<Price> target = amounts.price("take_profit");
    if (stop.isEmpty() && target.isEmpty()) {
      throw ApiException.outOfRange("stop_loss", "stop_loss or take_profit is needed");
    }
    Amounts.targetAboveStop(stop, target);
    return answer(actor, trading.protect(actor, IdempotencyKey.orNew(key), stop, target));
  }

  /** Sells all that is held, and nothing more. */
  @POST
  @Path("{instrument}/close")
  public String close(
      @PathParam("instrument") String instrument,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream text) {
    JsonBody.readOptional(text, Set.of());
    Actor actor = lane(instrument);
    return answer(actor, trading.close(actor, IdempotencyKey.orNew(key)));
  }

  private Actor lane(String instrument) {
    Actor actor = Caller.of(request);
    return actor.at(Optional.of(Caller.instrument(actor, desk, instrument)));
  }

  /** What came of it, and the positions as they were read again. */
  private String answer(Actor actor, TicketView view) {
    JsonObject done = Denied.unless(view).asJsonObject();
    JsonObjectBuilder out = Json.createObjectBuilder(done);
    return out.add("positions", PlainJson.of(desk.positions(actor))).build().toString();
  }
}
