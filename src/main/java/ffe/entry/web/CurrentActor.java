package ffe.entry.web;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import ffe.desk.Actor;
import ffe.market.Instrument;
import java.util.Optional;

/** Who sits before the page: what the door wrote into the HTTP session. */
final class CurrentActor {

  /** Attribute of the HTTP session that holds an {@link Actor}; the door sets it. */
  static final String ATTRIBUTE = "ffe.actor";

  /** Attribute of the HTTP session that holds the name of the account looked at. */
  private static final String ACCOUNT = "ffe.account";

  /** Attribute of the HTTP session that holds the name of the instrument looked at. */
  private static final String INSTRUMENT = "ffe.instrument";

  private CurrentActor() {}

  /** Looks at an account from now on; an empty name is the engine's own. */
  static void look(String account) {
    keep(ACCOUNT, account);
    keep(INSTRUMENT, "");
  }

  /** Looks at an instrument of the account from now on; an empty name is its first. */
  static void turn(String instrument) {
    keep(INSTRUMENT, instrument);
  }

  private static void keep(String attribute, String value) {
    VaadinSession session = VaadinSession.getCurrent();
    if (session != null && session.getSession() != null) {
      session.getSession().setAttribute(attribute, value);
    }
  }

  /** Empty without a login, and when the session is over. */
  static Optional<Actor> find() {
    VaadinSession session = VaadinSession.getCurrent();
    if (session == null || session.getSession() == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(session.getSession().getAttribute(ATTRIBUTE))
          .filter(Actor.class::isInstance)
          .map(Actor.class::cast)
          .map(
              actor ->
                  actor
                      .on(kept(session.getSession(), ACCOUNT))
                      .at(kept(session.getSession(), INSTRUMENT).flatMap(Instrument::parse)));
    } catch (IllegalStateException over) {
      return Optional.empty();
    }
  }

  private static Optional<String> kept(WrappedSession session, String attribute) {
    return Optional.ofNullable(session.getAttribute(attribute))
        .map(String.class::cast)
        .filter(name -> !name.isEmpty());
  }
}
