package ffe.observation;

/** The recursive means behind EMA and Wilder's indicators. */
final class Smoothing {

  private Smoothing() {}

  static int checkedPeriod(int period) {
    if (period < 1 || period > 10_000) {
      throw new IllegalArgumentException("a period is 1 to 10000 candles: " + period);
    }
    return period;
  }

  /**
   * s(i) = s(i-1) + (x(i) - s(i-1)) * share, started at index {@code from + period - 1} with the
   * plain mean of the first period inputs from index {@code from} on.
   */
  static Line run(double[] input, int from, int period, double share) {
    checkedPeriod(period);
    int first = from + period - 1;
    double[] out = new double[input.length];
    if (first < input.length) {
      out[first] = mean(input, from, period);
    }
    double last = first < input.length ? out[first] : 0;
    for (int i = first + 1; i < input.length; i++) {
      last += (input[i] - last) * share;
      out[i] = last;
    }
    return Line.of(out, first);
  }

  /** Wilder's smoothing: share 1/period. */
  static Line wilder(double[] input, int from, int period) {
    return run(input, from, period, 1.0 / period);
  }

  /** 100 * part / whole, which rounding must not carry out of [0, 100]; 0 of nothing is 0. */
  static double percent(double part, double whole) {
    return whole == 0 ? 0 : Math.max(0, Math.min(100, 100 * part / whole));
  }

  static double mean(double[] input, int from, int count) {
    return sum(input, from, count) / count;
  }

  static double sum(double[] input, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += input[i];
    }
    return sum;
  }
}
