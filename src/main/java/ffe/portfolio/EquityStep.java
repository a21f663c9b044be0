package ffe.portfolio;

import ffe.money.Money;
import ffe.money.Percent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One point of a stretch of the equity curve.
 *
 * @param drawdown fall from the highest equity of the stretch so far, zero or more
 */
public record EquityStep(Instant at, Money equity, Money hold, Percent drawdown) {

  /**
   * @param start where the peak begins
   * @param points oldest first
   */
  public static List<EquityStep> of(Money start, List<EquityPoint> points) {
    List<EquityStep> steps = new ArrayList<>();
    Drawdown drawdown = Drawdown.start(start);
    for (EquityPoint point : points) {
      drawdown = drawdown.next(point.equity());
      steps.add(new EquityStep(point.at(), point.equity(), point.hold(), drawdown.fromPeak()));
    }
    return List.copyOf(steps);
  }

  public static Percent deepest(List<EquityStep> steps) {
    Percent deepest = Percent.ZERO;
    for (EquityStep step : steps) {
      deepest = step.drawdown().isAbove(deepest) ? step.drawdown() : deepest;
    }
    return deepest;
  }

  /**
   * At most that many steps for a picture, evenly by number: of each span the one with the deepest
   * drawdown, so that no fall gets lost; the first and the last always.
   *
   * @param most at least 3
   */
  public static List<EquityStep> thinned(List<EquityStep> steps, int most) {
    if (most < 3) {
      throw new IllegalArgumentException("a picture has at least 3 points: " + most);
    }
    if (steps.size() <= most) {
      return steps;
    }
    List<EquityStep> thin = new ArrayList<>(List.of(steps.get(0)));
    int spans = most - 2;
    long inner = steps.size() - 2L;
    for (int span = 0; span < spans; span++) {
      int from = 1 + (int) (inner * span / spans);
      int to = 1 + (int) (inner * (span + 1) / spans);
      EquityStep chosen = steps.get(to - 1);
      for (EquityStep step : steps.subList(from, to)) {
        chosen = step.drawdown().isAbove(chosen.drawdown()) ? step : chosen;
      }
      thin.add(chosen);
    }
    thin.add(steps.get(steps.size() - 1));
    return List.copyOf(thin);
  }
}
