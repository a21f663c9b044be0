package ffe.observation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A market by chance from a seed: calm and wild stretches, spikes of volume, flat candles. */
public final class Walk {

  private Walk() {}

  /** Five-minute candles from midnight on. */
  public static List<Candle> candles(long seed, int count) {
    Random random = new Random(seed);
    List<Candle> out = new ArrayList<>(count);
    double close = 1000;
    double step = 0.002;
    for (int i = 0; i < count; i++) {
      step = i % 97 == 0 ? 0.0005 + 0.006 * random.nextDouble() : step;
      Instant at = Scene.START.plusSeconds(300L * i);
      if (random.nextInt(40) == 0) {
        out.add(new Candle(at, close, close, close, close, 0, 0));
        continue;
      }
      double next = close * (1 + step * random.nextGaussian() + 0.1 * step * Math.sin(i / 80.0));
      double high = Math.max(close, next) * (1 + step * random.nextDouble());
      double low = Math.min(close, next) * (1 - step * random.nextDouble());
      double volume = (random.nextInt(25) == 0 ? 60 : 10) * (0.5 + random.nextDouble());
      out.add(new Candle(at, close, high, low, next, volume, 5 + random.nextInt(50)));
      close = next;
    }
    return out;
  }

  public static CandleSeries fiveMinutes(long seed, int count) {
    return CandleSeries.of(Scene.BTC_USD, Timeframe.M5, candles(seed, count));
  }

  /** Another instrument that goes much the same way as one, by chance from a seed. */
  public static CandleSeries beside(CandleSeries own, Instrument other, long seed) {
    Random random = new Random(seed);
    List<Candle> out = new ArrayList<>(own.size());
    double away = 0;
    for (int i = 0; i < own.size(); i++) {
      away = 0.9 * away + 0.0008 * random.nextGaussian();
      double by = 0.1 * (1 + away);
      Candle c = own.candle(i);
      out.add(
          new Candle(
              c.opensAt(),
              c.open() * by,
              c.high() * by,
              c.low() * by,
              c.close() * by,
              c.volume(),
              c.trades()));
    }
    return CandleSeries.of(other, own.timeframe(), out);
  }

  /** The same as candles of each observed timeframe. */
  public static SortedMap<String, CandleSeries> market(long seed, int count) {
    List<Candle> candles = candles(seed, count);
    SortedMap<String, CandleSeries> out = new TreeMap<>();
    for (String label : Observation.WINDOW.keySet()) {
      out.put(label, Scene.merged(candles, Timeframe.parse(label).orElseThrow()));
    }
    return out;
  }
}
