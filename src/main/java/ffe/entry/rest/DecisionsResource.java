package ffe.entry.rest;

import ffe.decision.Action;
import ffe.desk.Actor;
import ffe.desk.DecisionFilter;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.DecisionView;
import ffe.desk.Desk;
import ffe.desk.Exporter;
import ffe.trading.DecisionRecord.Result;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** Decisions: ask for advice, list, look into one, compute it again. */
@Path("v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class DecisionsResource {

  private static final Set<String> FIELDS =
      Set.of("asset_pair", "provider", "include_sentiment", "include_macro");

  @Inject Desk desk;

  @Inject Exporter exporter;

  @Context HttpServletRequest request;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String advise(InputStream text) {
    Actor actor = Caller.of(request);
    JsonBody body = JsonBody.read(text, FIELDS);
    String pair =
        body.string("asset_pair")
            .orElseThrow(() -> ApiException.outOfRange("asset_pair", "asset_pair is needed"));
    String provider = body.string("provider").orElse("ensemble");
    body.bool("include_sentiment", true);
    body.bool("include_macro", true);
    if (!provider.equals("ensemble")) {
      throw ApiException.outOfRange("provider", "provider is ensemble");
    }
    return one(desk.advise(actor, Caller.instrument(actor, desk, pair))).toString();
  }

  @GET
  public String list(
      @QueryParam("asset_pair") @Nullable String pair,
      @QueryParam("action") @Nullable String action,
      @QueryParam("result") @Nullable String result,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("text") @Nullable String text,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @DefaultValue("10") String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Actor actor = Caller.of(request);
    DecisionQuery query =
        new DecisionQuery(
            desk.status(actor).account(),
            new DecisionFilter(
                Optional.ofNullable(pair).map(p -> Caller.instrument(actor, desk, p)),
                Optional.ofNullable(action).map(a -> Limits.oneOf("action", a, Action.class)),
                Optional.ofNullable(result).map(r -> Limits.oneOf("result", r, Result.class)),
                Optional.ofNullable(reason).map(r -> Limits.word("reason", r)),
                Optional.ofNullable(from).map(t -> Limits.time("from", t)),
                Optional.ofNullable(to).map(t -> Limits.time("to", t)),
                Optional.ofNullable(text).map(t -> Limits.word("text", t))),
            Limits.read(limit, 1, 100),
            Optional.ofNullable(cursor).map(Limits::cursor));
    DecisionPage page = desk.decisions(actor, query);
    JsonArrayBuilder lines = Json.createArrayBuilder();
    page.decisions().forEach(line -> lines.add(summary(line)));
    JsonObjectBuilder out =
        Json.createObjectBuilder().add("decisions", lines).add("count", page.decisions().size());
    page.next().ifPresentOrElse(n -> out.add("next", n), () -> out.addNull("next"));
    return out.build().toString();
  }

  @GET
  @Path("{id}")
  public String detail(@PathParam("id") String id) {
    return desk.decision(Caller.of(request), Limits.id(id))
        .map(DecisionsResource::one)
        .orElseThrow(() -> ApiException.notFound("decision"))
        .toString();
  }

  @POST
  @Path("{id}/replay")
  public String replay(@PathParam("id") String id) {
    return desk.replay(Caller.of(request), Limits.id(id))
        .map(PlainJson::of)
        .orElseThrow(() -> ApiException.notFound("decision"))
        .toString();
  }

  /** With all it was computed from, in a form that {@code ffe verify} computes again. */
  @GET
  @Path("{id}/export")
  public String export(@PathParam("id") String id) {
    return exporter
        .decision(Caller.of(request), Limits.id(id))
        .orElseThrow(() -> ApiException.notFound("decision"));
  }

  private static JsonObjectBuilder summary(DecisionLine line) {
    return Json.createObjectBuilder()
        .add("decision_id", line.id())
        .add("asset_pair", line.instrument())
        .add("action", line.action())
        .add("confidence", Math.round(line.confidencePercent() * 10) / 10.0)
        .add("confidence_calibrated", false)
        .add("reasoning", line.sentence())
        .add("result", line.result().name())
        .add("reason", line.reason())
        .add("would_change", line.wouldChange())
        .add("market_time", line.slot().toString());
  }

  private static JsonObject one(DecisionView view) {
    JsonObjectBuilder out = summary(view.line());
    return out.add("digest", view.digest())
        .add("advice", view.record().isAdvice())
        .add("record", PlainJson.of(view.record()))
        .add("orders", PlainJson.of(view.orders()))
        .add("fills", PlainJson.of(view.fills()))
        .build();
  }
}
