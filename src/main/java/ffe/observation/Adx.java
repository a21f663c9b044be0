package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Average directional index and the two directional indicators after Wilder (1978), each in [0,
 * 100].
 *
 * <p>Up move u = high - previous high, down move d = previous low - low; +DM is u when u &gt; d and
 * u &gt; 0, -DM is d when d &gt; u and d &gt; 0, else 0. +DI and -DI are 100 times Wilder's
 * smoothed DM over the average true range; DX = 100 * |+DI - -DI| / (+DI + -DI); ADX is Wilder's
 * smoothed DX. The indicators start at index {@code period}, ADX at {@code 2 * period - 1}. Without
 * any movement all three are 0.
 */
public record Adx(Line adx, Line plusDi, Line minusDi) {

  public static Adx of(CandleSeries candles, int period) {
    return candles.once(Adx.class, period, series -> computed(series, period));
  }

  private static Adx computed(CandleSeries candles, int period) {
    int n = candles.size();
    double[] up = new double[n];
    double[] down = new double[n];
    for (int i = 1; i < n; i++) {
      double u = candles.high(i) - candles.high(i - 1);
      double d = candles.low(i - 1) - candles.low(i);
      up[i] = u > d && u > 0 ? u : 0;
      down[i] = d > u && d > 0 ? d : 0;
    }
    Line atr = Atr.of(candles, period);
    Line plusDi = directional(Smoothing.wilder(up, 1, period), atr);
    Line minusDi = directional(Smoothing.wilder(down, 1, period), atr);
    double[] dx = new double[n];
    for (int i = atr.warmUp(); i < n; i++) {
      double sum = plusDi.raw(i) + minusDi.raw(i);
      dx[i] = Smoothing.percent(Math.abs(plusDi.raw(i) - minusDi.raw(i)), sum);
    }
    return new Adx(bounded(Smoothing.wilder(dx, atr.warmUp(), period)), plusDi, minusDi);
  }

  /** A mean of values up to 100 may be rounded above it. */
  private static Line bounded(Line line) {
    return Line.each(line.size(), line.warmUp(), i -> Math.min(100, line.raw(i)));
  }

  private static Line directional(Line moves, Line atr) {
    double[] out = new double[atr.size()];
    for (int i = atr.warmUp(); i < out.length; i++) {
      out[i] = Smoothing.percent(moves.raw(i), atr.raw(i));
    }
    return Line.of(out, atr.warmUp());
  }
}
