package ffe.learning;

import ffe.statistics.Band;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts of about the same probability, and how many of them were right.
 *
 * @param from the least probability that is in
 * @param to the least that is out, but 1 is in the last bin
 * @param said their mean probability
 * @param right the share that was right
 * @param low lower bound of that share by Wilson (1927) at 95 %
 * @param high its upper bound
 */
public record CalibrationBin(
    double from, double to, int count, double said, double right, double low, double high) {

  static final int BINS = 10;

  /** Bins without a forecast are left out. */
  static List<CalibrationBin> of(List<Outcome> outcomes) {
    int[] counts = new int[BINS];
    int[] rights = new int[BINS];
    double[] sums = new double[BINS];
    for (Outcome outcome : outcomes) {
      double said = outcome.forecast().probability().value();
      int bin = Math.min(BINS - 1, (int) (said * BINS));
      counts[bin]++;
      rights[bin] += outcome.right() ? 1 : 0;
      sums[bin] += said;
    }
    List<CalibrationBin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        bins.add(bin(i, counts[i], rights[i], sums[i]));
      }
    }
    return List.copyOf(bins);
  }

  private static CalibrationBin bin(int i, int count, int rights, double sum) {
    Band band = Band.share(rights, count);
    return new CalibrationBin(
        i / (double) BINS,
        (i + 1) / (double) BINS,
        count,
        sum / count,
        band.value(),
        band.low(),
        band.high());
  }
}
