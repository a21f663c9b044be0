package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Exponential moving average: e(i) = e(i-1) + (x(i) - e(i-1)) * 2 / (period + 1), in the unit of
 * the values.
 *
 * <p>Started at index {@code period - 1} with the simple mean of the first {@code period} values,
 * which is also its first value. (Some libraries start with the very first value instead; the two
 * converge by the factor (period - 1) / (period + 1) per candle.)
 */
public final class Ema {

  private Ema() {}

  /** Over closes. */
  public static Line of(CandleSeries candles, int period) {
    return of(Closes.of(candles), period);
  }

  public static Line of(double[] values, int period) {
    return Smoothing.run(values, 0, period, 2.0 / (period + 1));
  }

  static Line of(Line line, int period) {
    return Smoothing.run(line.all(), line.warmUp(), period, 2.0 / (period + 1));
  }
}
