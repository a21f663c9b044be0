package ffe.adapter.ticks;

import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TickKeeping;
import ffe.desk.ticks.TradeTick;
import ffe.trading.JournalDownException;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes ticks as they are heard and stores them by passes on another thread. While the database is
 * away or hangs they go to the disk, and from there, as far as there is room; what finds none stays
 * in memory, and what comes when that is full is dropped.
 */
public final class TickKeeper implements TickKeeping, Closeable {

  /** Ticks that wait in memory at most, some 30 MB. */
  public static final int MEMORY_MAX = 100_000;

  static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  /** What waits longer in memory goes to the disk. */
  static final Duration SPILL_AFTER = Duration.ofSeconds(1);

  /** Then a pass ends, whatever is left. */
  private static final int BATCHES_A_PASS = 100;

  private static final Logger LOG = Logger.getLogger(TickKeeper.class.getName());

  private final TickBook book;
  private final Tally tally;
  private final Clock wall;
  private final TickBuffer buffer;
  private final Optional<TickDisk> disk;
  private final ReentrantLock passing = new ReentrantLock();
  private final AtomicLong lost = new AtomicLong();
  private Instant retryAt = Instant.MIN;
  private Duration pause = PAUSE;
  private volatile Instant storedAt;
  private volatile List<TradeTick> underWay = List.of();
  private List<TradeTick> spilled = List.of();
  private volatile State last;

  /** Where ticks are counted. */
  public interface Tally {

    /**
     * @param known those of them that were there already
     */
    void stored(long ticks, long known);

    void dropped(long ticks);
  }

  /**
   * @param disk without one ticks wait in memory only
   */
  public TickKeeper(TickBook book, Optional<TickDisk> disk, Tally tally, Clock wall) {
    this(book, disk, tally, wall, MEMORY_MAX);
  }

  TickKeeper(TickBook book, Optional<TickDisk> disk, Tally tally, Clock wall, int memoryMax) {
    this.book = book;
    this.disk = disk;
    this.tally = tally;
    this.wall = wall;
    this.buffer = new TickBuffer(memoryMax);
    this.storedAt = wall.instant();
    this.last = new State(true, wall.instant(), "", 0, 0, 0);
  }

  /** Returns at once; any thread. */
  public void heard(TradeTick tick) {
    buffer.add(tick);
  }

  @Override
  public Optional<State> state() {
    State known = last;
    Optional<String> trouble = disk.flatMap(TickDisk::trouble);
    return Optional.of(
        new State(
            known.isUp() && trouble.isEmpty(),
            known.since(),
            trouble.map(t -> (known.trouble() + " " + t).strip()).orElse(known.trouble()),
            buffer.waiting(),
            disk.map(TickDisk::bytes).orElse(0L),
            lost.get()));
  }

  /** Stores what waits, where it is time to; returns at once while another thread does. */
  public void pass() {
    if (!passing.tryLock()) {
      return;
    }
    try {
      countRefused();
      if (!wall.instant().isBefore(retryAt)) {
        storeAll();
      }
    } finally {
      passing.unlock();
    }
  }

  private void storeAll() {
    try {
      for (int batch = 0; batch < BATCHES_A_PASS && storeNext(); batch++) {
        storedAt = wall.instant();
      }
      up();
    } catch (JournalDownException e) {
      down(e);
    }
  }

  /**
   * Takes to the disk what the database did not take in time; never waits for it. Called by another
   * thread than {@link #pass}, so that a database that hangs holds nothing up.
   */
  public void spill() {
    countRefused();
    if (!wall.instant().isBefore(storedAt.plus(SPILL_AFTER))) {
      disk.ifPresent(this::spill);
    }
  }

  /** What is under way may never arrive; told twice it stands once. */
  private synchronized void spill(TickDisk to) {
    List<TradeTick> now = underWay;
    if (!now.isEmpty() && now != spilled) {
      to.add(now);
      spilled = now;
    }
    to.spill(buffer);
  }

  /** What waits goes to the disk. */
  @Override
  public void close() {
    disk.ifPresent(
        d -> {
          spill(d);
          d.close();
        });
  }

  /** The disk first, which has the older ones; false where nothing waits. */
  private boolean storeNext() {
    List<TradeTick> older = disk.map(d -> d.take(TickBook.BATCH_MAX)).orElse(List.of());
    if (!older.isEmpty()) {
      store(older, () -> disk.ifPresent(TickDisk::again));
      return true;
    }
    List<TradeTick> batch = buffer.take(TickBook.BATCH_MAX);
    underWay = batch;
    store(
        batch,
        () -> {
          underWay = List.of();
          buffer.giveBack(batch);
        });
    underWay = List.of();
    return !batch.isEmpty();
  }

  private void store(List<TradeTick> batch, Runnable otherwise) {
    boolean isDone = false;
    try {
      store(batch);
      isDone = true;
    } finally {
      if (!isDone) {
        otherwise.run();
      }
    }
  }

  /** What the database refuses for good is found by halves and dropped: the rest is stored. */
  private void store(List<TradeTick> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      int added = book.keep(batch);
      tally.stored(added, batch.size() - added);
    } catch (JournalDownException e) {
      throw e;
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        LOG.log(Level.WARNING, "a tick that the database refuses is dropped: " + batch.get(0), e);
        drop(1);
        return;
      }
      int half = batch.size() / 2;
      store(batch.subList(0, half));
      store(batch.subList(half, batch.size()));
    }
  }

  private void countRefused() {
    long refused = buffer.takeRefused();
    if (refused > 0) {
      drop(refused);
    }
  }

  private void drop(long ticks) {
    lost.addAndGet(ticks);
    tally.dropped(ticks);
  }

  private void up() {
    pause = PAUSE;
    retryAt = Instant.MIN;
    storedAt = wall.instant();
    if (!last.isUp()) {
      last = new State(true, wall.instant(), "", 0, 0, 0);
      LOG.info("ticks are stored again");
    }
  }

  private void down(JournalDownException why) {
    Instant now = wall.instant();
    retryAt = now.plus(pause);
    pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
    String words = String.valueOf(why.getMessage());
    boolean isNews = last.isUp();
    last = new State(false, isNews ? now : last.since(), words, 0, 0, 0);
    if (isNews) {
      LOG.log(Level.WARNING, "ticks wait: {0}", words);
    }
  }
}
