package ffe.entry.access;

import ffe.desk.Actor;
import ffe.desk.access.Logins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** How a visitor's session begins on this server. */
final class Sessions {

  private Sessions() {}

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
