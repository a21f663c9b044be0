package ffe.entry.rest;

import ffe.desk.SettingsBook;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** What the engine was told at its start; admin only. Of a secret only whether it is set. */
@Path("v1/config")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ConfigResource {

  @Inject SettingsBook book;

  @Context HttpServletRequest request;

  @GET
  public String all() {
    JsonArrayBuilder settings = Json.createArrayBuilder();
    book.all(Caller.of(request))
        .forEach(
            s -> {
              JsonObjectBuilder one =
                  Json.createObjectBuilder()
                      .add("key", s.key())
                      .add("variable", s.variable())
                      .add("value", s.value())
                      .add("source", s.source())
                      .add("default", s.fallback())
                      .add("allowed", s.range())
                      .add("meaning", s.meaning())
                      .add("secret", s.secret());
              settings.add(one);
            });
    return Json.createObjectBuilder().add("settings", settings).build().toString();
  }
}
