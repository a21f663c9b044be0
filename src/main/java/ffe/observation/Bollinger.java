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
    double[] closes = Closes.of(candles);
    Line middle = Sma.of(closes, period);
    int warmUp = middle.warmUp();
    Line distance =
        Line.each(closes.length, warmUp, i -> width * deviation(closes, i, period, middle.raw(i)));
    return new Bollinger(
        Line.each(closes.length, warmUp, i -> middle.raw(i) - distance.raw(i)),
        middle,
        Line.each(closes.length, warmUp, i -> middle.raw(i) + distance.raw(i)));
  }

  private static double deviation(double[] closes, int last, int period, double mean) {
    double squares = 0;
    for (int k = last - period + 1; k <= last; k++) {
      double away = closes[k] - mean;
      squares += away * away;
    }
    return Math.sqrt(squares / period);
  }
}
