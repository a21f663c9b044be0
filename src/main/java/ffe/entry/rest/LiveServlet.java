package ffe.entry.rest;

import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** Says that the process answers; containers probe it. */
@WebServlet("/live")
public class LiveServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.send(
        response,
        HttpServletResponse.SC_OK,
        Json.createObjectBuilder()
            .add("alive", true)
            .add("timestamp", Clock.systemUTC().instant().toString())
            .build());
  }
}
