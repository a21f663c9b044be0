package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.CandleRows;
import ffe.adapter.venue.feed.Minutes;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Kraken's REST side knows of one pair: its rules and its finished candles. */
public final class KrakenHistory implements VenueHistory {

  static final Venue VENUE = new Venue("KRAKEN");

  /** A longer break than this cannot be told in minutes: OHLC gives 720, the last unfinished. */
  private static final Duration MINUTES_REACH = Duration.ofHours(10);

  private final KrakenPublic rest;
  private final Instrument instrument;
  private final CandleRows candles;

  public KrakenHistory(KrakenPublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
    this.candles = new CandleRows(instrument, MINUTES_REACH, this::told);
  }

  @Override
  public InstrumentSpec unknown() {
    return VenueHistory.unknown(VENUE, instrument);
  }

  @Override
  public InstrumentSpec spec() {
    return KrakenPairs.spec(
        instrument,
        only(
            VenueAnswer.guarded(
                KrakenAnswer.VENUE, () -> rest.assetPairs(KrakenPairs.restName(instrument)))));
  }

  @Override
  public Optional<List<FinishedCandle>> between(Instant from, Instant to) {
    return candles.between(from, to);
  }

  @Override
  public Optional<Duration> minutesReach() {
    return Optional.of(MINUTES_REACH);
  }

  @Override
  public Minutes minutes(Instant from, Instant to) {
    List<Candle> rows = told(Timeframe.M1, Optional.of(from.minus(CandleRows.LEAD)));
    if (rows.isEmpty() || rows.get(0).opensAt().isAfter(from)) {
      throw new VenueException.Permanent(
          "Kraken tells the last 720 minutes only, and of "
              + instrument
              + " none from "
              + from
              + " on");
    }
    return Minutes.ofOpenEnded(rows, from, to);
  }

  /** Kraken's last candle is always unfinished. */
  private List<Candle> told(Timeframe timeframe, Optional<Instant> since) {
    int minutes = (int) timeframe.length().toMinutes();
    JsonArray rows =
        rows(
            VenueAnswer.guarded(
                KrakenAnswer.VENUE,
                () ->
                    rest.ohlc(
                        KrakenPairs.restName(instrument),
                        minutes,
                        since.map(Instant::getEpochSecond).orElse(0L))));
    List<Candle> told = new ArrayList<>();
    for (JsonValue row : rows) {
      told.add(candle(VenueJson.array(row, "candle")));
    }
    return told;
  }

  private static Candle candle(JsonArray row) {
    if (row.size() < 8) {
      throw new VenueException.Retryable("a candle has 8 fields: " + VenueJson.shown("" + row));
    }
    try {
      return new Candle(
          Instant.ofEpochSecond(VenueJson.integer(row.get(0), "time")),
          number(row, 1),
          number(row, 2),
          number(row, 3),
          number(row, 4),
          number(row, 6),
          Math.toIntExact(VenueJson.integer(row.get(7), "count")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new VenueException.Retryable("not a candle: " + VenueJson.shown("" + row), e);
    }
  }

  private static double number(JsonArray row, int i) {
    return VenueJson.decimal(row.get(i), "candle field " + i).doubleValue();
  }

  private JsonArray rows(JsonObject result) {
    for (String key : result.keySet()) {
      if (!key.equals("last")) {
        return VenueJson.array(result.get(key), key);
      }
    }
    throw new VenueException.Retryable("no candles of " + instrument + " in the answer");
  }

  private JsonObject only(JsonObject result) {
    if (result.size() != 1) {
      throw new VenueException.Permanent(
          "asked for one pair, " + instrument + ", told of " + result.size());
    }
    String key = result.keySet().iterator().next();
    return VenueJson.object(result.get(key), key);
  }
}
