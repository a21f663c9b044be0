package ffe.observation;

import ffe.market.CandleSeries;

/**
 * WaveTrend oscillator (LazyBear's published script of 2014, after the earlier trading channel
 * index), a number without unit, mostly within [-100, 100].
 *
 * <p>p = (high + low + close) / 3; e = EMA(p, channel); d = EMA(|p - e|, channel); c = (p - e) /
 * (0.015 * d), 0 where d is 0; wt1 = EMA(c, average); wt2 = SMA(wt1, signal). wt1 starts at index 2
 * * (channel - 1) + average - 1, wt2 {@code signal - 1} candles later. e and d are given as {@code
 * mean} and {@code deviation}, in the price's unit.
 */
public record Wavetrend(Line wt1, Line wt2, Line mean, Line deviation) {

  /** The script's constant. */
  public static final double SCALE = 0.015;

  public static Wavetrend of(CandleSeries candles, int channel, int average, int signal) {
    int n = candles.size();
    double[] typical = new double[n];
    for (int i = 0; i < n; i++) {
      typical[i] = (candles.high(i) + candles.low(i) + candles.close(i)) / 3;
    }
    Line mean = Ema.of(typical, channel);
    double[] away = new double[n];
    for (int i = mean.warmUp(); i < n; i++) {
      away[i] = Math.abs(typical[i] - mean.raw(i));
    }
    Line deviation = Ema.of(Line.of(away, mean.warmUp()), channel);
    double[] index = new double[n];
    for (int i = deviation.warmUp(); i < n; i++) {
      double d = deviation.raw(i);
      index[i] = d == 0 ? 0 : (typical[i] - mean.raw(i)) / (SCALE * d);
    }
    Line wt1 = Ema.of(Line.of(index, deviation.warmUp()), average);
    return new Wavetrend(wt1, Sma.of(wt1, signal), mean, deviation);
  }
}
