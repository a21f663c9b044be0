package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Moving average convergence and divergence (Appel, 1979) of the closes, in the price's unit: macd
 * = EMA(fast) - EMA(slow), signal = EMA of macd, histogram = macd - signal. No movement is 0.
 *
 * <p>macd starts at index {@code slow - 1}, signal and histogram {@code signal - 1} candles later.
 */
public record Macd(Line macd, Line signal, Line histogram) {

  public static Macd of(CandleSeries candles, int fast, int slow, int signal) {
    if (fast >= slow) {
      throw new IllegalArgumentException("fast is shorter than slow: " + fast + ", " + slow);
    }
    Line quick = Ema.of(candles, fast);
    Line lazy = Ema.of(candles, slow);
    double[] macd = new double[candles.size()];
    for (int i = lazy.warmUp(); i < macd.length; i++) {
      macd[i] = quick.raw(i) - lazy.raw(i);
    }
    Line line = Line.of(macd, lazy.warmUp());
    Line mean = Ema.of(line, signal);
    return new Macd(line, mean, Line.each(macd.length, mean.warmUp(), i -> macd[i] - mean.raw(i)));
  }
}
