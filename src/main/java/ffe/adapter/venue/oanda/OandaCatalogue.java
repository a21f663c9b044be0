package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.adapter.venue.feed.VenueCatalogue.Told;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.money.Bps;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** All that an account at OANDA may trade, and what some of it is worth. */
public final class OandaCatalogue implements VenueCatalogue.Lists {

  /** Many times as many as there are. */
  static final int PAIRS_MAX = 2_000;

  private final OandaLists rest;

  public OandaCatalogue(OandaLists rest) {
    this.rest = rest;
  }

  @Override
  public String source() {
    return OandaDialect.SOURCE;
  }

  @Override
  public String venue() {
    return OandaDialect.VENUE;
  }

  @Override
  public int pairsMax() {
    return PAIRS_MAX;
  }

  @Override
  public List<Told> pairs() {
    return told(rest.instruments(), "instruments", "name");
  }

  private static List<Told> told(JsonObject answer, String list, String name) {
    JsonArray all = VenueJson.array(answer.get(list), list);
    return all.stream()
        .map(
            value ->
                new Told(
                    value instanceof JsonObject one
                        ? VenueJson.textIfAny(one, name).orElse("")
                        : "",
                    value))
        .toList();
  }

  /** What trading costs is the distance between bid and ask. */
  @Override
  public Listing listing(JsonValue pair) {
    JsonObject told = VenueJson.object(pair, "instrument");
    Instrument instrument = OandaPairs.instrument(told);
    return new Listing(
        OandaPairs.spec(instrument, told),
        Optional.of(Bps.ZERO),
        Optional.of(Bps.ZERO),
        VenueJson.text(told, "type").equals("CURRENCY")
            ? Optional.empty()
            : Optional.of("its trading hours are not known here"));
  }

  @Override
  public List<Told> quotes(SortedMap<String, Instrument> wanted) {
    return told(rest.pricing(String.join(",", wanted.keySet())), "prices", "instrument");
  }

  @Override
  public Quote quote(Instrument instrument, JsonValue value, Instant now) {
    JsonObject told = VenueJson.object(value, "price");
    return new Quote(
        instrument,
        OandaPrices.best(told, "bids"),
        OandaPrices.best(told, "asks"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }
}
