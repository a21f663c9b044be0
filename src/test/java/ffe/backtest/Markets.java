package ffe.backtest;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.SidedCandle;
import ffe.market.SidedSeries;
import ffe.market.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented markets of a known nature, each from its seed. */
final class Markets {

  static final Instrument PAIR = Instrument.of("BTC-USD");

  private static final Instant START = Instant.parse("2017-07-03T00:00:00Z");

  private final Timeframe timeframe;
  private final Random random;
  private final List<Candle> candles = new ArrayList<>();
  private Instant at = START;
  private double price = 1_000;

  private Markets(Timeframe timeframe, long seed) {
    this.timeframe = timeframe;
    this.random = new Random(seed);
  }

  /** The next candle, with a return and how wide its range is beyond it. */
  private void add(double grows, double width) {
    double close = price * (1 + grows);
    double high = Math.max(price, close) * (1 + random.nextDouble() * width);
    double low = Math.min(price, close) * (1 - random.nextDouble() * width);
    candles.add(new Candle(at, price, high, low, close, 10 + random.nextInt(100), 1));
    price = close;
    at = at.plus(timeframe.length());
  }

  private CandleSeries made() {
    return CandleSeries.of(PAIR, timeframe, candles);
  }

  /** Goes up, or down, with noise. */
  static CandleSeries trend(Timeframe timeframe, int count, double drift, long seed) {
    Markets market = new Markets(timeframe, seed);
    for (int i = 0; i < count; i++) {
      market.add(drift + market.random.nextGaussian() * 0.005, 0.003);
    }
    return market.made();
  }

  /** Is drawn back to where it began. */
  static CandleSeries range(Timeframe timeframe, int count, long seed) {
    Markets market = new Markets(timeframe, seed);
    for (int i = 0; i < count; i++) {
      double back = (1_000 - market.price) / market.price * 0.05;
      market.add(back + market.random.nextGaussian() * 0.006, 0.003);
    }
    return market.made();
  }

  /** Quiet and wild by turns. */
  static CandleSeries storms(Timeframe timeframe, int count, long seed) {
    Markets market = new Markets(timeframe, seed);
    for (int i = 0; i < count; i++) {
      double wild = i / 60 % 3 == 0 ? 0.02 : 0.002;
      market.add(market.random.nextGaussian() * wild, wild);
    }
    return market.made();
  }

  /** Rises, and falls by a third within one candle. */
  static CandleSeries crash(Timeframe timeframe, int count, long seed) {
    Markets market = new Markets(timeframe, seed);
    for (int i = 0; i < count; i++) {
      market.add(i == count * 2 / 3 ? -0.33 : 0.001 + market.random.nextGaussian() * 0.004, 0.003);
    }
    return market.made();
  }

  /** Is closed at weekends, and opens elsewhere than it closed. */
  static CandleSeries weekdays(Timeframe timeframe, int count, long seed) {
    Markets market = new Markets(timeframe, seed);
    while (market.candles.size() < count) {
      DayOfWeek day = market.at.atOffset(ZoneOffset.UTC).getDayOfWeek();
      if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
        market.at = market.at.plus(timeframe.length());
        market.price *= 1 + market.random.nextGaussian() * 0.002;
      } else {
        market.add(market.random.nextGaussian() * 0.006, 0.003);
      }
    }
    return market.made();
  }

  /** Does not move. */
  static CandleSeries still(Timeframe timeframe, int count) {
    Markets market = new Markets(timeframe, 0);
    for (int i = 0; i < count; i++) {
      market.add(0, 0);
    }
    return market.made();
  }

  /** The same with bids and asks around it, now near, now far apart. */
  static SidedSeries sided(CandleSeries middle, long seed) {
    Random random = new Random(seed);
    List<SidedCandle> sided = new ArrayList<>();
    for (int i = 0; i < middle.size(); i++) {
      double half = middle.open(i) * 0.0001 * (1 + random.nextInt(5));
      sided.add(new SidedCandle(moved(middle.candle(i), -half), moved(middle.candle(i), half)));
    }
    return SidedSeries.of(PAIR, middle.timeframe(), sided);
  }

  private static Candle moved(Candle c, double by) {
    return new Candle(
        c.opensAt(), c.open() + by, c.high() + by, c.low() + by, c.close() + by, 0, 1);
  }
}
