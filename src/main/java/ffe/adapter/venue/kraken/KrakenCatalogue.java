package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Catalogue;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Bps;
import ffe.money.Price;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All pairs of Kraken ({@code AssetPairs}) and what some of them are worth ({@code Ticker}). A pair
 * that cannot be read is counted and voids no other.
 */
public final class KrakenCatalogue implements Catalogue {

  /** More than three times as many as there are. */
  static final int PAIRS_MAX = 5_000;

  private final KrakenLists rest;
  private final InstantSource clock;

  /** What Kraken's own names of pairs mean, as it told last. */
  private volatile Map<String, Instrument> names = Map.of();

  public KrakenCatalogue(KrakenLists rest, InstantSource clock) {
    this.rest = rest;
    this.clock = clock;
  }

  @Override
  public String source() {
    return "kraken";
  }

  @Override
  public Offer offer() {
    JsonObject all = VenueAnswer.listed(KrakenAnswer.VENUE, rest::allPairs);
    if (all.size() > PAIRS_MAX) {
      throw new SourceAwayException(
          "Kraken told of " + all.size() + " pairs, at most " + PAIRS_MAX + " are read");
    }
    SortedMap<Instrument, Listing> found = new TreeMap<>();
    SortedMap<String, Instrument> told = new TreeMap<>();
    all.forEach(
        (name, value) ->
            listing(value)
                .filter(one -> found.putIfAbsent(one.instrument(), one) == null)
                .ifPresent(one -> told.put(name, one.instrument())));
    if (found.isEmpty()) {
      throw new SourceAwayException("no pair that Kraken told of could be read");
    }
    names = Map.copyOf(told);
    return new Offer(List.copyOf(found.values()), all.size() - found.size());
  }

  private static Optional<Listing> listing(JsonValue value) {
    try {
      JsonObject pair = VenueJson.object(value, "pair");
      Optional<Instrument> named =
          VenueJson.textIfAny(pair, "wsname").flatMap(KrakenPairs::instrument);
      if (named.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Listing(
              KrakenPairs.spec(named.get(), pair),
              fee(pair, "fees_maker"),
              fee(pair, "fees"),
              refusal(named.get(), pair)));
    } catch (VenueException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Tiers of volume and per cent; Kraken leaves them out where fees follow the account alone. */
  private static Optional<Bps> fee(JsonObject pair, String name) {
    if (pair.get(name) instanceof JsonArray tiers
        && !tiers.isEmpty()
        && tiers.get(0) instanceof JsonArray lowest
        && lowest.size() == 2) {
      BigDecimal percent = VenueJson.decimal(lowest.get(1), name);
      return Optional.of(new Bps(percent.movePointRight(2)));
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(Instrument instrument, JsonObject pair) {
    String status = VenueJson.textIfAny(pair, "status").orElse("online");
    if (!status.equals("online")) {
      return Optional.of("Kraken says " + VenueJson.shown(status).replace('_', ' '));
    }
    String name = VenueJson.text(pair, "altname");
    return name.equals(KrakenPairs.restName(instrument))
        ? Optional.empty()
        : Optional.of("Kraken names it " + VenueJson.shown(name));
  }

  @Override
  public List<Quote> quotes(Set<Instrument> wanted) {
    if (wanted.size() > QUOTES_MAX) {
      throw new IllegalArgumentException("at most " + QUOTES_MAX + " quotes at once");
    }
    if (names.isEmpty()) {
      offer();
    }
    Map<String, Instrument> known = names;
    String asks =
        known.values().stream()
            .filter(wanted::contains)
            .sorted()
            .map(KrakenPairs::restName)
            .collect(Collectors.joining(","));
    if (asks.isEmpty()) {
      return List.of();
    }
    JsonObject told;
    try {
      told = VenueAnswer.listed(KrakenAnswer.VENUE, () -> rest.ticker(asks));
    } catch (SourceAwayException e) {
      if (e.getCause() instanceof VenueException.Permanent) {
        // one of them is listed no more: the list is read again before the next quotes
        names = Map.of();
      }
      throw e;
    }
    Instant now = clock.instant();
    List<Quote> quotes = new ArrayList<>();
    told.forEach(
        (name, value) ->
            Optional.ofNullable(known.get(name))
                .filter(wanted::contains)
                .flatMap(one -> quote(one, value, now))
                .ifPresent(quotes::add));
    if (quotes.isEmpty()) {
      throw new SourceAwayException("no quote that Kraken told could be read");
    }
    return quotes;
  }

  /** Fields as documented: a ask, b bid, c last, o first today; l and h today and in 24 hours. */
  private static Optional<Quote> quote(Instrument instrument, JsonValue value, Instant now) {
    try {
      JsonObject row = VenueJson.object(value, instrument.name());
      return Optional.of(
          new Quote(
              instrument,
              price(row, "b", 0),
              price(row, "a", 0),
              price(row, "c", 0),
              positive(VenueJson.decimal(row.get("o"), "o")),
              price(row, "l", 1),
              price(row, "h", 1),
              now));
    } catch (VenueException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Price> price(JsonObject row, String name, int at) {
    JsonArray values = VenueJson.array(row.get(name), name);
    return positive(VenueJson.decimal(at < values.size() ? values.get(at) : null, name));
  }

  /** Zero stands where a pair has no bid, ask or trade. */
  private static Optional<Price> positive(BigDecimal value) {
    return value.signum() > 0 ? Optional.of(new Price(value)) : Optional.empty();
  }
}
