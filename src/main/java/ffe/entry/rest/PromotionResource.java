package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.PolicyView;
import ffe.desk.Role;
import ffe.desk.backtest.JobDesk;
import ffe.desk.search.PromotionDesk;
import ffe.desk.search.SearchOrder.Aim;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What an optimization chose, into the policy of an account on paper. */
@Path("v1/optimizations/{id}/promotion")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class PromotionResource {

  @Inject PromotionDesk desk;

  @Context HttpServletRequest request;

  /** Answers the policy that is in force from the next cycle on; a second time changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response promote(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      InputStream body) {
    Actor actor = Caller.of(request);
    JobDesk.need(actor, Role.ADMIN);
    PolicyView promoted =
        desk.promote(actor, Aim.OPTIMIZATION, id, RiskChange.basedOn(body, ifMatch))
            .orElseThrow(() -> ApiException.notFound("search"));
    return RiskResource.answer(promoted);
  }
}
