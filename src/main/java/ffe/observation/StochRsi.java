package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Stochastic of the RSI (Chande and Kroll, 1994), in [0, 100]: where {@link Rsi} stands between its
 * own lowest and highest value of a window, smoothed to k and d as in {@link Stochastic}.
 *
 * <p>k starts at index {@code rsi + window + smooth - 2}, d {@code signal - 1} candles later. An
 * RSI that does not move is 50, be it at 100.
 */
public final class StochRsi {

  private StochRsi() {}

  /** Candles of the RSI, and of the window its value is placed in. */
  public record Periods(int rsi, int window) {}

  public static Stochastic of(CandleSeries candles, Periods periods, int smooth, int signal) {
    Line rsi = Rsi.of(candles, periods.rsi());
    double[] values = rsi.all();
    int first = rsi.warmUp() + Smoothing.checkedPeriod(periods.window()) - 1;
    double[] out = new double[values.length];
    for (int i = first; i < out.length; i++) {
      double low = Extremes.lowest(values, i, periods.window());
      out[i] = Extremes.place(values[i], low, Extremes.highest(values, i, periods.window()));
    }
    return Stochastic.smoothed(Line.of(out, first), smooth, signal);
  }
}
