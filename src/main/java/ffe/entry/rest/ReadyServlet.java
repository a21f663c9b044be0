package ffe.entry.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Says whether work may come in, and if not, why not. */
@WebServlet("/ready")
public class ReadyServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Readiness readiness;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> reason = readiness.firstReason();
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("ready", reason.isEmpty())
            .add("timestamp", Clock.systemUTC().instant().toString());
    reason.ifPresent(text -> body.add("reason", text));
    int status =
        reason.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    Answer.send(response, status, body.build());
  }
}
