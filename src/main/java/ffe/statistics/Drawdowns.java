package ffe.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Times under water of an equity curve. The fall is that of {@link ffe.portfolio.Drawdown}, here of
 * doubles over a whole run; limits are judged by the exact one.
 *
 * @param deepest the first of those with the greatest depth; empty if equity never fell
 * @param longest the first of those with the greatest length; empty if equity never fell
 * @param ulcer root of the mean squared fall from the peak over all points, as a fraction (ulcer
 *     index, Martin 1987)
 */
public record Drawdowns(
    Optional<DrawdownSpan> deepest, Optional<DrawdownSpan> longest, double ulcer) {

  /**
   * @param equity without deposits and withdrawals; ends at ruin, the first point of zero or less
   */
  public static Drawdowns of(Series equity) {
    Series curve = equity.untilRuin();
    Walk walk = new Walk(curve);
    Peak peak = new Peak(curve.value(0));
    double squares = 0;
    for (int i = 0; i < curve.size(); i++) {
      double fall = peak.fall(curve.value(i));
      squares += fall * fall;
      walk.step(i, fall);
    }
    walk.end(Optional.empty(), curve.size() - 1);
    return new Drawdowns(walk.deepest, walk.longest, Math.sqrt(squares / curve.size()));
  }

  /** The greatest fall, zero if equity never fell. */
  public double depth() {
    return deepest.map(DrawdownSpan::depth).orElse(0.0);
  }

  private static final class Walk {

    private final Series curve;
    private int peak;
    private int trough;
    private double depth;
    private Optional<DrawdownSpan> deepest = Optional.empty();
    private Optional<DrawdownSpan> longest = Optional.empty();

    Walk(Series curve) {
      this.curve = curve;
    }

    void step(int i, double fall) {
      if (fall > depth) {
        depth = fall;
        trough = i;
      } else if (fall == 0) {
        end(Optional.of(curve.at(i)), i);
        peak = i;
      }
    }

    void end(Optional<Instant> recovered, int last) {
      if (depth > 0) {
        Duration length = Duration.between(curve.at(peak), curve.at(last));
        DrawdownSpan span =
            new DrawdownSpan(depth, curve.at(peak), curve.at(trough), recovered, length);
        deepest = deepest.filter(d -> d.depth() >= span.depth()).or(() -> Optional.of(span));
        longest =
            longest.filter(l -> l.length().compareTo(length) >= 0).or(() -> Optional.of(span));
        depth = 0;
      }
    }
  }
}
