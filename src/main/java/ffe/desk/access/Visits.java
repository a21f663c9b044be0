package ffe.desk.access;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.ControlAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * What was done to the doors, for the audit: keys made and revoked, the password set and removed,
 * who came and went. It is of no account, so the account is empty. What was refused is not kept:
 * strangers could fill the journal with it.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Visits {

  static final String NO_ACCOUNT = "";

  private Archive archive;
  private Clock wall;

  Visits() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public Visits(Archive archive, Clock wall) {
    this.archive = archive;
    this.wall = wall;
  }

  /** Somebody's session begins; without this note it must not. */
  public void login(Actor actor, String address) {
    note(actor, "LOGIN", "from " + address);
  }

  public void logout(Actor actor, String address) {
    note(actor, "LOGOUT", "from " + address);
  }

  void note(Actor actor, String command, String effect) {
    Instant now = wall.instant();
    archive.control(
        new ControlAction(NO_ACCOUNT, now, now, actor.name(), actor.door(), command, effect));
  }
}
