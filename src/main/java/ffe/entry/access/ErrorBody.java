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

  private static final long WAIT_SECONDS = 60;

  public static ErrorBody of(int status, String code, String detail) {
    return new ErrorBody(status, code, detail, Optional.empty(), UUID.randomUUID().toString());
  }

  /** The error for a status that the container or JAX-RS chose by itself. */
  public static ErrorBody ofStatus(int status) {
    return switch (status) {
      case 404 -> of(404, "NOT_FOUND", "no such path");
      case 405 -> of(405, "METHOD_NOT_ALLOWED", "this path has no such method");
      case 406 -> of(406, "NOT_ACCEPTABLE", "answers are application/json");
      case 413 -> of(413, "TOO_LARGE", "the request is too large");
      case 415 -> of(415, "WRONG_CONTENT_TYPE", "send application/json in UTF-8");
      default ->
          status >= 500
              ? of(500, "INTERNAL", "an internal error; the log has its reference")
              : of(400, "MALFORMED", "the request is malformed");
    };
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
    send(response, WAIT_SECONDS);
  }

  /**
   * @param wait seconds until another try makes sense, told with 429
   */
  void send(HttpServletResponse response, long wait) throws IOException {
    Optional<String> origin = Optional.ofNullable(response.getHeader(Origins.ALLOWED));
    Optional<String> strict = Optional.ofNullable(response.getHeader(Transport.STRICT));
    response.reset();
    AccessFilter.secure(response);
    strict.ifPresent(s -> response.setHeader(Transport.STRICT, s));
    origin.ifPresent(o -> Origins.restore(response, o));
    response.setStatus(status);
    if (status == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (status == 429) {
      response.setHeader("Retry-After", Long.toString(wait));
    }
    response.setContentType("application/json");
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
  }
}
