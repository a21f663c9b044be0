package ffe.statistics;

/**
 * A measured value and where the true one lies with 95 % confidence.
 *
 * <p>{@link #share} and {@link #mean} take what they are made of as independent. Forecasts overlap
 * in time, so of them the truth may lie farther off; {@link Resampling#band} draws blocks instead.
 */
public record Band(double value, double low, double high) {

  /** The normal quantile of 97.5 %. */
  private static final double Z = 1.959963984540054;

  /** The share of hits, by Wilson (1927); of at least one. */
  public static Band share(int hits, int count) {
    double n = count;
    double share = hits / n;
    double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new Band(
        share, hits == 0 ? 0 : Math.max(0, middle - half), hits == count ? 1 : middle + half);
  }

  /**
   * The mean of scores in [0, 1], by the normal approximation; of one score it tells nothing. At
   * least one.
   */
  public static Band mean(double[] scores) {
    double n = scores.length;
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    double mean = sum / n;
    if (scores.length == 1) {
      return new Band(mean, 0, 1);
    }
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    double half = Z * Math.sqrt(squares / (n - 1) / n);
    return new Band(mean, Math.max(0, mean - half), Math.min(1, mean + half));
  }
}
