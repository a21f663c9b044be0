package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.adapter.venue.feed.VenueCatalogue.Told;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.money.Bps;
import ffe.money.Price;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** All pairs of Kraken ({@code AssetPairs}) and what some of them are worth ({@code Ticker}). */
public final class KrakenCatalogue implements VenueCatalogue.Lists {

  /** More than three times as many as there are. */
  static final int PAIRS_MAX = 5_000;

  private final KrakenLists rest;

  public KrakenCatalogue(KrakenLists rest) {
    this.rest = rest;
  }

  @Override
  public String source() {
    return KrakenDialect.SOURCE;
  }

  @Override
  public String venue() {
    return KrakenAnswer.VENUE;
  }

  @Override
  public int pairsMax() {
    return PAIRS_MAX;
  }

  @Override
  public List<Told> pairs() {
    return told(rest.allPairs());
  }

  private static List<Told> told(JsonObject byName) {
    return byName.entrySet().stream().map(e -> new Told(e.getKey(), e.getValue())).toList();
  }

  @Override
  public Listing listing(JsonValue value) {
    JsonObject pair = VenueJson.object(value, "pair");
    Instrument named =
        VenueJson.textIfAny(pair, "wsname")
            .flatMap(KrakenPairs::instrument)
            .orElseThrow(() -> new IllegalArgumentException("no name that is one of ours"));
    return new Listing(
        KrakenPairs.spec(named, pair),
        fee(pair, "fees_maker"),
        fee(pair, "fees"),
        refusal(named, pair));
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
  public List<Told> quotes(SortedMap<String, Instrument> wanted) {
    return told(
        rest.ticker(
            wanted.values().stream()
                .sorted()
                .map(KrakenPairs::restName)
                .collect(Collectors.joining(","))));
  }

  /** Fields as documented: a ask, b bid, c last, o first today; l and h today and in 24 hours. */
  @Override
  public Quote quote(Instrument instrument, JsonValue value, Instant now) {
    JsonObject row = VenueJson.object(value, instrument.name());
    return new Quote(
        instrument,
        price(row, "b", 0),
        price(row, "a", 0),
        price(row, "c", 0),
        VenueCatalogue.price(VenueJson.decimal(row.get("o"), "o")),
        price(row, "l", 1),
        price(row, "h", 1),
        now);
  }

  private static Optional<Price> price(JsonObject row, String name, int at) {
    JsonArray values = VenueJson.array(row.get(name), name);
    return VenueCatalogue.price(
        VenueJson.decimal(at < values.size() ? values.get(at) : null, name));
  }
}
