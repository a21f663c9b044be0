package ffe.desk.backfill;

import ffe.trading.JournalDownException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks for a page each time it is poked, for the one order that runs, if it runs here. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BackfillWorker {

  /** Who is not heard of for so long has lost its order. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  /**
   * Asked so often in vain, an order fails; with the waits between this is a quarter of an hour.
   */
  static final int ATTEMPTS_MAX = 20;

  private static final Duration WAIT_MIN = Duration.ofSeconds(2);
  private static final Duration WAIT_MAX = Duration.ofMinutes(1);

  /** A venue that wants more is asked by a later resumption. */
  private static final Duration WAIT_TOLD_MAX = Duration.ofMinutes(30);

  private static final Logger LOG = Logger.getLogger(BackfillWorker.class.getName());

  private final ReentrantLock ticking = new ReentrantLock();
  private String name = "";
  private BackfillBook book;
  private PastMinutes venues;
  private Clock wall;
  private Optional<BackfillBook.Claim> current = Optional.empty();
  private Instant askAt = Instant.MIN;
  private int attempts;
  private volatile boolean isEnded;

  BackfillWorker() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public BackfillWorker(BackfillBook book, PastMinutes venues, Clock wall) {
    this.name = "server " + UUID.randomUUID().toString().substring(0, 8);
    this.book = book;
    this.venues = venues;
    this.wall = wall;
  }

  /** Called each second; returns at once when nothing is to be done, or it is being done. */
  public void tick() {
    if (isEnded || !ticking.tryLock()) {
      return;
    }
    try {
      work();
    } catch (JournalDownException e) {
      // whether the page was kept is not known: the lease ends, and whoever takes the order knows
      current = Optional.empty();
      LOG.log(Level.FINE, "backfills wait for the database", e);
    } finally {
      ticking.unlock();
    }
  }

  private void work() {
    if (current.isEmpty()) {
      current = book.take(name, LEASE);
      askAt = Instant.MIN;
      attempts = 0;
    }
    if (current.isEmpty()) {
      return;
    }
    BackfillBook.Claim claim = current.get();
    if (wall.instant().isBefore(askAt)) {
      current = current.filter(c -> book.beat(c, LEASE));
      return;
    }
    Optional<PastMinutes.Page> page = page(claim);
    if (page.isPresent()) {
      current = keep(claim, page.get());
    }
  }

  private Optional<BackfillBook.Claim> keep(BackfillBook.Claim claim, PastMinutes.Page page) {
    BackfillOrder order = claim.order();
    WholeMinutes minutes =
        WholeMinutes.of(
            claim.last(),
            claim.reached(),
            page,
            venues.terms(order.source(), order.instrument()).flatMap(PastMinutes.Terms::hours));
    Optional<BackfillBook.Claim> kept = book.keep(claim, minutes, LEASE);
    if (kept.filter(BackfillBook.Claim::isDone).isPresent()) {
      boolean unused = book.done(kept.get());
      LOG.info("backfill " + claim.id() + " of " + order.words() + " is done");
      return Optional.empty();
    }
    attempts = 0;
    return kept;
  }

  /** Empty when there was none; the order may have failed then. */
  private Optional<PastMinutes.Page> page(BackfillBook.Claim claim) {
    BackfillOrder order = claim.order();
    try {
      PastMinutes.Page page =
          venues.ask(order.source(), order.instrument(), claim.reached(), order.to());
      if (page.until().isAfter(claim.reached())) {
        return Optional.of(page);
      }
      again(claim, order.source() + " has not finished the minute of " + claim.reached());
    } catch (PastMinutes.NotToldException e) {
      if (e.isForGood() || e.after().compareTo(WAIT_TOLD_MAX) > 0) {
        fail(claim, String.valueOf(e.getMessage()));
      } else {
        again(claim, String.valueOf(e.getMessage()));
        Instant told = wall.instant().plus(e.after());
        askAt = told.isAfter(askAt) ? told : askAt;
      }
    } catch (JournalDownException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "backfill " + claim.id() + " failed by a defect", e);
      fail(claim, "an internal error; the log has backfill " + claim.id());
    }
    return Optional.empty();
  }

  private void again(BackfillBook.Claim claim, String why) {
    attempts++;
    if (attempts >= ATTEMPTS_MAX) {
      fail(claim, why);
      return;
    }
    Duration wait = WAIT_MIN.multipliedBy(1L << Math.min(attempts - 1, 6));
    askAt = wall.instant().plus(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
    LOG.log(Level.FINE, "backfill {0} waits: {1}", new Object[] {claim.id(), why});
    current = current.filter(c -> book.beat(c, LEASE));
  }

  private void fail(BackfillBook.Claim claim, String why) {
    boolean unused = book.failed(claim, why);
    LOG.warning("backfill " + claim.id() + " of " + claim.order().words() + " failed: " + why);
    current = Optional.empty();
  }

  /** The server ends: another may go on. What is being asked is not waited for. */
  public void end() {
    isEnded = true;
    if (!ticking.tryLock()) {
      return;
    }
    try {
      current.ifPresent(book::giveBack);
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "its lease will end", e);
    } finally {
      current = Optional.empty();
      ticking.unlock();
    }
  }
}
