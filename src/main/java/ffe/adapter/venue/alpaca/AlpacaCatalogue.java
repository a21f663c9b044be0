package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.adapter.venue.feed.VenueCatalogue.Told;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.money.Price;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** All crypto pairs of Alpaca ({@code assets}) and what some are worth ({@code snapshots}). */
public final class AlpacaCatalogue implements VenueCatalogue.Lists {

  /** Many times as many as there are. */
  static final int PAIRS_MAX = 2_000;

  private final AlpacaLists rest;

  public AlpacaCatalogue(AlpacaLists rest) {
    this.rest = rest;
  }

  @Override
  public String source() {
    return AlpacaDialect.SOURCE;
  }

  @Override
  public String venue() {
    return AlpacaDialect.VENUE;
  }

  @Override
  public int pairsMax() {
    return PAIRS_MAX;
  }

  @Override
  public List<Told> pairs() {
    return rest.assets().stream()
        .map(
            value ->
                new Told(
                    value instanceof JsonObject asset
                        ? VenueJson.textIfAny(asset, "symbol").orElse("")
                        : "",
                    value))
        .toList();
  }

  /** Fees depend on what an account traded. */
  @Override
  public Listing listing(JsonValue pair) {
    JsonObject asset = VenueJson.object(pair, "asset");
    Instrument instrument = AlpacaPairs.instrument(asset);
    return new Listing(
        AlpacaPairs.spec(instrument, asset), Optional.empty(), Optional.empty(), refusal(asset));
  }

  private static Optional<String> refusal(JsonObject asset) {
    String status = VenueJson.text(asset, "status");
    if (!status.equals("active")) {
      return Optional.of("Alpaca says " + VenueJson.shown(status));
    }
    return JsonValue.TRUE.equals(asset.get("tradable"))
        ? Optional.empty()
        : Optional.of("Alpaca does not trade it");
  }

  @Override
  public List<Told> quotes(SortedMap<String, Instrument> wanted) {
    JsonObject told =
        VenueJson.object(
            rest.snapshots(String.join(",", wanted.keySet())).get("snapshots"), "snapshots");
    return told.entrySet().stream().map(e -> new Told(e.getKey(), e.getValue())).toList();
  }

  /** What the day opened with is left out: Alpaca's days are Chicago's. */
  @Override
  public Quote quote(Instrument instrument, JsonValue value, Instant now) {
    JsonObject snapshot = VenueJson.object(value, "snapshot");
    return new Quote(
        instrument,
        price(snapshot, "latestQuote", "bp"),
        price(snapshot, "latestQuote", "ap"),
        price(snapshot, "latestTrade", "p"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  private static Optional<Price> price(JsonObject snapshot, String part, String name) {
    return snapshot.get(part) instanceof JsonObject told && told.containsKey(name)
        ? VenueCatalogue.price(VenueJson.decimal(told.get(name), name))
        : Optional.empty();
  }
}
