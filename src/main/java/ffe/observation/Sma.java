package ffe.observation;

/**
 * Simple moving average: the mean of the last {@code period} values, in their unit.
 *
 * <p>First value at index {@code period - 1}. Every window is summed afresh, oldest first, so no
 * rounding error is carried along.
 */
public final class Sma {

  private Sma() {}

  /** The values are not to be changed any more. */
  public static Line of(double[] values, int period) {
    return from(values, 0, period);
  }

  static Line of(Line line, int period) {
    return from(line.all(), line.warmUp(), period);
  }

  private static Line from(double[] values, int from, int period) {
    int first = from + Smoothing.checkedPeriod(period) - 1;
    return Line.each(values.length, first, i -> Smoothing.mean(values, i - period + 1, period));
  }
}
