package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Relative strength index after Wilder (New Concepts in Technical Trading Systems, 1978), in [0,
 * 100]: 100 * G / (G + L) with G and L Wilder's smoothed gains and losses of the closes, each
 * started with the mean of the first {@code period} changes.
 *
 * <p>First value at index {@code period}, since a change needs two closes. Only gains is 100, only
 * losses 0, no movement at all 50.
 */
public final class Rsi {

  private Rsi() {}

  public static Line of(CandleSeries candles, int period) {
    return of(Closes.of(candles), period);
  }

  public static Line of(double[] closes, int period) {
    double[] gains = new double[closes.length];
    double[] losses = new double[closes.length];
    for (int i = 1; i < closes.length; i++) {
      gains[i] = Math.max(0, closes[i] - closes[i - 1]);
      losses[i] = Math.max(0, closes[i - 1] - closes[i]);
    }
    Line gain = Smoothing.wilder(gains, 1, period);
    Line loss = Smoothing.wilder(losses, 1, period);
    return Line.each(closes.length, gain.warmUp(), i -> strength(gain.raw(i), loss.raw(i)));
  }

  private static double strength(double gain, double loss) {
    double movement = gain + loss;
    return movement == 0 ? 50 : Smoothing.percent(gain, movement);
  }
}
