package ffe.desk.backtest;

import ffe.canon.Canon;
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
import java.util.ArrayList;
import java.util.List;

/**
 * What a run reads.
 *
 * @param sources of each instrument, sorted
 * @param from where cycles begin
 * @param digest of all of it, history included
 */
public record Recording(List<MarketSource> sources, Instant from, Instant to, Digest digest) {

  /** What a cycle looks back on; longer timeframes warm up within the run. */
  static final int HISTORY = 300;

  /** Of history, and then enough to have returns. */
  static final int CANDLES_MIN = HISTORY + 32;

  private static final String LOT = "0.00000001";
  private static final int DECIMALS_MAX = 8;

  public Recording {
    sources = List.copyOf(sources);
  }

  /**
   * @throws RefusedOrderException if the stored candles are too few or none
   */
  public static Recording of(BacktestOrder.Data data, CandleShelf shelf, int candlesMax) {
    if (data.isTape()) {
      return tape();
    }
    List<List<Candle>> stored = new ArrayList<>();
    int left = candlesMax;
    for (BacktestOrder.Data one : data.each()) {
      List<Candle> candles = shelf.read(one, left + 1);
      if (candles.size() > left) {
        throw tooMany(data, candlesMax);
      }
      checkEnough(one, candles.size());
      left -= candles.size();
      stored.add(candles);
    }
    return of(data, stored, true);
  }

  /** Its beginning alone: what an order can be checked by before it is run. */
  public static Recording beginning(BacktestOrder.Data data, CandleShelf shelf, int candlesMax) {
    if (data.isTape()) {
      return tape();
    }
    int unused = count(data, shelf, candlesMax);
    return of(data, data.each().stream().map(one -> shelf.read(one, CANDLES_MIN)).toList(), false);
  }

  private static Recording tape() {
    TapeSource tape = TapeSource.bundled();
    return new Recording(List.of(tape), tape.start(), tape.end(), tape.digest());
  }

  /**
   * How many stored candles an order reads.
   *
   * @throws RefusedOrderException if they are too few or too many
   */
  public static int count(BacktestOrder.Data data, CandleShelf shelf, int candlesMax) {
    int sum = 0;
    for (BacktestOrder.Data one : data.each()) {
      int left = candlesMax - sum;
      int count = shelf.count(one, left + 1);
      if (count > left) {
        throw tooMany(data, candlesMax);
      }
      checkEnough(one, count);
      sum += count;
    }
    return sum;
  }

  /**
   * @param isWhole several are run over the time that all of them tell, which beginnings do not
   *     know
   */
  private static Recording of(BacktestOrder.Data data, List<List<Candle>> stored, boolean isWhole) {
    List<CandleSource> sources = new ArrayList<>();
    List<Digest> digests = new ArrayList<>();
    List<BacktestOrder.Data> each = data.each();
    for (int i = 0; i < each.size(); i++) {
      BacktestOrder.Data one = each.get(i);
      CandleSeries candles = series(one, stored.get(i));
      if (isWhole) {
        checkSame(one, candles);
      }
      sources.add(
          new CandleSource("candles:" + one.source(), spec(one, stored.get(i)), candles, HISTORY));
      digests.add(candles.digest());
    }
    boolean isOne = sources.size() == 1;
    List<CandleSource> common = isWhole && !isOne ? together(sources) : sources;
    return new Recording(
        List.copyOf(common),
        common.get(0).start(),
        common.get(0).end(),
        isOne ? digests.get(0) : Digest.of(Canon.write(digests)));
  }

  /** A whole dataset is the one that was ordered, bit for bit. */
  private static void checkSame(BacktestOrder.Data one, CandleSeries candles) {
    boolean isAll = one.from().isEmpty() && one.to().isEmpty();
    if (isAll && one.digest().filter(d -> !d.equals(candles.digest().hex())).isPresent()) {
      throw new RefusedOrderException(
          "dataset",
          one.source() + " has other candles than were ordered: " + candles.digest().brief());
    }
  }

  private static List<CandleSource> together(List<CandleSource> sources) {
    try {
      return CandleSource.together(sources);
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException("asset_pair", String.valueOf(e.getMessage()));
    }
  }

  private static RefusedOrderException tooMany(BacktestOrder.Data data, int candlesMax) {
    return new RefusedOrderException(
        "from",
        "a run takes at most "
            + candlesMax
            + " candles (ffe.backtest.candles-max); there are more "
            + data.words()
            + " from there to the end");
  }

  private static void checkEnough(BacktestOrder.Data one, int count) {
    if (count < CANDLES_MIN) {
      throw new RefusedOrderException(
          count == 0 ? "source" : "from",
          "a run takes at least "
              + CANDLES_MIN
              + " candles, of which "
              + HISTORY
              + " are history; stored are "
              + count
              + " "
              + one.words());
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
        Money.of("1", instrument.quote()),
        data.hours());
  }
}
