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
    if (limit < 1 || limit > POINTS_MAX || averages.size() > AVERAGES_MAX) {
      throw new IllegalArgumentException(
          "limit is 1 to " + POINTS_MAX + " and there are at most " + AVERAGES_MAX + " averages");
    }
    if (points.isPresent() && step.isPresent()) {
      throw new IllegalArgumentException("points or step is given, not both");
    }
    if (points.isPresent() && (points.get() < 1 || points.get() > POINTS_MAX)) {
      throw new IllegalArgumentException("points is 1 to " + POINTS_MAX);
    }
    if (step.isPresent()
        && (step.get().compareTo(timeframe.length()) < 0
            || step.get().toSeconds() % timeframe.length().toSeconds() != 0
            || step.get().toDays() > 366)) {
      throw new IllegalArgumentException(
          "step is a multiple of " + timeframe.label() + " in seconds, at most 366 days");
    }
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new IllegalArgumentException("from is before to");
    }
  }
}
