package ffe.entry.rest;

import ffe.desk.Breakers;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.keeping.SafeKeeping;
import ffe.desk.live.Outlet;
import ffe.desk.ticks.TickKeeping;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Health for people and programs with a key. */
@Path("v1/health")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class HealthResource {

  @Inject Desk desk;

  @Inject Breakers breakers;

  @Inject SafeKeeping keeping;

  @Inject Outlet outlet;

  @Inject TickKeeping ticks;

  @Context HttpServletRequest request;

  @GET
  public String health() {
    StatusView s = desk.status(Caller.of(request));
    Optional<String> backup = keeping.trouble();
    boolean feed = s.feed() == ffe.market.FeedState.LIVE || s.feed() == ffe.market.FeedState.ENDED;
    String status =
        s.trouble().isPresent()
            ? "unhealthy"
            : feed && !s.dataStale() && backup.isEmpty() ? "healthy" : "degraded";
    return Json.createObjectBuilder()
        .add("status", status)
        .add("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0)
        .add("circuit_breakers", PlainJson.of(breakers.states()))
        .add(
            "components",
            Json.createObjectBuilder()
                .add("database", s.trouble().orElse("up"))
                .add("feed", s.feed().name() + " " + s.feedReason())
                .add("lease", s.holder() ? "held" : s.leaseNote())
                .add("agent", s.agent().name())
                .add(
                    "backup",
                    backup.orElse(keeping.lastSuccess().map(at -> "last " + at).orElse("none yet")))
                .add("orders_unknown", s.ordersUnknown())
                .add("questdb", outlet.state().map(Outlet.State::words).orElse("none"))
                .add("ticks", ticks.state().map(TickKeeping.State::words).orElse("none"))
                .add("stand_in", s.standIn() ? "votes as ollama; it is not a model" : "none"))
        .build()
        .toString();
  }
}
