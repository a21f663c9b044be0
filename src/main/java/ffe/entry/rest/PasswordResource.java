package ffe.entry.rest;

import ffe.desk.access.Passwords;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Set;

/** The web password; admin only. It is never told, only set or removed. */
@Path("v1/password")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class PasswordResource {

  private static final String PASSWORD = "password";

  @Inject Passwords passwords;

  @Context HttpServletRequest request;

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public String set(InputStream text) {
    String password =
        JsonBody.read(text, Set.of(PASSWORD))
            .string(PASSWORD)
            .orElseThrow(() -> ApiException.outOfRange(PASSWORD, "password is needed"));
    try {
      passwords.set(Caller.of(request), password);
    } catch (IllegalArgumentException e) {
      throw ApiException.outOfRange(PASSWORD, String.valueOf(e.getMessage()));
    }
    return answer(true);
  }

  @DELETE
  public String clear() {
    passwords.clear(Caller.of(request));
    return answer(false);
  }

  private static String answer(boolean isSet) {
    return Json.createObjectBuilder().add("set", isSet).build().toString();
  }
}
