package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Keltner channel (Keltner, 1960, as Raschke redrew it in the 1980s), in the price's unit: {@link
 * Ema} of the closes, and {@code width} times {@link Atr} below and above.
 *
 * <p>The middle starts at index {@code period - 1}, the bounds at the later of that and {@code
 * atrPeriod}. Without movement all three are one line.
 */
public record Keltner(Line lower, Line middle, Line upper) {

  public static Keltner of(CandleSeries candles, int period, int atrPeriod, double width) {
    Line middle = Ema.of(candles, period);
    Line atr = Atr.of(candles, atrPeriod);
    int first = Math.max(middle.warmUp(), atr.warmUp());
    double[] lower = new double[candles.size()];
    double[] upper = new double[candles.size()];
    for (int i = first; i < lower.length; i++) {
      lower[i] = middle.raw(i) - width * atr.raw(i);
      upper[i] = middle.raw(i) + width * atr.raw(i);
    }
    return new Keltner(Line.of(lower, first), middle, Line.of(upper, first));
  }
}
