package ffe.desk.live;

import ffe.desk.Actor;
import ffe.desk.Cockpits;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may listen to what. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class LiveDesk {

  private Cockpits cockpits;
  private LiveEvents live;

  LiveDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  LiveDesk(Cockpits cockpits, LiveEvents live) {
    this.cockpits = cockpits;
    this.live = live;
  }

  /**
   * Listens to an account; to be closed. Empty if as many listen as may.
   *
   * @param after id of the last event that was heard; empty for what comes from now on
   */
  public Optional<LiveListener> listen(Actor actor, Optional<Long> after) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    return live.listen(cockpits.of(actor).lane().account(), after);
  }

  /** The server stops: every stream ends. */
  public void end() {
    live.end();
  }
}
