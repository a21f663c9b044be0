package ffe.entry.rest;

import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.jar.Manifest;

/** What a program finds at the root: name, version and where to go on. */
@WebServlet("/index.json")
public class IndexServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.send(
        response,
        HttpServletResponse.SC_OK,
        Json.createObjectBuilder()
            .add("name", "Finance Feedback Engine")
            .add("version", version())
            .add("docs", "/openapi/ui")
            .add("health", "/api/v1/health")
            .add("metrics", "/metrics")
            .build());
  }

  private String version() throws IOException {
    try (InputStream in = getServletContext().getResourceAsStream("/META-INF/MANIFEST.MF")) {
      return Optional.ofNullable(in == null ? null : new Manifest(in))
          .map(m -> m.getMainAttributes().getValue("Implementation-Version"))
          .orElse("unknown");
    }
  }
}
