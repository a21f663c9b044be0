package ffe.entry.rest;

import ffe.desk.keeping.StorageDesk;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Set;

/** The database's tables and jobs, and what left it for files; admin only. */
@Path("v1/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class MaintenanceResource {

  @Inject StorageDesk desk;

  @Context HttpServletRequest request;

  @GET
  public String view() {
    return PlainJson.of(desk.view(Caller.of(request))).toString();
  }

  /** Lets old candles leave within a minute; {@code GET} tells how far that is. */
  @POST
  @Path("cold")
  public String move(InputStream text) {
    JsonBody.readOptional(text, Set.of());
    return PlainJson.of(desk.moveSoon(Caller.of(request))).toString();
  }
}
