package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Desk;
import ffe.desk.PolicyView;
import ffe.desk.RiskDesk;
import ffe.desk.StatusView;
import ffe.desk.live.LiveDesk;
import ffe.desk.live.LiveListener;
import ffe.market.Instrument;
import ffe.risk.Limit;
import ffe.trading.AgentState.Command;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The agent: its state and what it can be told. Every answer is read again after the command. */
@Path("bot")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class BotResource {

  private static final String CLOSE = "close_positions";

  private static final Map<String, Command> COMMANDS =
      new TreeMap<>(
          Map.of(
              "start", Command.START,
              "stop", Command.STOP,
              "pause", Command.PAUSE,
              "resume", Command.RESUME,
              "halt", Command.HALT,
              "lift", Command.LIFT,
              "flatten", Command.FLATTEN));

  /** Limits that say how the agent decides, beside quorum and weights. */
  private static final Set<String> OF_THE_AGENT =
      Set.of(
          Limit.CONFIDENCE_MIN.key(),
          Limit.COOL_DOWN_AFTER_LOSS.key(),
          Limit.LOSSES_FOR_LONG_COOL_DOWN.key(),
          Limit.COOL_DOWN_AFTER_LOSSES.key());

  @Inject Desk desk;

  @Inject RiskDesk risk;

  @Inject LiveDesk live;

  @Context HttpServletRequest request;

  /** The same under {@code /api/v1/bot}. */
  @Path("v1/bot")
  public static class Alias extends BotResource {}

  @GET
  @Path("status")
  public String status() {
    return answer(desk.status(Caller.of(request)), Optional.empty());
  }

  @GET
  @Path("config")
  public String config() {
    Actor actor = Caller.of(request);
    StatusView s = desk.status(actor);
    return Json.createObjectBuilder()
        .add("account", s.account())
        .add("mode", s.mode().toLowerCase(java.util.Locale.ROOT))
        .add(
            "watchlist",
            PlainJson.of(desk.instruments(actor).stream().map(Instrument::name).toList()))
        .add("analysts", PlainJson.of(s.analysts()))
        .add("limits", PlainJson.of(desk.headroom(actor)))
        .add("policy", settings(actor))
        .build()
        .toString();
  }

  /** The settings that can be changed here; null before the account has traded. */
  private JsonValue settings(Actor actor) {
    try {
      PolicyView policy = risk.policy(actor);
      JsonObjectBuilder values = Json.createObjectBuilder();
      JsonObjectBuilder allowed = Json.createObjectBuilder();
      for (String key : keys(policy)) {
        values.add(key, Optional.ofNullable(policy.values().get(key)).orElse(""));
        allowed.add(key, policy.range(key));
      }
      return Json.createObjectBuilder()
          .add(RiskChange.VERSION, policy.version().number())
          .add("values", values)
          .add("allowed", allowed)
          .build();
    } catch (ConflictException starting) {
      return JsonValue.NULL;
    }
  }

  /**
   * Changes how the running agent decides, from the next cycle on; what is not named stays. The
   * limits of {@code /api/v1/risk/policy} and these settings are one policy with one version.
   */
  @PATCH
  @Path("config")
  @Consumes(MediaType.APPLICATION_JSON)
  public String change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, InputStream body) {
    Actor actor = Caller.of(request);
    risk.change(actor, RiskChange.read(body, ifMatch, keys(risk.policy(actor))));
    return config();
  }

  private static List<String> keys(PolicyView policy) {
    return policy.keys().stream()
        .filter(key -> Limit.of(key).isEmpty() || OF_THE_AGENT.contains(key))
        .toList();
  }

  /** What is committed, as it happens: decision, order, fill, state, equity. */
  @GET
  @Path("stream")
  @Produces(EventStream.TYPE)
  public Response stream(@HeaderParam("Last-Event-ID") @Nullable String last) {
    Response.ResponseBuilder answer =
        Response.ok().type(EventStream.TYPE).header("X-Accel-Buffering", "no");
    if (request.getMethod().equals("HEAD")) {
      return answer.build();
    }
    LiveListener listener =
        live.listen(Caller.of(request), EventStream.after(last))
            .orElseThrow(
                () ->
                    new ApiException(
                        429, "TOO_MANY_STREAMS", "too many listen already; end another stream"));
    request.setAttribute(RequestMeter.ENDLESS, true);
    return answer.entity(new EventStream(listener)).build();
  }

  @POST
  @Path("cancel")
  public String cancel(InputStream body) {
    JsonBody.readOptional(body, Set.of());
    Actor actor = Caller.of(request);
    int cancelled = desk.cancelEntries(actor, "REST");
    return answer(desk.status(actor), Optional.of(cancelled));
  }

  /** Halt, cancel, and flatten unless told otherwise. */
  @POST
  @Path("emergency-stop")
  public String emergencyStop(
      @QueryParam(CLOSE) @Nullable String closePositions, InputStream body) {
    boolean close = isToClose(closePositions, JsonBody.readOptional(body, Set.of(CLOSE)));
    Actor actor = Caller.of(request);
    desk.tell(actor, Command.HALT, "emergency stop");
    int cancelled = desk.cancelEntries(actor, "emergency stop");
    if (close) {
      desk.tell(actor, Command.FLATTEN, "emergency stop");
    }
    return answer(desk.status(actor), Optional.of(cancelled));
  }

  /** As a parameter or in the body; two contradicting words are refused. */
  private static boolean isToClose(@Nullable String parameter, JsonBody body) {
    if (parameter != null && !parameter.matches("true|false")) {
      throw ApiException.outOfRange(CLOSE, CLOSE + " is true or false");
    }
    boolean asked = parameter == null || parameter.equals("true");
    boolean inBody = body.bool(CLOSE, asked);
    if (parameter != null && inBody != asked) {
      throw ApiException.outOfRange(CLOSE, CLOSE + " is said twice, differently");
    }
    return inBody;
  }

  @POST
  @Path("{command}")
  public String tell(@PathParam("command") String name, InputStream body) {
    Command command = COMMANDS.get(name);
    if (command == null) {
      throw ApiException.notFound("command; known are " + COMMANDS.keySet());
    }
    JsonBody.readOptional(body, Set.of());
    return answer(desk.tell(Caller.of(request), command, "REST"), Optional.empty());
  }

  private static String answer(StatusView s, Optional<Integer> cancelled) {
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("state", s.agent().name().toLowerCase(java.util.Locale.ROOT))
            .add("status_description", s.agentReason())
            .add("is_operational", s.holder() && s.trouble().isEmpty())
            .add("active_positions", s.openPositions())
            .add("current_asset_pair", s.instrument());
    cancelled.ifPresent(n -> out.add("cancelled_entries", n));
    return out.add("detail", PlainJson.of(s)).build().toString();
  }
}
