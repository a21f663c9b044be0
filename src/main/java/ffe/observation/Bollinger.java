package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Bollinger bands (Bollinger, 1983) of the closes, in the price's unit: the simple mean of {@code
 * period} closes, and {@code width} population standard deviations (divided by n) below and above.
 *
 * <p>All three start at index {@code period - 1}. Without movement they are one line.
 */
public record Bollinger(Line lower, Line middle, Line upper) {

  public static Bollinger of(CandleSeries candles, int period, double width) {
    double[] closes = candles.closes();
    Line middle = Sma.of(closes, period);
    double[] lower = new double[closes.length];
    double[] upper = new double[closes.length];
    for (int i = middle.warmUp(); i < closes.length; i++) {
      double squares = 0;
      for (int k = i - period + 1; k <= i; k++) {
        double away = closes[k] - middle.raw(i);
        squares += away * away;
      }
      double distance = width * Math.sqrt(squares / period);
      lower[i] = middle.raw(i) - distance;
      upper[i] = middle.raw(i) + distance;
    }
    int warmUp = middle.warmUp();
    return new Bollinger(Line.of(lower, warmUp), middle, Line.of(upper, warmUp));
  }
}
