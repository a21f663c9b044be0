package ffe.entry.access;

import ffe.desk.Actor;
import ffe.desk.access.Logins;
import ffe.desk.access.Visits;
import ffe.trading.JournalDownException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends the session of whoever posts here, in all its windows, and leads to the login. */
@WebServlet(urlPatterns = "/logout")
@SuppressWarnings("NullAway.Init")
public class LogoutServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(LogoutServlet.class.getName());

  @Inject transient Visits visits;

  @Inject transient Logins logins;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
    session.ifPresent(HttpSession::invalidate);
    LoginCookie.of(request)
        .ifPresent(
            token -> {
              logins.end(token);
              LoginCookie.take(request, response);
            });
    if (session.isPresent() && request.getAttribute(AccessFilter.ACTOR) instanceof Actor actor) {
      note(actor, Visitor.of(request).address());
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/login");
  }

  /** Who wants to go goes, whether it can be noted or not. */
  private void note(Actor actor, String address) {
    try {
      visits.logout(actor, address);
    } catch (JournalDownException e) {
      LOG.log(Level.WARNING, "the logout of " + actor.name() + " was not noted", e);
    }
  }
}
