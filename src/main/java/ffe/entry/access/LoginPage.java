package ffe.entry.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page that asks who is there: by the link's code, or by password. */
final class LoginPage {

  private LoginPage() {}

  /**
   * @param refused why a former attempt failed; one of the engine's own sentences
   */
  static void send(HttpServletResponse response, boolean asksPassword, Optional<String> refused)
      throws IOException {
    String way = asksPassword ? "login-by-password.html" : "login-by-link.html";
    String reason = refused.map(why -> "<p role=\"alert\"><b>" + why + ".</b></p>").orElse("");
    send(
        response,
        "text/html",
        resource("login.html")
            .replace("<!-- refused -->", reason)
            .replace("<!-- way -->", resource(way)));
  }

  static void sendScript(HttpServletResponse response) throws IOException {
    send(response, "text/javascript", resource("login.js"));
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        AccessFilter.CONTENT_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) throws IOException {
    try (InputStream page = LoginPage.class.getResourceAsStream("/ffe/entry/" + name)) {
      if (page == null) {
        throw new IllegalStateException("missing in the build: " + name);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
