package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.PerformanceQuery;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.drift.DriftDesk;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How good those were that decisions came from. */
@Path("v1/analytics")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class AnalyticsResource {

  @Inject ArenaDesk arena;

  @Inject DriftDesk repeated;

  @Inject Desk desk;

  @Context HttpServletRequest request;

  /** Of one pair, over some risk days; the last thirty where none are said. */
  @GET
  @Path("voters")
  public String voters(
      @QueryParam("asset_pair") @Nullable String pair,
      @QueryParam("days") @Nullable String days,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    Actor actor = Caller.of(request);
    PerformanceQuery said = Results.query(days, from, to);
    Actor of = actor.at(Optional.ofNullable(pair).map(p -> Caller.instrument(actor, desk, p)));
    return PlainJson.of(
            arena.scores(of, said.equals(PerformanceQuery.ALL) ? ArenaDesk.USUAL : said))
        .toString();
  }

  /** The last hours of one pair, repeated from its records; 24 where none are said. */
  @GET
  @Path("drift")
  public String drift(
      @QueryParam("asset_pair") @Nullable String pair,
      @QueryParam("hours") @Nullable String hours) {
    Actor actor = Caller.of(request);
    int count =
        hours == null ? DriftDesk.USUAL : Limits.whole("hours", hours, 1, DriftDesk.HOURS_MAX);
    Actor of = actor.at(Optional.ofNullable(pair).map(p -> Caller.instrument(actor, desk, p)));
    return PlainJson.of(repeated.measure(of, count)).toString();
  }
}
