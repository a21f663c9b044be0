package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.CandleRows;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Minutes;
import ffe.adapter.venue.feed.TradeFields;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What Binance's REST side knows of one pair: its rules, its candles and its last trades. */
public final class BinanceHistory implements VenueHistory {

  /** Candles or trades of one answer. */
  static final int ROWS_MAX = 1_000;

  private static final TradeFields TRADE =
      new TradeFields("id", "time", "price", "qty", TradeFields.isBuyerMaker("isBuyerMaker"));

  /** A longer break than this, with an hour before it, is more than one answer tells in minutes. */
  private static final Duration MINUTES_REACH = Duration.ofHours(15);

  private final BinancePublic rest;
  private final Instrument instrument;
  private final String symbol;
  private final CandleRows candles;

  public BinanceHistory(BinancePublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
    this.symbol = BinancePairs.symbol(instrument);
    this.candles = new CandleRows(instrument, MINUTES_REACH, this::told);
  }

  @Override
  public InstrumentSpec unknown() {
    return VenueHistory.unknown(BinancePairs.VENUE, instrument);
  }

  @Override
  public InstrumentSpec spec() {
    JsonObject told = asked(() -> rest.symbol(symbol));
    for (JsonValue value : VenueJson.array(told.get("symbols"), "symbols")) {
      JsonObject one = VenueJson.object(value, "symbol");
      if (VenueJson.text(one, "symbol").equals(symbol)) {
        return BinancePairs.spec(instrument, one);
      }
    }
    throw new VenueException.Permanent("Binance told nothing of " + symbol);
  }

  @Override
  public Optional<List<FinishedCandle>> between(Instant from, Instant to) {
    return candles.between(from, to);
  }

  /** A pair at rest has no candles at all. */
  @Override
  public Minutes minutes(Instant from, Instant to) {
    return Minutes.ofOpenEnded(told(Timeframe.M1, Optional.of(from)), from, to);
  }

  @Override
  public List<Frame.Trade> recent() {
    List<Frame.Trade> trades = new ArrayList<>();
    for (JsonValue value : asked(() -> rest.trades(symbol))) {
      trades.add(TRADE.read(VenueJson.object(value, "trade")));
    }
    return trades;
  }

  private List<Candle> told(Timeframe timeframe, Optional<Instant> since) {
    JsonArray rows =
        asked(() -> rest.klines(symbol, timeframe.label(), since.map(Instant::toEpochMilli)));
    List<Candle> told = new ArrayList<>();
    for (JsonValue row : rows) {
      told.add(candle(VenueJson.array(row, "candle")));
    }
    return told;
  }

  /** Open time, open, high, low, close, volume, close time, quote volume, count, and more. */
  private static Candle candle(JsonArray row) {
    if (row.size() < 9) {
      throw new VenueException.Retryable("a candle has 9 fields: " + VenueJson.shown("" + row));
    }
    try {
      return new Candle(
          Instant.ofEpochMilli(VenueJson.integer(row.get(0), "open time")),
          number(row, 1),
          number(row, 2),
          number(row, 3),
          number(row, 4),
          number(row, 5),
          Math.toIntExact(VenueJson.integer(row.get(8), "count")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new VenueException.Retryable("not a candle: " + VenueJson.shown("" + row), e);
    }
  }

  private static double number(JsonArray row, int i) {
    return VenueJson.decimal(row.get(i), "candle field " + i).doubleValue();
  }

  private static <T> T asked(Supplier<T> call) {
    return VenueAnswer.guarded(BinanceDialect.VENUE, call);
  }
}
