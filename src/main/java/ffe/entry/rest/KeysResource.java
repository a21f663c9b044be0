package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.access.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Access keys; admin only. A key is readable once, in the answer that made it. */
@Path("v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class KeysResource {

  @Inject Doorkeeper doorkeeper;

  @Context HttpServletRequest request;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String create(InputStream text) {
    JsonBody body = JsonBody.read(text, Set.of("name", "role"));
    String name =
        body.string("name").orElseThrow(() -> ApiException.outOfRange("name", "name is needed"));
    String wanted = body.string("role").orElse("viewer").toUpperCase(Locale.ROOT);
    Role role =
        Arrays.stream(Role.values())
            .filter(r -> r.name().equals(wanted))
            .findFirst()
            .orElseThrow(() -> ApiException.outOfRange("role", "role is viewer, trader or admin"));
    try {
      return PlainJson.of(doorkeeper.create(Caller.of(request), name, role)).toString();
    } catch (IllegalArgumentException e) {
      throw ApiException.outOfRange("name", String.valueOf(e.getMessage()));
    }
  }

  @GET
  public String list() {
    JsonArrayBuilder keys = Json.createArrayBuilder();
    doorkeeper
        .list(Caller.of(request))
        .forEach(
            k ->
                keys.add(
                    Json.createObjectBuilder()
                        .add("id", k.id())
                        .add("name", k.name())
                        .add("role", k.role().name())
                        .add("created_at", k.createdAt().toString())
                        .add("revoked", k.revokedAt().isPresent())));
    return Json.createObjectBuilder().add("keys", keys).build().toString();
  }

  /** Who the caller is taken for; any role may ask. */
  @GET
  @Path("self")
  public String self() {
    Actor actor = Caller.of(request);
    return Json.createObjectBuilder()
        .add("name", actor.name())
        .add("role", actor.role().name())
        .build()
        .toString();
  }

  @DELETE
  @Path("{id}")
  public String revoke(@PathParam("id") String id) {
    if (!id.matches("[0-9a-f]{12}") || !doorkeeper.revoke(Caller.of(request), id)) {
      throw ApiException.notFound("key");
    }
    return Json.createObjectBuilder().add("revoked", id).build().toString();
  }
}
