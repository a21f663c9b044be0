package ffe.observation;

import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.time.Instant;

/**
 * Volume-weighted average price of the session so far, in the price's unit; a session is a day of
 * UTC. Each candle counts with (high + low + close) / 3 and its volume; while nothing was traded
 * the value is the candle's own (high + low + close) / 3.
 *
 * <p>First value at the first candle that begins a session: at index 0 when it opens at midnight,
 * else where the day changes. (why: a session whose beginning is not in the series would average
 * what happens to be seen of it)
 */
public final class Vwap {

  private Vwap() {}

  public static Line of(CandleSeries candles) {
    double[] out = new double[candles.size()];
    int first = out.length;
    double money = 0;
    double volume = 0;
    for (int i = 0; i < out.length; i++) {
      if (beginsSession(candles, i)) {
        first = Math.min(first, i);
        money = 0;
        volume = 0;
      }
      double typical = (candles.high(i) + candles.low(i) + candles.close(i)) / 3;
      money += typical * candles.volume(i);
      volume += candles.volume(i);
      out[i] = volume > 0 ? money / volume : typical;
    }
    return Line.of(out, first);
  }

  private static boolean beginsSession(CandleSeries candles, int i) {
    Instant day = Timeframe.D1.floor(candles.opensAt(i));
    return i == 0
        ? candles.opensAt(0).equals(day)
        : !Timeframe.D1.floor(candles.opensAt(i - 1)).equals(day);
  }
}
