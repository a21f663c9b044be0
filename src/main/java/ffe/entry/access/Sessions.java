package ffe.entry.access;

import ffe.desk.Actor;
import ffe.desk.access.Logins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** How a visitor's session begins on this server. */
final class Sessions {

  private Sessions() {}

  /** Whether a session still is somebody's. */
  static boolean isOf(@Nullable HttpSession session, Actor actor) {
    try {
      return session != null && actor.equals(session.getAttribute(AccessFilter.ACTOR));
    } catch (IllegalStateException e) {
      // it has ended
      return false;
    }
  }

  static void begin(HttpServletRequest request, HttpServletResponse response, Actor actor) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    HttpSession session = request.getSession(true);
    session.setMaxInactiveInterval((int) Logins.LIFE.toSeconds());
    session.setAttribute(AccessFilter.ACTOR, actor);
    if (Visitor.of(request).isEncrypted()) {
      EncryptedSession.begin(session, response);
    }
  }
}
