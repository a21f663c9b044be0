package ffe.observation;

import ffe.market.CandleSeries;

/**
 * The squeeze (Carter, 2005): 1 while the {@link Bollinger} bands lie inside the {@link Keltner}
 * channel of the same period, which is a market that has become narrow, else 0.
 *
 * <p>First value at index {@code period}. Inside means off both bounds: a market without any
 * movement, where all lines are one, is 0.
 */
public final class Squeeze {

  private Squeeze() {}

  public static Line of(CandleSeries candles, int period, double bands, double channel) {
    Bollinger inner = Bollinger.of(candles, period, bands);
    Keltner outer = Keltner.of(candles, period, period, channel);
    int first = outer.lower().warmUp();
    double[] out = new double[candles.size()];
    for (int i = first; i < out.length; i++) {
      boolean isInside =
          inner.lower().raw(i) > outer.lower().raw(i)
              && inner.upper().raw(i) < outer.upper().raw(i);
      out[i] = isInside ? 1 : 0;
    }
    return Line.of(out, first);
  }
}
