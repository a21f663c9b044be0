package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Stochastic oscillator (Lane, 1950s), in [0, 100]: where the close stands between the lowest low
 * and the highest high of {@code period} candles; k is that smoothed by a simple mean of {@code
 * smooth} candles (1: as it is), d the simple mean of {@code signal} values of k.
 *
 * <p>k starts at index {@code period + smooth - 2}, d {@code signal - 1} candles later. Without any
 * movement it is 50.
 */
public record Stochastic(Line k, Line d) {

  public static Stochastic of(CandleSeries candles, int period, int smooth, int signal) {
    int first = Smoothing.checkedPeriod(period) - 1;
    double[] highs = candles.highs();
    double[] lows = candles.lows();
    double[] out = new double[highs.length];
    for (int i = first; i < out.length; i++) {
      double low = Extremes.lowest(lows, i, period);
      out[i] = Extremes.place(candles.close(i), low, Extremes.highest(highs, i, period));
    }
    return smoothed(Line.of(out, first), smooth, signal);
  }

  static Stochastic smoothed(Line place, int smooth, int signal) {
    Line k = Sma.of(place, smooth);
    return new Stochastic(k, Sma.of(k, signal));
  }
}
