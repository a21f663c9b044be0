package ffe.entry.access;

import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Logins;
import ffe.desk.access.Passwords;
import ffe.desk.access.SharedCounts;
import ffe.desk.access.Visits;
import ffe.entry.web.Language;
import ffe.trading.JournalDownException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The login: by the one-time link until a password is set, by password from then on; at any time by
 * an access key, with the key's role and until it is revoked. The link carries its token behind
 * {@code #}, so that it reaches no log; the page posts it, and a session begins.
 */
@WebServlet(urlPatterns = "/login")
@SuppressWarnings("NullAway.Init")
public class LoginServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(LoginServlet.class.getName());
  private static final int FORM_BYTES_MAX = 4_096;
  private static final int TOKEN_MAX = 200;

  @Inject transient Doorkeeper doorkeeper;

  @Inject transient Passwords passwords;

  @Inject transient Visits visits;

  @Inject transient SharedCounts shared;

  @Inject transient Logins logins;

  @Inject transient Clock wall;

  private transient Failures failures;

  @Override
  public void init() {
    failures = new Failures(wall, shared, "login");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("1".equals(request.getParameter("script"))) {
      LoginPage.sendScript(response);
    } else {
      ask(request, response, Optional.empty());
    }
  }

  private void ask(
      HttpServletRequest request, HttpServletResponse response, Optional<String> refused)
      throws IOException {
    LoginPage.Way way;
    try {
      way = passwords.isSet() ? LoginPage.Way.PASSWORD : LoginPage.Way.LINK;
    } catch (JournalDownException e) {
      away(request, response);
      return;
    }
    LoginPage.send(Language.of(request), response, way, refused);
  }

  /** Nobody can be let in, and the page says what that means. */
  private static void away(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    LoginPage.send(Language.of(request), response, LoginPage.Way.AWAY, Optional.empty());
  }

  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** A person gets the page again with the reason, a program the error. */
  private void refuse(HttpServletRequest request, HttpServletResponse response, ErrorBody error)
      throws IOException {
    if (!isPage(request)) {
      error.send(response);
      return;
    }
    response.setStatus(error.status());
    ask(request, response, Optional.of(error.detail()));
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
    String address = Visitor.of(request).address();
    if (failures.isTooMany(address)) {
      refuse(
          request,
          response,
          ErrorBody.of(429, "TOO_MANY_FAILURES", "too many failed attempts; wait a minute"));
      return;
    }
    try {
      Optional<ErrorBody> refused = login(request, response);
      if (refused.isPresent()) {
        if (refused.get().status() == 401) {
          failures.failed(address);
        }
        refuse(request, response, refused.get());
        return;
      }
    } catch (JournalDownException e) {
      LOG.log(Level.WARNING, "a login could not be checked: {0}", e.getMessage());
      if (isPage(request)) {
        away(request, response);
      } else {
        ErrorBody.of(503, "DATABASE_DOWN", "the database cannot be reached; nobody can log in")
            .send(response);
      }
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/");
    response.getOutputStream().write("logged in".getBytes(StandardCharsets.UTF_8));
  }

  /** Begins a session, or says why not. */
  private Optional<ErrorBody> login(HttpServletRequest request, HttpServletResponse response) {
    String password = request.getParameter("password");
    if (password != null) {
      return switch (passwords.login(password)) {
        case RIGHT -> {
          begin(request, response, new Actor("password", Role.ADMIN, "web"));
          yield Optional.empty();
        }
        case WRONG -> Optional.of(ErrorBody.of(401, "PASSWORD_WRONG", "the password is wrong"));
        case BUSY ->
            Optional.of(ErrorBody.of(429, "LOGIN_BUSY", "another login is checked; try again"));
      };
    }
    String key = request.getParameter("key");
    if (key != null) {
      Optional<Actor> holder = doorkeeper.login(key.strip());
      holder.ifPresent(a -> begin(request, response, a));
      return holder.isPresent()
          ? Optional.empty()
          : Optional.of(ErrorBody.of(401, "KEY_WRONG", "there is no such key, or it was revoked"));
    }
    String token = request.getParameter("token");
    boolean isRedeemed =
        token != null
            && token.length() <= TOKEN_MAX
            && doorkeeper.redeem(token, actor -> begin(request, response, actor));
    return isRedeemed ? Optional.empty() : Optional.of(linkVoid());
  }

  private ErrorBody linkVoid() {
    return ErrorBody.of(
        401,
        "LINK_VOID",
        passwords.isSet()
            ? "a password is set; log in with it"
            : "this login link is not valid any more; restart the engine for a fresh one");
  }

  private void begin(HttpServletRequest request, HttpServletResponse response, Actor actor) {
    visits.login(actor, Visitor.of(request).address());
    Sessions.begin(request, response, actor);
    logins.begin(actor).ifPresent(t -> LoginCookie.give(request, response, t));
  }
}
