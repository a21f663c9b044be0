package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.CandleRows;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Minutes;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.adapter.venue.feed.VenueJson;
import ffe.adapter.venue.feed.VenueSpans;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What Coinbase's REST side knows of one product: its rules, its candles and its last trades. */
public final class CoinbaseHistory implements VenueHistory, VenueSpans.Asks {

  /** Trades of one answer. */
  static final int TRADES_MAX = 1_000;

  /** Spans of one answer, without the one that the next answer begins with again. */
  static final int SPANS_MAX = 349;

  /** Answers about one timeframe. */
  private static final int ANSWERS_MAX = 3;

  /** A longer break than this is told in all timeframes. */
  private static final Duration MINUTES_REACH = Duration.ofHours(10);

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
  private final VenueSpans spans;
  private final CandleRows candles;

  public CoinbaseHistory(CoinbasePublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
    this.product = CoinbaseProducts.id(instrument);
    this.spans = new VenueSpans(SPANS_MAX, ANSWERS_MAX, this);
    this.candles = new CandleRows(instrument, MINUTES_REACH, spans);
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
  public Minutes minutes(Instant from, Instant to) {
    return spans.minutes(from, to);
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

  @Override
  public Collection<Candle> candles(Timeframe timeframe, Instant from, Instant to) {
    String granularity = Optional.ofNullable(GRANULARITIES.get(timeframe)).orElseThrow();
    CoinbasePublic.Span span = new CoinbasePublic.Span(granularity, from, to);
    JsonObject told = asked(() -> rest.candles(product, span));
    return VenueJson.array(told.get("candles"), "candles").stream()
        .map(value -> candle(VenueJson.object(value, "candle")))
        .toList();
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

  @Override
  public Instant time() {
    JsonObject told = asked(rest::time);
    return Instant.ofEpochMilli(VenueJson.integer(told.get("epochMillis"), "epochMillis"));
  }

  private static <T> T asked(Supplier<T> call) {
    return VenueAnswer.guarded(CoinbaseDialect.VENUE, call);
  }
}
