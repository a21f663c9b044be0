package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.CandleRows;
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
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What Alpaca's REST side knows of one pair: its rules and its bars, which hold the middles of
 * quotes beside the prices of trades. Bars of four hours and of a day are made of those of an hour:
 * Alpaca's days begin at midnight in Chicago.
 */
public final class AlpacaHistory implements VenueHistory, VenueSpans.Asks {

  /** Bars of a page. */
  static final int ROWS_MAX = 10_000;

  /** Spans of one answer; as many days are less than a page of hours. */
  private static final int SPANS_MAX = 360;

  /** Answers about one timeframe. */
  private static final int ANSWERS_MAX = 3;

  /** Pages of one answer, which may each be shorter than they might. */
  private static final int PAGES_MAX = 5;

  /** A longer break than this is told in all timeframes. */
  private static final Duration MINUTES_REACH = Duration.ofHours(10);

  private static final Map<Timeframe, String> TIMEFRAMES =
      Map.of(
          Timeframe.M1, "1Min",
          Timeframe.M5, "5Min",
          Timeframe.M15, "15Min",
          Timeframe.H1, "1Hour",
          Timeframe.H4, "1Hour",
          Timeframe.D1, "1Hour");

  private final AlpacaPublic rest;
  private final Instrument instrument;
  private final String symbol;
  private final VenueSpans spans;
  private final CandleRows candles;

  public AlpacaHistory(AlpacaPublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
    this.symbol = AlpacaPairs.symbol(instrument);
    this.spans = new VenueSpans(SPANS_MAX, ANSWERS_MAX, this);
    this.candles = new CandleRows(instrument, MINUTES_REACH, spans);
  }

  @Override
  public InstrumentSpec unknown() {
    return VenueHistory.unknown(AlpacaPairs.VENUE, instrument);
  }

  @Override
  public InstrumentSpec spec() {
    return asked(rest::assets).stream()
        .map(value -> VenueJson.object(value, "asset"))
        .filter(asset -> VenueJson.textIfAny(asset, "symbol").filter(symbol::equals).isPresent())
        .findFirst()
        .map(asset -> AlpacaPairs.spec(instrument, asset))
        .orElseThrow(() -> new VenueException.Permanent("Alpaca told nothing of " + symbol));
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
  public Instant time() {
    String told = VenueJson.text(asked(rest::clock), "timestamp");
    try {
      return OffsetDateTime.parse(told).toInstant();
    } catch (DateTimeException e) {
      throw new VenueException.Retryable("timestamp is no time: " + VenueJson.shown(told), e);
    }
  }

  @Override
  public Collection<Candle> candles(Timeframe timeframe, Instant from, Instant to) {
    String asked = Optional.ofNullable(TIMEFRAMES.get(timeframe)).orElseThrow();
    List<Candle> told = new ArrayList<>();
    Optional<String> page = Optional.empty();
    for (int i = 0; i == 0 || page.isPresent(); i++) {
      if (i == PAGES_MAX) {
        throw new VenueException.Retryable("bars of " + symbol + " on more pages than there are");
      }
      AlpacaPublic.Span span = new AlpacaPublic.Span(asked, from, to, page);
      JsonObject answer = asked(() -> rest.bars(symbol, span));
      told.addAll(bars(answer));
      page = VenueJson.textIfAny(answer, "next_page_token").filter(t -> !t.isEmpty());
    }
    return joined(timeframe, told);
  }

  /** Of a pair without a bar nothing is said. */
  private List<Candle> bars(JsonObject answer) {
    JsonObject bars = VenueJson.object(answer.get("bars"), "bars");
    JsonArray own =
        bars.containsKey(symbol)
            ? VenueJson.array(bars.get(symbol), symbol)
            : JsonValue.EMPTY_JSON_ARRAY;
    return own.stream().map(value -> candle(VenueJson.object(value, "bar"))).toList();
  }

  /** Longer candles of shorter ones, by UTC; one that is of that length already stays. */
  private static Collection<Candle> joined(Timeframe timeframe, List<Candle> bars) {
    Map<Instant, Candle> joined = new TreeMap<>();
    for (Candle bar : bars) {
      Instant at = timeframe.floor(bar.opensAt());
      joined.merge(at, at(at, bar), (before, next) -> both(before, next));
    }
    return joined.values();
  }

  private static Candle at(Instant at, Candle c) {
    return new Candle(at, c.open(), c.high(), c.low(), c.close(), c.volume(), c.trades());
  }

  private static Candle both(Candle before, Candle next) {
    return new Candle(
        before.opensAt(),
        before.open(),
        Math.max(before.high(), next.high()),
        Math.min(before.low(), next.low()),
        next.close(),
        before.volume() + next.volume(),
        before.trades() + next.trades());
  }

  /** A bar without a trade has the prices of quotes, of which there was one at least. */
  private static Candle candle(JsonObject bar) {
    try {
      return new Candle(
          VenueJson.instant(bar, "t"),
          number(bar, "o"),
          number(bar, "h"),
          number(bar, "l"),
          number(bar, "c"),
          number(bar, "v"),
          Math.max(1, Math.toIntExact(VenueJson.integer(bar.get("n"), "n"))));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new VenueException.Retryable("not a bar: " + VenueJson.shown("" + bar), e);
    }
  }

  private static double number(JsonObject bar, String name) {
    return VenueJson.decimal(bar.get(name), name).doubleValue();
  }

  private static <T> T asked(Supplier<T> call) {
    return VenueAnswer.guarded(AlpacaDialect.VENUE, call);
  }
}
