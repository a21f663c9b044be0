package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.DryRunView;
import ffe.desk.PolicyBook;
import ffe.desk.PolicyView;
import ffe.desk.RiskDesk;
import ffe.desk.RiskStateView;
import ffe.risk.Limit;
import ffe.trading.PolicyVersion;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits of an account: what they are, how much of them is used, and changing them. */
@Path("v1/risk")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class RiskResource {

  private static final List<String> LIMITS = Arrays.stream(Limit.values()).map(Limit::key).toList();

  @Inject RiskDesk desk;

  @Context HttpServletRequest request;

  /** The policy in force, with what each value may become; {@code ETag} is its version. */
  @GET
  @Path("policy")
  public Response policy() {
    return answer(desk.policy(Caller.of(request)));
  }

  /** Who changed what and why, newest first. */
  @GET
  @Path("policy/versions")
  public String versions(@QueryParam("limit") @DefaultValue("50") String limit) {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    List<PolicyBook.Entry> found =
        desk.versions(Caller.of(request), Limits.read(limit, 1, RiskDesk.VERSIONS_MAX));
    found.forEach(e -> versions.add(head(e.version()).add("written_at", e.writtenAt().toString())));
    return Json.createObjectBuilder()
        .add("versions", versions)
        .add("count", found.size())
        .build()
        .toString();
  }

  /** Changes some limits, from the next cycle on; what is not named stays. */
  @PUT
  @Path("policy")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, InputStream body) {
    Actor actor = Caller.of(request);
    return answer(desk.change(actor, RiskChange.read(body, ifMatch, LIMITS)));
  }

  /** Judges the decisions of the last ninety days under a change; nothing comes into force. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  public String check(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, InputStream body) {
    Actor actor = Caller.of(request);
    RiskDesk.Proposal proposal =
        RiskChange.read(body, ifMatch, desk.policy(actor).keys()).orReason("dry run");
    DryRunView view = desk.check(actor, proposal);
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("based_on", proposal.basedOn())
            .add("judged", view.judged())
            .add("differ", view.differ());
    JsonObjectBuilder outcomes = Json.createObjectBuilder();
    for (ffe.trading.Rejudged.Outcome outcome : ffe.trading.Rejudged.Outcome.values()) {
      outcomes.add(PlainJson.snake(outcome.name()), view.count(outcome));
    }
    return out.add("outcomes", outcomes)
        .add("from", view.from().toString())
        .add("to", view.to().toString())
        .add("oldest", PlainJson.of(view.oldest()))
        .add("ended_by", PlainJson.snake(view.end().name()))
        .add("held_judged", view.withHeld())
        .add("unreadable", view.unreadable())
        .add("gates", PlainJson.of(view.gates()))
        .add("examples", PlainJson.of(view.examples()))
        .add("headroom", PlainJson.of(desk.headroom(actor, proposal)))
        .build()
        .toString();
  }

  /** What the limits remember: marks of day and week, peak, halts, losses in a row. */
  @GET
  @Path("state")
  public String state() {
    RiskStateView view = desk.state(Caller.of(request));
    return PlainJson.of(view).toString();
  }

  static Response answer(PolicyView view) {
    return Response.ok(json(view).build().toString())
        .tag(Integer.toString(view.version().number()))
        .build();
  }

  static JsonObjectBuilder json(PolicyView view) {
    JsonObjectBuilder values = Json.createObjectBuilder();
    JsonObjectBuilder ranges = Json.createObjectBuilder();
    view.keys()
        .forEach(
            key -> {
              values.add(key, Optional.ofNullable(view.values().get(key)).orElse(""));
              ranges.add(key, view.range(key));
            });
    return head(view.version())
        .add("values", values)
        .add("allowed", ranges)
        .add(
            "risk_day",
            Json.createObjectBuilder()
                .add("starts", view.version().policy().risk().dayStartsAt())
                .add("zone", view.version().policy().risk().dayZone()));
  }

  private static JsonObjectBuilder head(PolicyVersion version) {
    return Json.createObjectBuilder()
        .add(RiskChange.VERSION, version.number())
        .add("name", version.policy().risk().version())
        .add("by", version.by())
        .add(RiskChange.REASON, version.reason())
        .add("in_force_since", version.since().toString())
        .add("changes", PlainJson.of(version.changes()));
  }
}
