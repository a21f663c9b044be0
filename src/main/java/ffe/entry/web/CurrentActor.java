package ffe.entry.web;

import com.vaadin.flow.server.VaadinSession;
import ffe.desk.Actor;
import java.util.Optional;

/** Who sits before the page: what the door wrote into the HTTP session. */
final class CurrentActor {

  /** Attribute of the HTTP session that holds an {@link Actor}; the door sets it. */
  static final String ATTRIBUTE = "ffe.actor";

  private CurrentActor() {}

  /** Empty without a login, and when the session is over. */
  static Optional<Actor> find() {
    VaadinSession session = VaadinSession.getCurrent();
    if (session == null || session.getSession() == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(session.getSession().getAttribute(ATTRIBUTE))
          .filter(Actor.class::isInstance)
          .map(Actor.class::cast);
    } catch (IllegalStateException over) {
      return Optional.empty();
    }
  }
}
