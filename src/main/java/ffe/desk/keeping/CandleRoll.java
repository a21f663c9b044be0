package ffe.desk.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets longer candles follow the minutes they are made of. Nothing waits for it: days that are not
 * done yet are read by minutes. Tells the database once from when on it is to compress.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class CandleRoll {

  private static final Logger LOG = Logger.getLogger(CandleRoll.class.getName());

  /** Days in one transaction; an append of such a day waits that long. */
  static final int STEP_DAYS = 10;

  /** Of one call; what is left is done by the next. */
  static final int STEPS_MAX = 60;

  /** From when on candles, trades, ticks and equity are compressed; empty: never. */
  public record Compression(Optional<Duration> after) {}

  /**
   * @param at empty before the first
   * @param days made again
   * @param trouble why not all were
   */
  public record Last(Optional<Instant> at, int days, Optional<String> trouble) {}

  private final ReentrantLock working = new ReentrantLock();
  private LongerCandles candles;
  private Storage storage;
  private Compression compression;
  private Clock wall;
  private boolean isCompressionSet;
  private volatile Last last = new Last(Optional.empty(), 0, Optional.empty());

  CandleRoll() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  CandleRoll(LongerCandles candles, Storage storage, Compression compression, Clock wall) {
    this.candles = candles;
    this.storage = storage;
    this.compression = compression;
    this.wall = wall;
  }

  /** Does what is to be done; called each minute, returns at once while the former is at work. */
  public void tick() {
    if (!working.tryLock()) {
      return;
    }
    int days = 0;
    try {
      int step = STEP_DAYS;
      for (int steps = 0; steps < STEPS_MAX && step == STEP_DAYS; steps++) {
        step = candles.roll(STEP_DAYS);
        days += step;
      }
      if (!isCompressionSet) {
        storage.compress(compression.after());
        isCompressionSet = true;
      }
      last = new Last(Optional.of(wall.instant()), days, Optional.empty());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "longer candles were not all made; tried again in a minute", e);
      last =
          new Last(
              Optional.of(wall.instant()),
              days,
              Optional.of("not all longer candles were made; the log says why"));
    } finally {
      working.unlock();
    }
  }

  public Last last() {
    return last;
  }
}
