package ffe.adapter.ticks;

import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TickKeeping;
import ffe.desk.ticks.TradeTick;
import ffe.trading.JournalDownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes ticks as they are heard and stores them by passes on another thread. While the database is
 * away they wait.
 */
public final class TickKeeper implements TickKeeping {

  /** Ticks that wait in memory at most, some 30 MB. */
  public static final int MEMORY_MAX = 100_000;

  static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  /** Then a pass ends, whatever is left. */
  private static final int BATCHES_A_PASS = 100;

  private static final Logger LOG = Logger.getLogger(TickKeeper.class.getName());

  private final TickBook book;
  private final Tally tally;
  private final Clock wall;
  private final TickBuffer buffer;
  private Instant retryAt = Instant.MIN;
  private Duration pause = PAUSE;
  private volatile long dropped;
  private volatile State last;

  /** Where ticks are counted. */
  public interface Tally {

    /**
     * @param known those of them that were there already
     */
    void stored(long ticks, long known);

    void dropped(long ticks);
  }

  public TickKeeper(TickBook book, Tally tally, Clock wall) {
    this(book, tally, wall, MEMORY_MAX);
  }

  TickKeeper(TickBook book, Tally tally, Clock wall, int memoryMax) {
    this.book = book;
    this.tally = tally;
    this.wall = wall;
    this.buffer = new TickBuffer(memoryMax);
    this.last = new State(true, wall.instant(), "", 0, 0, 0);
  }

  /** Returns at once; any thread. */
  public void heard(TradeTick tick) {
    buffer.add(tick);
  }

  @Override
  public Optional<State> state() {
    State known = last;
    return Optional.of(
        new State(known.isUp(), known.since(), known.trouble(), buffer.waiting(), 0, dropped));
  }

  /** Stores what waits, where it is time to; one thread at a time. */
  public synchronized void pass() {
    countRefused();
    if (wall.instant().isBefore(retryAt)) {
      return;
    }
    try {
      for (int batch = 0; batch < BATCHES_A_PASS && buffer.waiting() > 0; batch++) {
        storeNext();
      }
      up();
    } catch (JournalDownException e) {
      down(e);
    }
    countRefused();
  }

  private void storeNext() {
    List<TradeTick> batch = buffer.take(TickBook.BATCH_MAX);
    boolean isDone = false;
    try {
      store(batch);
      isDone = true;
    } finally {
      if (!isDone) {
        buffer.giveBack(batch);
      }
    }
  }

  /** What the database refuses for good is found by halves and dropped: the rest is stored. */
  private void store(List<TradeTick> batch) {
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
    dropped += ticks;
    tally.dropped(ticks);
  }

  private void up() {
    pause = PAUSE;
    retryAt = Instant.MIN;
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
