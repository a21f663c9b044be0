package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.CandleRows;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What Coinbase's REST side knows of one product: its rules, its candles and its last trades. A
 * span without a trade has no candle there, the one that is open included; so its clock says which
 * span that is, and a longer candle from before says the price at which nobody traded.
 */
public final class CoinbaseHistory implements VenueHistory {

  /** Trades of one answer. */
  static final int TRADES_MAX = 1_000;

  /** Spans of one answer, without the one that the next answer begins with again. */
  static final int SPANS_MAX = 349;

  /** Answers about one timeframe. */
  private static final int ANSWERS_MAX = 3;

  /** A longer break than this is told in all timeframes. */
  private static final Duration MINUTES_REACH = Duration.ofHours(10);

  /** A candle may lack its last trades for so long. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private static final Map<Timeframe, String> GRANULARITIES =
      Map.of(
          Timeframe.M1, "ONE_MINUTE",
          Timeframe.M5, "FIVE_MINUTE",
          Timeframe.M15, "FIFTEEN_MINUTE",
          Timeframe.H1, "ONE_HOUR",
          Timeframe.H4, "FOUR_HOUR",
          Timeframe.D1, "ONE_DAY");

  private final CoinbasePublic rest;
  private final Instrument instrument;
  private final String product;
  private final CandleRows candles;

  public CoinbaseHistory(CoinbasePublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
    this.product = CoinbaseProducts.id(instrument);
    this.candles = new CandleRows(instrument, MINUTES_REACH, this::told);
  }

  @Override
  public InstrumentSpec unknown() {
    return VenueHistory.unknown(CoinbaseProducts.VENUE, instrument);
  }

  @Override
  public InstrumentSpec spec() {
    JsonObject told = asked(() -> rest.product(product));
    String name = VenueJson.text(told, "product_id");
    if (!name.equals(product)) {
      throw new VenueException.Permanent(
          "asked for " + product + ", told of " + VenueJson.shown(name));
    }
    return CoinbaseProducts.spec(instrument, told);
  }

  @Override
  public Optional<List<FinishedCandle>> between(Instant from, Instant to) {
    return candles.between(from, to);
  }

  @Override
  public List<Frame.Trade> recent() {
    List<Frame.Trade> trades = new ArrayList<>();
    JsonObject told = asked(() -> rest.trades(product));
    for (JsonValue value : VenueJson.array(told.get("trades"), "trades")) {
      trades.add(CoinbaseDialect.TRADE.read(VenueJson.object(value, "trade")));
    }
    return trades;
  }

  private List<Candle> told(Timeframe timeframe, Optional<Instant> since) {
    Instant open = timeframe.floor(time().minus(SETTLING));
    // where an hour begins, so that longer candles tell all that was before
    Instant from =
        Timeframe.H1.floor(
            since.orElseGet(() -> open.minus(timeframe.length().multipliedBy(SPANS_MAX))));
    TreeMap<Instant, Candle> rows = new TreeMap<>();
    Instant at = from;
    for (int i = 0; i < ANSWERS_MAX && at.isBefore(open); i++) {
      Instant end = at.plus(timeframe.length().multipliedBy(SPANS_MAX));
      rows.putAll(asked(timeframe, at, earlier(end, open)));
      at = end;
    }
    boolean isQuietAtFirst = rows.isEmpty() || rows.firstKey().isAfter(from);
    if (isQuietAtFirst && (since.isPresent() || timeframe == Timeframe.M1)) {
      last(from).ifPresent(price -> rows.put(from, flat(from, price)));
    }
    if (!rows.isEmpty() && rows.lastKey().isBefore(open)) {
      rows.put(open, flat(open, rows.lastEntry().getValue().close()));
    }
    return List.copyOf(rows.headMap(open, true).values());
  }

  /** The price of the last trade before an instant. */
  private Optional<Double> last(Instant before) {
    for (Timeframe longer : List.of(Timeframe.H1, Timeframe.D1)) {
      Instant end = longer.floor(before);
      NavigableMap<Instant, Candle> rows =
          new TreeMap<>(
              asked(longer, end.minus(longer.length().multipliedBy(SPANS_MAX)), end).headMap(end));
      if (!rows.isEmpty()) {
        return Optional.of(rows.lastEntry().getValue().close());
      }
    }
    return Optional.empty();
  }

  private static Candle flat(Instant opensAt, double price) {
    return new Candle(opensAt, price, price, price, price, 0, 0);
  }

  private SortedMap<Instant, Candle> asked(Timeframe timeframe, Instant from, Instant to) {
    String granularity = Optional.ofNullable(GRANULARITIES.get(timeframe)).orElseThrow();
    CoinbasePublic.Span span = new CoinbasePublic.Span(granularity, from, to);
    JsonObject told = asked(() -> rest.candles(product, span));
    TreeMap<Instant, Candle> rows = new TreeMap<>();
    for (JsonValue value : VenueJson.array(told.get("candles"), "candles")) {
      Candle row = candle(VenueJson.object(value, "candle"));
      if (row.opensAt().isBefore(from) || row.opensAt().isAfter(to)) {
        throw new VenueException.Retryable(
            "a candle of " + row.opensAt() + " when asked from " + from + " to " + to);
      }
      rows.put(row.opensAt(), row);
    }
    return rows;
  }

  /** How many trades a candle had is not told; one at least. */
  private static Candle candle(JsonObject row) {
    try {
      return new Candle(
          Instant.ofEpochSecond(VenueJson.integer(row.get("start"), "start")),
          number(row, "open"),
          number(row, "high"),
          number(row, "low"),
          number(row, "close"),
          number(row, "volume"),
          1);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new VenueException.Retryable("not a candle: " + VenueJson.shown("" + row), e);
    }
  }

  private static double number(JsonObject row, String name) {
    return VenueJson.decimal(row.get(name), name).doubleValue();
  }

  private Instant time() {
    JsonObject told = asked(rest::time);
    return Instant.ofEpochMilli(VenueJson.integer(told.get("epochMillis"), "epochMillis"));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static <T> T asked(Supplier<T> call) {
    return VenueAnswer.guarded(CoinbaseDialect.VENUE, call);
  }
}
