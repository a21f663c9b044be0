package ffe.desk.backtest;

import ffe.canon.Digest;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.simulation.CandleSource;
import ffe.simulation.TapeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run reads.
 *
 * @param from where cycles begin
 * @param digest of all of it, history included
 */
public record Recording(MarketSource source, Instant from, Instant to, Digest digest) {

  /** What a cycle looks back on; longer timeframes warm up within the run. */
  static final int HISTORY = 300;

  /** Of history, and then enough to have returns. */
  static final int CANDLES_MIN = HISTORY + 32;

  private static final String LOT = "0.00000001";
  private static final int DECIMALS_MAX = 8;

  /**
   * @throws RefusedOrderException if the stored candles are too few or none
   */
  public static Recording of(BacktestOrder.Data data, CandleShelf shelf, int candlesMax) {
    if (data.isTape()) {
      TapeSource tape = TapeSource.bundled();
      return new Recording(tape, tape.start(), tape.end(), tape.digest());
    }
    List<Candle> stored = shelf.read(data, candlesMax + 1);
    checkCount(data, stored.size(), candlesMax);
    return of(data, stored);
  }

  /** Its beginning alone: what an order can be checked by before it is run. */
  public static Recording beginning(BacktestOrder.Data data, CandleShelf shelf, int candlesMax) {
    if (data.isTape()) {
      return of(data, shelf, candlesMax);
    }
    checkCount(data, shelf.count(data, candlesMax + 1), candlesMax);
    return of(data, shelf.read(data, CANDLES_MIN));
  }

  private static Recording of(BacktestOrder.Data data, List<Candle> stored) {
    CandleSeries candles = series(data, stored);
    CandleSource source =
        new CandleSource("candles:" + data.source(), spec(data, stored), candles, HISTORY);
    return new Recording(source, source.start(), source.end(), candles.digest());
  }

  public static void checkCount(BacktestOrder.Data data, int count, int candlesMax) {
    if (count > candlesMax) {
      throw new RefusedOrderException(
          "from",
          "a run takes at most "
              + candlesMax
              + " candles (ffe.backtest.candles-max); there are more "
              + data.words()
              + " from there to the end");
    } else if (count < CANDLES_MIN) {
      throw new RefusedOrderException(
          count == 0 ? "source" : "from",
          "a run takes at least "
              + CANDLES_MIN
              + " candles, of which "
              + HISTORY
              + " are history; stored are "
              + count
              + " "
              + data.words());
    }
  }

  /** How much of its time is over at a point of it, 0 to 1. */
  public double share(Instant told) {
    double all = Duration.between(from, to).toMillis();
    return Math.min(1, Math.max(0, Duration.between(from, told).toMillis() / all));
  }

  private static CandleSeries series(BacktestOrder.Data data, List<Candle> stored) {
    Timeframe timeframe = data.timeframe().orElseThrow();
    try {
      return CandleSeries.of(data.instrument(), timeframe, stored);
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException("timeframe", String.valueOf(e.getMessage()));
    }
  }

  /** As fine as the prices there are: a coarser step would trade at others. */
  private static InstrumentSpec spec(BacktestOrder.Data data, List<Candle> stored) {
    int decimals = 0;
    for (Candle candle : stored) {
      for (double price :
          new double[] {candle.open(), candle.high(), candle.low(), candle.close()}) {
        decimals = Math.max(decimals, BigDecimal.valueOf(price).stripTrailingZeros().scale());
      }
    }
    Instrument instrument = data.instrument();
    return new InstrumentSpec(
        new Venue("PAPER"),
        instrument,
        new Price(BigDecimal.ONE.movePointLeft(Math.min(decimals, DECIMALS_MAX))),
        Quantity.of(LOT),
        Quantity.of(LOT),
        Money.of("1", instrument.quote()));
  }
}
