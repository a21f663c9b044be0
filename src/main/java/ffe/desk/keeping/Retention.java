package ffe.desk.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets series and records grow no older than was asked for: once a day, in bounded steps. Where old
 * candles have files to go to, no row of a series is removed in another way; ticks always are.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class.getName());

  /** Rows in one transaction. */
  static final int STEP_ROWS = 5_000;

  /** Of one day; what is left goes on the next. */
  static final int STEPS_MAX = 400;

  private static final Duration AFTER_START = Duration.ofMinutes(20);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  /**
   * How old what may become; what is not named is never removed.
   *
   * @param decisions after which the texts of records go to files
   */
  public record Ages(Map<OldRows.Kind, Duration> of, Duration decisions) {
    public Ages {
      of = Map.copyOf(of);
    }
  }

  private final ReentrantLock working = new ReentrantLock();
  private final Map<OldRows.Kind, Long> removed = new ConcurrentHashMap<>();
  private final AtomicLong retired = new AtomicLong();
  private final AtomicLong goneTicks = new AtomicLong();
  private OldRows rows;
  private TextRetention texts;
  private ColdMove cold;
  private TickRetention ticks;
  private Ages ages;
  private Clock wall;
  private volatile Instant due = Instant.MAX;

  Retention() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Retention(
      OldRows rows,
      TextRetention texts,
      ColdMove cold,
      TickRetention ticks,
      Ages ages,
      Clock wall) {
    this.rows = rows;
    this.texts = texts;
    this.cold = cold;
    this.ticks = ticks;
    this.ages = ages;
    this.wall = wall;
    this.due = wall.instant().plus(AFTER_START);
  }

  /** What is old goes with the next tick, and then a day later. */
  public void soon() {
    due = Instant.MIN;
  }

  /** Removes what is due; called each minute, returns at once when nothing is. */
  public void tick() {
    if (!working.tryLock()) {
      return;
    }
    try {
      Instant now = wall.instant();
      if (now.isBefore(due)) {
        return;
      }
      due = now.plus(AFTER_FAILURE);
      if (cold.isOn()) {
        cold.run();
      } else {
        remove();
      }
      goneTicks.addAndGet(ticks.remove());
      retired.addAndGet(texts.remove(ages.decisions()));
      due = now.plus(DAY);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "old rows were not all removed; tried again in an hour", e);
    } finally {
      working.unlock();
    }
  }

  private void remove() {
    int steps = STEPS_MAX;
    for (OldRows.Kind kind : OldRows.Kind.values()) {
      Optional<Duration> age = Optional.ofNullable(ages.of().get(kind));
      for (OldRows.Series series :
          age.isPresent() ? rows.series(kind) : List.<OldRows.Series>of()) {
        steps = remove(series, age.get(), steps);
      }
    }
    if (steps == 0) {
      LOG.info("retention: the day's bound is reached; what is left goes tomorrow");
    }
  }

  /** Answers how many steps are left. */
  private int remove(OldRows.Series series, Duration age, int steps) {
    int left = steps;
    long gone = 0;
    int last = STEP_ROWS;
    while (left > 0 && last == STEP_ROWS) {
      last = rows.remove(series, age, STEP_ROWS);
      gone += last;
      left--;
      removed.merge(series.kind(), (long) last, Long::sum);
    }
    if (gone > 0) {
      LOG.info("retention: " + gone + " rows of " + series + " older than " + age.toDays() + " d");
    }
    return left;
  }

  /** Decisions since the start whose records went to files. */
  public long retired() {
    return retired.get();
  }

  /** Ticks that were removed since the start, by this server. */
  public long goneTicks() {
    return goneTicks.get();
  }

  /** Rows since the start; empty where that kind is never removed. */
  public Optional<Long> removed(OldRows.Kind kind) {
    return ages.of().containsKey(kind)
        ? Optional.of(removed.getOrDefault(kind, 0L))
        : Optional.empty();
  }
}
