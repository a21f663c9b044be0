package ffe.backtest;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prices that go anywhere: nobody can earn on them but by luck. */
public final class Walks {

  private Walks() {}

  public static CandleSeries of(Timeframe timeframe, int count, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    Instant at = Instant.parse("2017-07-03T00:00:00Z");
    double price = 1_000;
    for (int i = 0; i < count; i++) {
      double close = price * (1 + random.nextGaussian() * 0.006);
      double high = Math.max(price, close) * (1 + random.nextDouble() * 0.003);
      double low = Math.min(price, close) * (1 - random.nextDouble() * 0.003);
      candles.add(new Candle(at, price, high, low, close, 10 + random.nextInt(100), 1));
      price = close;
      at = at.plus(timeframe.length());
    }
    return CandleSeries.of(Instrument.of("BTC-USD"), timeframe, candles);
  }
}
