package ffe.desk.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets longer candles follow the minutes they are made of. Nothing waits for it: days that are not
 * done yet are read by minutes.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class CandleRoll {

  private static final Logger LOG = Logger.getLogger(CandleRoll.class.getName());

  /** Days in one transaction; an append of such a day waits that long. */
  static final int STEP_DAYS = 10;

  /** Of one call; what is left is done by the next. */
  static final int STEPS_MAX = 60;

  private final ReentrantLock working = new ReentrantLock();
  private LongerCandles candles;

  CandleRoll() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  CandleRoll(LongerCandles candles) {
    this.candles = candles;
  }

  /** Does what is to be done; called each minute, returns at once while the former is at work. */
  public void tick() {
    if (!working.tryLock()) {
      return;
    }
    try {
      int last = STEP_DAYS;
      for (int step = 0; step < STEPS_MAX && last == STEP_DAYS; step++) {
        last = candles.roll(STEP_DAYS);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "longer candles were not all made; tried again in a minute", e);
    } finally {
      working.unlock();
    }
  }
}
