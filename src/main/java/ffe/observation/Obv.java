package ffe.observation;

import ffe.market.CandleSeries;

/**
 * On-balance volume (Granville, 1963), in units of the base: the volume of candles that closed
 * higher than the one before, less that of those that closed lower.
 *
 * <p>Starts with 0 at the first candle, so its level depends on where the series begins; only
 * differences say something.
 */
public final class Obv {

  private Obv() {}

  public static Line of(CandleSeries candles) {
    double[] out = new double[candles.size()];
    for (int i = 1; i < out.length; i++) {
      double move = candles.close(i) - candles.close(i - 1);
      out[i] = out[i - 1] + (move > 0 ? candles.volume(i) : move < 0 ? -candles.volume(i) : 0);
    }
    return Line.of(out, 0);
  }
}
