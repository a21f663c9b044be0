package ffe.entry.web;

import com.vaadin.flow.router.HasDynamicTitle;
import ffe.desk.Actor;
import ffe.desk.StatusView;

/** A page that is refreshed while it is shown. */
interface LivePage extends HasDynamicTitle {

  /**
   * Reads what the page shows, on a thread that holds no session; never two at a time.
   *
   * @return shows what was read; run with the session held, and only if the page is still shown
   */
  Runnable read(Actor actor, StatusView status);

  /**
   * Says why there is nothing to see, where nothing was read yet; run with the session held. It is
   * tried again by itself.
   */
  default void failed(String why) {
    // the notice above the page says it
  }
}
