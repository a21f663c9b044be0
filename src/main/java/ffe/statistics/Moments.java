package ffe.statistics;

/**
 * Moments of a column, in two passes in its order.
 *
 * @param variance squared deviations from the mean by count - 1; zero of one value
 * @param skew m3 / m2^1.5 of the central moments by count; zero without spread
 * @param kurtosis m4 / m2^2, 3 for a normal distribution; 3 without spread
 */
record Moments(int count, double mean, double variance, double skew, double kurtosis) {

  /** A spread of less than this part of the largest value is rounding, not movement. */
  static final double ROUNDING = 1e-9;

  /** So is what is less than this, whose powers no double holds. */
  private static final double TINY = 1e-60;

  static Moments of(Column column) {
    int n = column.size();
    double mean = column.sum() / n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double away = column.at(i) - mean;
      double square = away * away;
      second += square;
      third += square * away;
      fourth += square * square;
      largest = Math.max(largest, Math.abs(column.at(i)));
    }
    double spread = Math.sqrt(second / n);
    if (spread <= Math.max(TINY, ROUNDING * largest)) {
      return new Moments(n, mean, 0, 0, 3);
    }
    return new Moments(
        n,
        mean,
        second / (n - 1),
        third / n / (spread * spread * spread),
        fourth / n / (spread * spread * spread * spread));
  }

  double deviation() {
    return Math.sqrt(variance);
  }

  /** Of a period: what the mean has above a hurdle, by the deviation. */
  Figure sharpe(double hurdle) {
    return count < 2 ? Figure.tooFew() : Figure.ratio(mean - hurdle, deviation());
  }
}
