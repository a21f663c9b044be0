package ffe.entry.rest;

import ffe.desk.models.ModelDesk;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Language models: who is asked, what it costs today, how they do. */
@Path("v1/models")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ModelsResource {

  @Inject ModelDesk models;

  @GET
  public String today() {
    return PlainJson.of(models.today()).toString();
  }
}
