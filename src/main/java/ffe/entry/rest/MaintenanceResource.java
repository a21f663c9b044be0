package ffe.entry.rest;

import ffe.desk.keeping.StorageDesk;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The database's tables and jobs; admin only. */
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
}
