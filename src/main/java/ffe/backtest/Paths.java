package ffe.backtest;

import ffe.portfolio.EquityPoint;
import ffe.statistics.Blocks;
import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways equity could have gone: its returns drawn again in blocks, from a stated seed. */
final class Paths {

  private static final int STEPS_MAX = 200;
  private static final int DRAWS = 400;
  private static final long SEED = 11;

  private Paths() {}

  /** Empty for fewer returns than tell anything, and after ruin. */
  static List<RunChart.Chances> band(List<EquityPoint> points) {
    List<EquityPoint> steps = steps(points);
    double[] worth = steps.stream().mapToDouble(p -> p.equity().amount().doubleValue()).toArray();
    if (steps.size() <= Figure.TELLING || Arrays.stream(worth).anyMatch(w -> w <= 0)) {
      return List.of();
    }
    double[] returns = new double[worth.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = worth[i + 1] / worth[i] - 1;
    }
    double[][] drawn = new double[returns.length][DRAWS];
    int[] draw = {0};
    new Resampling(Blocks.usual(returns.length), DRAWS, SEED)
        .each(
            Column.of(returns),
            sample -> {
              double grown = worth[0];
              for (int i = 0; i < sample.size(); i++) {
                grown *= 1 + sample.at(i);
                drawn[i][draw[0]] = grown;
              }
              draw[0]++;
            });
    List<RunChart.Chances> band = new ArrayList<>();
    band.add(new RunChart.Chances(steps.get(0).at(), worth[0], worth[0], worth[0]));
    for (int i = 0; i < returns.length; i++) {
      double[] sorted = drawn[i];
      Arrays.sort(sorted);
      band.add(
          new RunChart.Chances(
              steps.get(i + 1).at(),
              sorted[DRAWS / 20],
              sorted[DRAWS / 2],
              sorted[DRAWS - 1 - DRAWS / 20]));
    }
    return band;
  }

  /** So many cycles apart that they are few; the last is the last there is. */
  private static List<EquityPoint> steps(List<EquityPoint> points) {
    int apart = Math.max(1, (points.size() + STEPS_MAX - 1) / STEPS_MAX);
    List<EquityPoint> steps = new ArrayList<>();
    for (int i = (points.size() - 1) % apart; i < points.size(); i += apart) {
      steps.add(points.get(i));
    }
    return steps;
  }
}
