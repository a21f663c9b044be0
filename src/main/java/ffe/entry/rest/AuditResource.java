package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Auditor;
import ffe.desk.ControlQuery;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was commanded, and checks of what was journaled; admin only. */
@Path("v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class AuditResource {

  @Inject Auditor auditor;

  @Context HttpServletRequest request;

  /** Who told the engine what, of all accounts unless one is named, newest first. */
  @GET
  public String controls(
      @QueryParam("actor") @Nullable String by,
      @QueryParam("action") @Nullable String action,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Actor actor = Caller.of(request);
    return Pages.json(
        "controls",
        auditor.controls(
            actor,
            new ControlQuery(
                actor.account(),
                Optional.ofNullable(by).map(a -> Limits.word("actor", a)),
                Optional.ofNullable(action).map(a -> Limits.word("action", a)),
                Optional.ofNullable(from).map(t -> Limits.time("from", t)),
                Optional.ofNullable(to).map(t -> Limits.time("to", t)),
                Limits.read(limit, 1, ControlQuery.LIMIT_MAX),
                Optional.ofNullable(cursor).map(Limits::number))));
  }

  /** Adds the books up again. */
  @GET
  @Path("books")
  public String books() {
    return PlainJson.of(auditor.books(Caller.of(request))).toString();
  }

  /** Computes decisions again, in slot order, at most 200 a call. */
  @POST
  @Path("replay")
  public String replay(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    return PlainJson.of(
            auditor.replay(
                Caller.of(request),
                Optional.ofNullable(after).map(Limits::id),
                Limits.read(limit, 1, 200)))
        .toString();
  }
}
