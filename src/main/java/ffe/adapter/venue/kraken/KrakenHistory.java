package ffe.adapter.venue.kraken;

import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Kraken's REST side knows of one pair: its rules and its finished candles. */
final class KrakenHistory {

  static final Venue VENUE = new Venue("KRAKEN");

  /** A longer break than this cannot be told in minutes: OHLC gives 720, the last unfinished. */
  private static final Duration MINUTES_REACH = Duration.ofHours(10);

  /** Time asked for before a gap, so that a quiet beginning has a price. */
  private static final Duration LEAD = Duration.ofHours(1);

  /** Candles of one answer with the spans without a trade filled in. */
  private static final int CANDLES_MAX = 100_000;

  private final KrakenPublic rest;
  private final Instrument instrument;

  KrakenHistory(KrakenPublic rest, Instrument instrument) {
    this.rest = rest;
    this.instrument = instrument;
  }

  /** Stands in until Kraken has told the rules; the feed is not followed by it. */
  static InstrumentSpec unknown(Instrument instrument) {
    return new InstrumentSpec(
        VENUE,
        instrument,
        Price.of("0.00000001"),
        Quantity.of("0.00000001"),
        Quantity.of("0.00000001"),
        Money.zero(instrument.quote()));
  }

  InstrumentSpec spec() {
    return KrakenPairs.spec(
        instrument,
        only(KrakenPairs.asked(() -> rest.assetPairs(KrakenPairs.restName(instrument)))));
  }

  /**
   * The candles that finished from one instant to another, both whole minutes; empty as long as
   * Kraken has not finished the last of them. From the epoch: all that Kraken tells.
   */
  Optional<List<FinishedCandle>> between(Instant from, Instant to) {
    List<FinishedCandle> all = new ArrayList<>();
    if (!from.isBefore(to)) {
      return Optional.of(all);
    }
    boolean isLong = Duration.between(from, to).compareTo(MINUTES_REACH) > 0;
    for (Timeframe timeframe : isLong ? Timeframe.values() : new Timeframe[] {Timeframe.M1}) {
      Instant start = timeframe.floor(from);
      long since = isLong ? 0 : start.minus(LEAD).getEpochSecond();
      List<Candle> candles = finished(timeframe, since, to);
      boolean isWhole = timeframe.floor(to).equals(start);
      for (Candle candle : candles) {
        Instant closesAt = candle.opensAt().plus(timeframe.length());
        isWhole |= closesAt.equals(timeframe.floor(to));
        if (!candle.opensAt().isBefore(start)) {
          all.add(new FinishedCandle(instrument, timeframe, candle));
        }
      }
      // a young pair has no long candle yet
      isWhole |= from.equals(Instant.EPOCH) && candles.isEmpty() && timeframe != Timeframe.M1;
      if (!isWhole || (!isLong && candles.get(0).opensAt().isAfter(start))) {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }

  /** Kraken's last candle is always unfinished; a span without an entry had no trade. */
  private List<Candle> finished(Timeframe timeframe, long since, Instant now) {
    int minutes = (int) timeframe.length().toMinutes();
    JsonArray rows =
        rows(KrakenPairs.asked(() -> rest.ohlc(KrakenPairs.restName(instrument), minutes, since)));
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < rows.size() - 1; i++) {
      Candle candle = candle(KrakenJson.array(rows.get(i), "candle"));
      if (candle.opensAt().plus(timeframe.length()).isAfter(now)) {
        break;
      }
      fill(candles, timeframe, candle.opensAt());
      candles.add(candle);
    }
    return candles;
  }

  private void fill(List<Candle> candles, Timeframe timeframe, Instant until) {
    if (candles.isEmpty()) {
      return;
    }
    Candle last = candles.get(candles.size() - 1);
    Instant at = last.opensAt().plus(timeframe.length());
    if (until.isBefore(at) || !timeframe.floor(until).equals(until)) {
      throw new KrakenException.Retryable(
          "candles of " + instrument + " out of order or off the grid at " + until);
    }
    double price = last.close();
    for (; at.isBefore(until); at = at.plus(timeframe.length())) {
      if (candles.size() > CANDLES_MAX) {
        throw new KrakenException.Retryable("candles of " + instrument + " with a hole at " + at);
      }
      candles.add(new Candle(at, price, price, price, price, 0, 0));
    }
  }

  private static Candle candle(JsonArray row) {
    if (row.size() < 8) {
      throw new KrakenException.Retryable("a candle has 8 fields: " + KrakenJson.shown("" + row));
    }
    try {
      return new Candle(
          Instant.ofEpochSecond(KrakenJson.integer(row.get(0), "time")),
          number(row, 1),
          number(row, 2),
          number(row, 3),
          number(row, 4),
          number(row, 6),
          Math.toIntExact(KrakenJson.integer(row.get(7), "count")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new KrakenException.Retryable("not a candle: " + KrakenJson.shown("" + row), e);
    }
  }

  private static double number(JsonArray row, int i) {
    return KrakenJson.decimal(row.get(i), "candle field " + i).doubleValue();
  }

  private JsonArray rows(JsonObject result) {
    for (String key : result.keySet()) {
      if (!key.equals("last")) {
        return KrakenJson.array(result.get(key), key);
      }
    }
    throw new KrakenException.Retryable("no candles of " + instrument + " in the answer");
  }

  private JsonObject only(JsonObject result) {
    if (result.size() != 1) {
      throw new KrakenException.Permanent(
          "asked for one pair, " + instrument + ", told of " + result.size());
    }
    String key = result.keySet().iterator().next();
    return KrakenJson.object(result.get(key), key);
  }
}
