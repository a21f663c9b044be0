package ffe.research;

import ffe.optimization.Interval;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stretches between points of time at which all variants are measured: days, or hours, or
 * cycles where the recording is too short for days. Of a closed market there are none.
 */
final class Periods {

  private static final List<Duration> STEPS =
      List.of(Duration.ofDays(1), Duration.ofHours(4), Duration.ofHours(1), Duration.ofMinutes(15));

  /** So many at least, or the steps are made shorter. */
  private static final int COUNT_MIN = 120;

  private final Instant[] ends;
  private final Duration step;

  private Periods(Instant[] ends, Duration step) {
    this.ends = ends;
    this.step = step;
  }

  /**
   * Those of a recording, by the curve of any variant.
   *
   * @throws IllegalArgumentException where there are too few cycles to tell anything
   */
  static Periods of(List<EquityPoint> points) {
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          "the recording is too short: it gave " + points.size() + " cycles after its history");
    }
    Duration span = Duration.between(points.get(0).at(), points.get(points.size() - 1).at());
    Duration step =
        STEPS.stream()
            .filter(s -> span.compareTo(s.multipliedBy(COUNT_MIN)) >= 0)
            .findFirst()
            .orElse(Duration.ofMinutes(5));
    List<Instant> kept = new ArrayList<>();
    kept.add(points.get(0).at());
    for (int i = 1; i < points.size(); i++) {
      boolean isLast = i == points.size() - 1;
      if (isLast || slot(points.get(i), step) != slot(points.get(i + 1), step)) {
        kept.add(points.get(i).at());
      }
    }
    return new Periods(kept.toArray(Instant[]::new), step);
  }

  /** A point at a boundary ends the time before it. */
  private static long slot(EquityPoint point, Duration step) {
    return Math.floorDiv(point.at().toEpochMilli() - 1, step.toMillis());
  }

  int count() {
    return ends.length - 1;
  }

  Duration step() {
    return step;
  }

  Interval period(int i) {
    return new Interval(ends[i], ends[i + 1]);
  }

  Interval span() {
    return new Interval(ends[0], ends[ends.length - 1]);
  }

  int[] all() {
    return IntStream.range(0, count()).toArray();
  }

  /** Those that lie wholly in some time. */
  int[] in(Interval time) {
    return IntStream.range(0, count())
        .filter(i -> !ends[i].isBefore(time.from()) && !ends[i + 1].isAfter(time.to()))
        .toArray();
  }

  /** What equity grew by in each; nothing after ruin. */
  double[] returns(List<EquityPoint> points) {
    double[] returns = new double[count()];
    int at = 0;
    double before = Double.NaN;
    for (int i = 0; i < ends.length; i++) {
      while (at + 1 < points.size() && !points.get(at + 1).at().isAfter(ends[i])) {
        at++;
      }
      double now = points.get(at).equity().amount().doubleValue();
      if (i > 0) {
        returns[i - 1] = before > 0 ? Math.max(0, now) / before - 1 : 0;
      }
      before = now;
    }
    return returns;
  }

  /** How many trades were closed in each. */
  int[] trades(List<RoundTrip> trips) {
    int[] trades = new int[count()];
    String last = "";
    for (RoundTrip trip : trips) {
      if (!trip.exitFillId().equals(last)) {
        trades[index(trip.closedAt())]++;
      }
      last = trip.exitFillId();
    }
    return trades;
  }

  private int index(Instant at) {
    int low = 0;
    int high = count() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle + 1].isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
