package ffe.entry.rest;

import ffe.desk.search.SearchDesk;
import ffe.desk.search.SearchOrder.Aim;
import jakarta.inject.Inject;
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

/** Walk-forwards: what choosing again and again would have come to, as jobs that run beside. */
@Path("v1/walk-forward")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class WalkForwardResource {

  @Inject SearchDesk desk;

  @Context HttpServletRequest request;

  private SearchDoor door() {
    return new SearchDoor(desk, Aim.WALK_FORWARD, "walk-forward");
  }

  /** Answers 202 when it waits in the queue; {@code Location} tells of its progress. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response order(InputStream text) {
    return door().order(Caller.of(request), text);
  }

  @GET
  public String list(@QueryParam("limit") @DefaultValue("20") String limit) {
    return door().list(Caller.of(request), limit);
  }

  @GET
  @Path("{id}")
  public String one(@PathParam("id") String id) {
    return door().one(Caller.of(request), id);
  }

  /** Ends it wherever it waits or runs. */
  @DELETE
  @Path("{id}")
  public String cancel(@PathParam("id") String id) {
    return door().cancel(Caller.of(request), id);
  }

  /** Every trial, of a search that came to its end. */
  @GET
  @Path("{id}/result")
  public String result(@PathParam("id") String id) {
    return door().result(Caller.of(request), id);
  }

  /** The same as one document. */
  @GET
  @Path("{id}/report")
  @Produces(MediaType.TEXT_HTML)
  public Response report(@PathParam("id") String id) {
    return door().report(Caller.of(request), id);
  }
}
