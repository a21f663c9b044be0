package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Donchian channel (Donchian, 1960s), in the price's unit: the highest high and the lowest low of
 * {@code period} candles, and the middle between them.
 *
 * <p>The candle itself is among them, so a breakout is a close beyond the value before it. All
 * three start at index {@code period - 1}.
 */
public record Donchian(Line lower, Line middle, Line upper) {

  public static Donchian of(CandleSeries candles, int period) {
    int first = Smoothing.checkedPeriod(period) - 1;
    double[] highs = candles.highs();
    double[] lows = candles.lows();
    double[] lower = new double[highs.length];
    double[] middle = new double[highs.length];
    double[] upper = new double[highs.length];
    for (int i = first; i < upper.length; i++) {
      lower[i] = Extremes.lowest(lows, i, period);
      upper[i] = Extremes.highest(highs, i, period);
      middle[i] = (lower[i] + upper[i]) / 2;
    }
    return new Donchian(Line.of(lower, first), Line.of(middle, first), Line.of(upper, first));
  }
}
