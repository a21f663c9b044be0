package ffe.adapter.venue.oanda;

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
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What OANDA's REST side knows of one pair: its rules, and candles of the middles of what was bid
 * and asked. Nothing is told of a span without a price, nor of a closed market.
 */
public final class OandaHistory implements VenueHistory, VenueSpans.Asks {

  /** Spans of one answer, of which there may be 5,000. */
  private static final int SPANS_MAX = 4_500;

  /** Answers about one timeframe. */
  private static final int ANSWERS_MAX = 2;

  /** A longer break than this is told in all timeframes; a weekend is none. */
  private static final Duration MINUTES_REACH = Duration.ofDays(3);

  private static final Map<Timeframe, String> GRANULARITIES =
      Map.of(
          Timeframe.M1, "M1",
          Timeframe.M5, "M5",
          Timeframe.M15, "M15",
          Timeframe.H1, "H1",
          Timeframe.H4, "H4",
          Timeframe.D1, "D");

  private final OandaPublic rest;
  private final Instrument instrument;
  private final String name;
  private final VenueSpans spans;
  private final CandleRows candles;

  public OandaHistory(OandaPublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
    this.name = OandaPairs.name(instrument);
    this.spans = new VenueSpans(SPANS_MAX, ANSWERS_MAX, this);
    this.candles = new CandleRows(instrument, OandaPairs.HOURS, MINUTES_REACH, spans);
  }

  @Override
  public InstrumentSpec unknown() {
    return VenueHistory.unknown(OandaPairs.VENUE, instrument).at(OandaPairs.HOURS);
  }

  @Override
  public InstrumentSpec spec() {
    JsonObject told = asked(() -> rest.instruments(name));
    return VenueJson.array(told.get("instruments"), "instruments").stream()
        .map(value -> VenueJson.object(value, "instrument"))
        .filter(one -> VenueJson.textIfAny(one, "name").filter(name::equals).isPresent())
        .findFirst()
        .map(one -> OandaPairs.spec(instrument, one))
        .orElseThrow(() -> new VenueException.Permanent("OANDA told nothing of " + name));
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
    return VenueJson.instant(asked(() -> rest.pricing(name)), "time");
  }

  @Override
  public Collection<Candle> candles(Timeframe timeframe, Instant from, Instant to) {
    String granularity = Optional.ofNullable(GRANULARITIES.get(timeframe)).orElseThrow();
    JsonObject told = asked(() -> rest.candles(name, new OandaPublic.Span(granularity, from, to)));
    return VenueJson.array(told.get("candles"), "candles").stream()
        .map(value -> candle(VenueJson.object(value, "candle")))
        .toList();
  }

  /** What OANDA calls volume is how many prices there were. */
  private static Candle candle(JsonObject told) {
    JsonObject middles = VenueJson.object(told.get("mid"), "mid");
    try {
      return new Candle(
          VenueJson.instant(told, "time"),
          number(middles, "o"),
          number(middles, "h"),
          number(middles, "l"),
          number(middles, "c"),
          0,
          Math.max(1, Math.toIntExact(VenueJson.integer(told.get("volume"), "volume"))));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new VenueException.Retryable("not a candle: " + VenueJson.shown("" + told), e);
    }
  }

  private static double number(JsonObject middles, String name) {
    return VenueJson.decimal(middles.get(name), name).doubleValue();
  }

  private static <T> T asked(Supplier<T> call) {
    return VenueAnswer.guarded(OandaDialect.VENUE, call);
  }
}
