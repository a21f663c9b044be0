package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Rate of change: by how many per cent the close is above the close {@code period} candles ago. No
 * movement is 0; nothing bounds it above, -100 does below.
 *
 * <p>First value at index {@code period}.
 */
public final class Roc {

  private Roc() {}

  public static Line of(CandleSeries candles, int period) {
    Smoothing.checkedPeriod(period);
    double[] closes = candles.closes();
    double[] out = new double[closes.length];
    for (int i = period; i < out.length; i++) {
      out[i] = 100 * (closes[i] - closes[i - period]) / closes[i - period];
    }
    return Line.of(out, period);
  }
}
