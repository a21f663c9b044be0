package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Average true range after Wilder (1978), in the price's unit, zero or more: Wilder's smoothing of
 * max(high, previous close) - min(low, previous close).
 *
 * <p>The first candle has no previous close and no true range, so the first value stands at index
 * {@code period}: the mean of the first {@code period} true ranges. No movement at all is 0.
 */
public final class Atr {

  private Atr() {}

  public static Line of(CandleSeries candles, int period) {
    return Smoothing.wilder(trueRanges(candles), 1, period);
  }

  /** Index 0 is meaningless. */
  static double[] trueRanges(CandleSeries candles) {
    double[] out = new double[candles.size()];
    for (int i = 1; i < out.length; i++) {
      double before = candles.close(i - 1);
      out[i] = Math.max(candles.high(i), before) - Math.min(candles.low(i), before);
    }
    return out;
  }
}
