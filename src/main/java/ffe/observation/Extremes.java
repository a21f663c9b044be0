package ffe.observation;

/** The highest and the lowest of the newest values, the value at the index included. */
final class Extremes {

  private Extremes() {}

  static double highest(double[] values, int at, int period) {
    double out = values[at];
    for (int k = at - period + 1; k < at; k++) {
      out = Math.max(out, values[k]);
    }
    return out;
  }

  static double lowest(double[] values, int at, int period) {
    double out = values[at];
    for (int k = at - period + 1; k < at; k++) {
      out = Math.min(out, values[k]);
    }
    return out;
  }

  /** Where a value stands between two others, in [0, 100]; in the middle when they are one. */
  static double place(double value, double low, double high) {
    return high == low ? 50 : Smoothing.percent(value - low, high - low);
  }
}
