package ffe.entry.access;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The one shape of an error: {@code {"detail", "reference_id", "code", "field"?}}. Never a stack
 * trace, class name or SQL.
 */
public record ErrorBody(
    int status, String code, String detail, Optional<String> field, String reference) {

  public static ErrorBody of(int status, String code, String detail) {
    return new ErrorBody(status, code, detail, Optional.empty(), UUID.randomUUID().toString());
  }

  public String json() {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("detail", detail)
            .add("reference_id", reference)
            .add("code", code);
    field.ifPresent(name -> body.add("field", name));
    return body.build().toString();
  }

  void send(HttpServletResponse response) throws IOException {
    response.reset();
    AccessFilter.secure(response);
    response.setStatus(status);
    if (status == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.setContentType("application/json");
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
  }
}
