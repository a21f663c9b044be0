package ffe.entry.web;

import com.vaadin.flow.server.VaadinSession;
import ffe.desk.Actor;
import ffe.entry.access.AccessFilter;

/** Who looks at the page: put into the session by the login. */
final class CurrentActor {

  private CurrentActor() {}

  static Actor get() {
    Object actor = VaadinSession.getCurrent().getSession().getAttribute(AccessFilter.ACTOR);
    if (actor instanceof Actor known) {
      return known;
    }
    throw new IllegalStateException("a page without a login passed the access filter");
  }
}
