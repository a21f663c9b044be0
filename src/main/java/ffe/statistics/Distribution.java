package ffe.statistics;

import java.util.Arrays;

/**
 * Where drawn results lie. Quantiles between two values are interpolated (type 7 of Hyndman and Fan
 * 1996).
 *
 * @param low one of twenty is below
 * @param lowerQuartile one of four is below
 * @param upperQuartile one of four is above
 * @param high one of twenty is above
 */
public record Distribution(
    int draws,
    double mean,
    double low,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double high) {

  static Distribution of(double[] drawn) {
    double sum = 0;
    for (double one : drawn) {
      sum += one;
    }
    double[] sorted = drawn.clone();
    Arrays.sort(sorted);
    return new Distribution(
        drawn.length,
        sum / drawn.length,
        quantile(sorted, 0.05),
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        quantile(sorted, 0.95));
  }

  /**
   * @param sorted least first, at least one
   * @param share 0 to 1
   */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
