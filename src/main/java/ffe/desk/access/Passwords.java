package ffe.desk.access;

import ffe.desk.Actor;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;

/**
 * The web password. Once an admin has set one, it is the way in for browsers and login links are
 * void. Any thread may call.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Passwords {

  public static final int CHARS_MIN = 12;
  public static final int CHARS_MAX = 200;

  private static final Logger LOG = Logger.getLogger(Passwords.class.getName());
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

  /** A hash takes most of a second of a core; strangers must not get more than one. */
  private static final int HASHES_AT_ONCE = 1;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);
  private PasswordStore store;
  private Visits visits;
  private Clock wall;
  private volatile Optional<Known> known = Optional.empty();

  private record Known(boolean isSet, Instant at) {}

  /** What came of a login. */
  public enum Login {
    RIGHT,
    WRONG,
    /** Another login is being checked; try again. */
    BUSY
  }

  Passwords() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public Passwords(PasswordStore store, Visits visits, Clock wall) {
    this.store = store;
    this.visits = visits;
    this.wall = wall;
  }

  /** As of at most five seconds ago, where another server changed it. */
  public boolean isSet() {
    Instant now = wall.instant();
    Optional<Known> last = known.filter(k -> k.at().plus(KNOWN_FOR).isAfter(now));
    return last.isPresent() ? last.get().isSet() : remember(store.hash().isPresent());
  }

  private boolean remember(boolean isSet) {
    known = Optional.of(new Known(isSet, wall.instant()));
    return isSet;
  }

  public void set(Actor actor, String password) {
    need(actor);
    if (password.length() < CHARS_MIN || password.length() > CHARS_MAX) {
      throw new IllegalArgumentException(
          "a password has " + CHARS_MIN + " to " + CHARS_MAX + " characters");
    }
    store.set(PasswordHash.of(password, random), wall.instant());
    remember(true);
    visits.note(actor, "PASSWORD_SET", "browsers log in with it from now on");
    LOG.info(() -> "the web password was set by " + actor.name());
  }

  /** False when there was none; the next start gives out a login link again. */
  public boolean clear(Actor actor) {
    need(actor);
    boolean was = store.clear();
    remember(false);
    visits.note(actor, "PASSWORD_REMOVE", was ? "removed" : "there was none");
    LOG.info(() -> "the web password was removed by " + actor.name());
    return was;
  }

  /** Slow on purpose; one at a time. */
  public Login login(String password) {
    if (password.length() > CHARS_MAX) {
      return Login.WRONG;
    }
    if (!hashing.tryAcquire()) {
      return Login.BUSY;
    }
    try {
      return store.hash().filter(hash -> PasswordHash.matches(password, hash)).isPresent()
          ? Login.RIGHT
          : Login.WRONG;
    } finally {
      hashing.release();
    }
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
