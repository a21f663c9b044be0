package ffe.backtest;

import ffe.money.Money;
import ffe.portfolio.EquityPoint;
import ffe.statistics.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Both curves, thinned to points that are so far apart that the times between them are alike. */
record Curve(Series equity, Series hold, Duration step) {

  private static final List<Duration> STEPS =
      List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(5));

  private static final int POINTS_MIN = 31;

  static Curve of(List<EquityPoint> points, Duration least) {
    Duration span = Duration.between(points.get(0).at(), points.get(points.size() - 1).at());
    Duration step =
        STEPS.stream()
            .filter(s -> s.compareTo(least) >= 0)
            .filter(s -> span.compareTo(s.multipliedBy(POINTS_MIN)) >= 0)
            .findFirst()
            .orElse(least);
    List<EquityPoint> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean isLast = i == points.size() - 1;
      if (isLast || slot(points.get(i), step) != slot(points.get(i + 1), step)) {
        kept.add(points.get(i));
      }
    }
    long[] times = kept.stream().mapToLong(p -> p.at().toEpochMilli()).toArray();
    return new Curve(
        Series.of(times, kept.stream().mapToDouble(p -> worth(p.equity())).toArray()),
        Series.of(times, kept.stream().mapToDouble(p -> worth(p.hold())).toArray()),
        step);
  }

  /** A point at a boundary ends the time before it. */
  private static long slot(EquityPoint point, Duration step) {
    return Math.floorDiv(point.at().toEpochMilli() - 1, step.toMillis());
  }

  Instant last() {
    return equity.at(equity.size() - 1);
  }

  static double worth(Money money) {
    return money.amount().doubleValue();
  }
}
