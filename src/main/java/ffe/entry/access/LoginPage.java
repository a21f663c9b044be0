package ffe.entry.access;

import static java.util.regex.Matcher.quoteReplacement;

import ffe.entry.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page that asks who is there: by the link's code, or by password. */
final class LoginPage {

  /** Where a text of {@link Words} stands. */
  private static final Pattern KEY = Pattern.compile("\\{\\{([a-z.-]+)}}");

  /** How somebody can come in now, beside with a key. */
  enum Way {
    PASSWORD("login-by-password.html"),
    LINK("login-by-link.html"),
    /** Not at all: the database is away. */
    AWAY("login-away.html");

    private final String resource;

    Way(String resource) {
      this.resource = resource;
    }
  }

  private LoginPage() {}

  /**
   * In the language that the browser asks for.
   *
   * @param refused why a former attempt failed; one of the engine's own sentences
   */
  static void send(Locale language, HttpServletResponse response, Way way, Optional<String> refused)
      throws IOException {
    String reason = refused.map(why -> "<p role=\"alert\"><b>" + why + ".</b></p>").orElse("");
    String page = resource("login.html").replace("<!-- way -->", resource(way.resource));
    String told =
        KEY.matcher(page).replaceAll(key -> quoteReplacement(Words.text(language, key.group(1))));
    send(response, "text/html", told.replace("<!-- refused -->", reason));
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
