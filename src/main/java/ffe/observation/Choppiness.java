package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Choppiness index (Dreiss, 1993), in [0, 100]: 100 * log10(sum of true ranges / (highest high -
 * lowest low)) / log10(period) over {@code period} candles. Low in a trend, high where price goes
 * back and forth; its author's marks are 38.2 and 61.8.
 *
 * <p>First value at index {@code period}, as of {@link Atr}. A window without any height is 100; a
 * gap before the window, which counts as way but not as height, is cut at 100.
 */
public final class Choppiness {

  private Choppiness() {}

  public static Line of(CandleSeries candles, int period) {
    if (Smoothing.checkedPeriod(period) < 2) {
      throw new IllegalArgumentException("choppiness needs 2 candles at least: " + period);
    }
    double[] ranges = Atr.trueRanges(candles);
    double[] highs = candles.highs();
    double[] lows = candles.lows();
    double[] out = new double[ranges.length];
    for (int i = period; i < out.length; i++) {
      double way = Smoothing.sum(ranges, i - period + 1, period);
      double height = Extremes.highest(highs, i, period) - Extremes.lowest(lows, i, period);
      out[i] = height > 0 ? index(way / height, period) : 100;
    }
    return Line.of(out, period);
  }

  private static double index(double ratio, int period) {
    double raw = 100 * StrictMath.log10(ratio) / StrictMath.log10(period);
    return Math.max(0, Math.min(100, raw));
  }
}
