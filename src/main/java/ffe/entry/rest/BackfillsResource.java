package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.backfill.BackfillDesk;
import ffe.desk.backfill.BackfillOrder;
import ffe.desk.backfill.BackfillSums;
import ffe.desk.backfill.BackfillView;
import ffe.market.Instrument;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Orders for the minutes of long ago from a venue; the work goes on beside. */
@Path("v1/data/backfills")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BackfillsResource {

  private static final Set<String> FIELDS = Set.of("source", "asset_pair", "from", "to");

  @Inject BackfillDesk desk;

  @Context HttpServletRequest request;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response order(InputStream text) {
    Actor actor = Caller.of(request);
    BackfillDesk.needTrader(actor);
    JsonBody body = JsonBody.read(text, FIELDS);
    String source =
        body.string("source")
            .orElseThrow(
                () ->
                    ApiException.outOfRange(
                        "source", "source is one of " + String.join(", ", desk.sources())));
    Instrument instrument = Sources.instrument("asset_pair", body.string("asset_pair").orElse(""));
    Instant from = Limits.time("from", body.string("from").orElse(""));
    Optional<Instant> to = body.string("to").map(t -> Limits.time("to", t));
    return Response.status(Response.Status.ACCEPTED)
        .entity(json(desk.order(actor, source, instrument, from, to)).toString())
        .build();
  }

  @GET
  public String list(@QueryParam("limit") @DefaultValue("20") String limit) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(Caller.of(request), Limits.read(limit, 1, BackfillDesk.LIST_MAX))
        .forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder()
        .add("sources", PlainJson.of(desk.sources()))
        .add("backfills", all)
        .build()
        .toString();
  }

  @GET
  @Path("{id}")
  public String one(@PathParam("id") String id) {
    return text(desk.find(Caller.of(request), id));
  }

  @DELETE
  @Path("{id}")
  public String cancel(@PathParam("id") String id) {
    return text(desk.cancel(Caller.of(request), id));
  }

  @POST
  @Path("{id}/resume")
  public String resume(@PathParam("id") String id) {
    return text(desk.resume(Caller.of(request), id));
  }

  private static String text(Optional<BackfillView> view) {
    return view.map(v -> json(v).toString()).orElseThrow(() -> ApiException.notFound("backfill"));
  }

  private static JsonObject json(BackfillView view) {
    BackfillOrder order = view.order();
    BackfillSums sums = view.sums();
    return Json.createObjectBuilder()
        .add("id", view.id())
        .add("state", view.state().name().toLowerCase(Locale.ROOT))
        .add("source", order.source())
        .add("instrument", order.instrument().name())
        .add("from", order.from().toString())
        .add("to", order.to().toString())
        .add("reached", view.reached().toString())
        .add("actor", view.actor())
        .add("ordered_at", view.orderedAt().toString())
        .add("ended_at", PlainJson.of(view.endedAt()))
        .add("told", sums.told())
        .add("quiet", sums.quiet())
        .add("added", sums.added())
        .add("already_there", sums.known())
        .add("different", sums.different())
        .add("problem", view.problem())
        .build();
  }
}
