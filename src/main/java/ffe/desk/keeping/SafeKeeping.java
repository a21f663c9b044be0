package ffe.desk.keeping;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Backups: by hand for admins, and one a day by itself. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class SafeKeeping {

  private static final Logger LOG = Logger.getLogger(SafeKeeping.class.getName());

  /** A start is busy enough, and one that fails again and again makes no backup each time. */
  private static final Duration AFTER_START = Duration.ofMinutes(10);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * When the engine makes one by itself.
   *
   * @param at in UTC, of the machine's clock
   */
  public record Daily(boolean isOn, LocalTime at) {

    /** The last moment at which one was due. */
    Instant due(Instant now) {
      OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(at);
      return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private Instant dueAfter(Instant now) {
      return due(now).plus(DAY);
    }
  }

  private final ReentrantLock making = new ReentrantLock();
  private Backups backups;
  private Cockpits cockpits;
  private Archive archive;
  private Daily daily;
  private Clock wall;
  private volatile Instant mayBegin = Instant.MAX;
  private volatile Optional<Backups.Kept> last = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  SafeKeeping() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  SafeKeeping(Backups backups, Cockpits cockpits, Archive archive, Daily daily, Clock wall) {
    this.backups = backups;
    this.cockpits = cockpits;
    this.archive = archive;
    this.daily = daily;
    this.wall = wall;
    this.mayBegin = wall.instant().plus(AFTER_START);
    this.last = newest();
  }

  /**
   * @throws BackupFailedException when none was made
   * @throws ConflictException while another is being made
   */
  public Backups.Report make(Actor actor) {
    need(actor);
    if (!making.tryLock()) {
      throw new ConflictException("BUSY", "a backup is being made; look at the list");
    }
    try {
      Backups.Report made = make();
      archive.control(ControlAction.of(actor, cockpits.of(actor), wall, "BACKUP", made.name()));
      return made;
    } finally {
      making.unlock();
    }
  }

  public List<Backups.Kept> list(Actor actor) {
    need(actor);
    return backups.list();
  }

  public Optional<Backups.Report> verify(Actor actor, String name) {
    need(actor);
    return backups.verify(name);
  }

  /** Makes the daily one when it is due; called each minute, returns at once when it is not. */
  public void tick() {
    if (!daily.isOn() || !making.tryLock()) {
      return;
    }
    try {
      Instant now = wall.instant();
      if (now.isBefore(mayBegin) || isDone(now)) {
        return;
      }
      mayBegin = now.plus(AFTER_FAILURE);
      make();
      backups.thin();
    } catch (RuntimeException e) {
      LOG.log(
          Level.SEVERE, "the daily backup was not made; tried again in a quarter of an hour", e);
    } finally {
      making.unlock();
    }
  }

  private Backups.Report make() {
    try {
      Backups.Report made = backups.make(wall.instant());
      last = newest();
      trouble = Optional.empty();
      LOG.info("backup " + made.name() + " was made");
      return made;
    } catch (RuntimeException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private Optional<Backups.Kept> newest() {
    return backups.list().stream().findFirst();
  }

  /** Whether the day's backup is there. */
  private boolean isDone(Instant now) {
    return lastSuccess().filter(taken -> !taken.isBefore(daily.due(now))).isPresent();
  }

  /** When the newest backup there is was taken. */
  public Optional<Instant> lastSuccess() {
    return last.map(Backups.Kept::takenAt);
  }

  /** The newest backup and the next; reads neither a table nor the disk. */
  public BackupView view() {
    Instant now = wall.instant();
    Instant begin = mayBegin;
    Optional<Instant> next =
        !daily.isOn()
            ? Optional.empty()
            : Optional.of(isDone(now) ? daily.dueAfter(now) : begin.isAfter(now) ? begin : now);
    return new BackupView(last, next, trouble);
  }

  /** Why the last attempt failed; empty when it did not, or there was none. */
  public Optional<String> trouble() {
    return trouble;
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
