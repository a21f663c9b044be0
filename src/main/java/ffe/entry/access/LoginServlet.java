package ffe.entry.access;

import ffe.desk.Actor;
import ffe.desk.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * The one-time login link. The link carries its token behind {@code #}, so that it reaches no log;
 * the page posts it, and a session begins.
 */
@WebServlet(urlPatterns = "/login")
@SuppressWarnings("NullAway.Init")
public class LoginServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int SESSION_SECONDS = 12 * 3600;
  private static final int FORM_BYTES_MAX = 4_096;
  private static final int TOKEN_MAX = 200;

  @Inject transient Doorkeeper doorkeeper;

  @Inject transient Clock wall;

  private transient Failures failures;

  @Override
  public void init() {
    failures = new Failures(wall);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("1".equals(request.getParameter("script"))) {
      send(response, "text/javascript", resource("/ffe/entry/login.js"));
    } else {
      send(response, "text/html", resource("/ffe/entry/login.html"));
    }
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'self'");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) throws IOException {
    try (InputStream page = LoginServlet.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("missing in the build: " + name);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A person gets the page again with the reason, a program the error. */
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ErrorBody error)
      throws IOException {
    String accept = request.getHeader("Accept");
    if (accept == null || !accept.contains("text/html")) {
      error.send(response);
      return;
    }
    response.setStatus(error.status());
    String reason = "<p role=\"alert\"><b>" + error.detail() + ".</b></p>";
    send(
        response,
        "text/html",
        resource("/ffe/entry/login.html").replace("<!-- refused -->", reason));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long length = request.getContentLengthLong();
    if (length < 0 || length > FORM_BYTES_MAX) {
      // before the form is read: the container would keep all of it
      refuse(
          request,
          response,
          ErrorBody.of(413, "TOO_LARGE", "a login has at most " + FORM_BYTES_MAX + " bytes"));
      return;
    }
    if (!AccessFilter.isSameOrigin(request)) {
      refuse(
          request, response, ErrorBody.of(403, "OTHER_ORIGIN", "log in on the engine's own page"));
      return;
    }
    String token = request.getParameter("token");
    Optional<Actor> actor =
        Optional.ofNullable(token).filter(t -> t.length() <= TOKEN_MAX).flatMap(doorkeeper::redeem);
    if (actor.isEmpty()) {
      String address = request.getRemoteAddr();
      failures.failed(address);
      refuse(
          request,
          response,
          failures.isTooMany(address)
              ? ErrorBody.of(429, "TOO_MANY_FAILURES", "too many failed attempts; wait a minute")
              : ErrorBody.of(
                  401,
                  "LINK_VOID",
                  "this login link is not valid any more; restart the engine for a fresh one"));
      return;
    }
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    HttpSession session = request.getSession(true);
    session.setMaxInactiveInterval(SESSION_SECONDS);
    session.setAttribute(AccessFilter.ACTOR, actor.get());
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/");
    response.getOutputStream().write("logged in".getBytes(StandardCharsets.UTF_8));
  }
}
