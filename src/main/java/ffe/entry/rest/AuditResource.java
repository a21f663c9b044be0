package ffe.entry.rest;

import ffe.desk.Auditor;
import jakarta.inject.Inject;
import jakarta.json.Json;
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

  private static final int ACTIONS_MAX = 500;

  @Inject Auditor auditor;

  @Context HttpServletRequest request;

  /** Who told the agent what, newest first. */
  @GET
  public String controls(@QueryParam("limit") @DefaultValue("50") String limit) {
    return Json.createObjectBuilder()
        .add(
            "controls",
            PlainJson.of(auditor.controls(Caller.of(request), Limits.read(limit, 1, ACTIONS_MAX))))
        .build()
        .toString();
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
