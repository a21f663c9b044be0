package ffe.desk.market;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which candles, and how many of them make one.
 *
 * @param timeframe at least so long is each
 * @param from empty for as many as fit before the end
 * @param to empty for the newest
 * @param points at most so many for the whole range; empty for candles of the timeframe itself
 * @param limit at most so many in one answer
 * @param averages lines over the closes
 */
public record SampleQuery(
    String source,
    Instrument instrument,
    Timeframe timeframe,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Integer> points,
    Optional<Duration> step,
    int limit,
    List<Average> averages) {

  /** Candles of one answer. */
  public static final int POINTS_MAX = 1_000;

  /** Lines of one answer. */
  public static final int AVERAGES_MAX = 4;

  /** A moving average over closes. */
  public record Average(Kind kind, int period) {

    /** Simple or exponential. */
    public enum Kind {
      SMA,
      EMA
    }

    public Average {
      if (period < 2 || period > 200) {
        throw new IllegalArgumentException("a period is 2 to 200: " + period);
      }
    }
  }

  public SampleQuery {
    averages = List.copyOf(averages);
    check(limit >= 1 && limit <= POINTS_MAX, "limit", "is 1 to " + POINTS_MAX);
    check(averages.size() <= AVERAGES_MAX, "averages", "are at most " + AVERAGES_MAX);
    check(points.isEmpty() || step.isEmpty(), "points", "or step is given, not both");
    check(
        points.map(p -> p >= 1 && p <= POINTS_MAX).orElse(true), "points", "is 1 to " + POINTS_MAX);
    long unit = timeframe.length().toSeconds();
    check(
        step.map(s -> s.toSeconds() >= unit && s.toSeconds() % unit == 0 && s.toDays() <= 366)
            .orElse(true),
        "step",
        "is a multiple of " + timeframe.label() + " in seconds, at most 366 days");
    check(from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get()), "from", "is before to");
  }

  /** The page that begins at a cursor, or the first one. */
  public SampleQuery after(Optional<Instant> cursor) {
    return cursor.isEmpty()
        ? this
        : new SampleQuery(source, instrument, timeframe, cursor, to, points, step, limit, averages);
  }

  static void check(boolean holds, String field, String rule) {
    if (!holds) {
      throw new OutOfRangeException(field, rule);
    }
  }
}
