package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.adapter.venue.feed.VenueCatalogue.Told;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.money.Price;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * All pairs of Binance's spot market ({@code exchangeInfo}) and what some of them are worth ({@code
 * ticker/24hr}).
 */
public final class BinanceCatalogue implements VenueCatalogue.Lists {

  /** More than three times as many as there are. */
  static final int PAIRS_MAX = 10_000;

  private final BinanceLists rest;

  public BinanceCatalogue(BinanceLists rest) {
    this.rest = rest;
  }

  @Override
  public String source() {
    return BinanceDialect.SOURCE;
  }

  @Override
  public String venue() {
    return BinanceDialect.VENUE;
  }

  @Override
  public int pairsMax() {
    return PAIRS_MAX;
  }

  @Override
  public List<Told> pairs() {
    return told(VenueJson.array(rest.symbols().get("symbols"), "symbols"));
  }

  private static List<Told> told(JsonArray rows) {
    return rows.stream()
        .map(
            row ->
                new Told(
                    row instanceof JsonObject pair
                        ? VenueJson.textIfAny(pair, "symbol").orElse("")
                        : "",
                    row))
        .toList();
  }

  /** Binance tells its fees to those who have an account. */
  @Override
  public Listing listing(JsonValue value) {
    JsonObject symbol = VenueJson.object(value, "symbol");
    Instrument instrument = BinancePairs.instrument(symbol);
    if (!VenueJson.text(symbol, "symbol").equals(BinancePairs.symbol(instrument))) {
      throw new IllegalArgumentException("another name than of " + instrument);
    }
    return new Listing(
        BinancePairs.spec(instrument, symbol), Optional.empty(), Optional.empty(), refusal(symbol));
  }

  private static Optional<String> refusal(JsonObject symbol) {
    String status = VenueJson.text(symbol, "status");
    if (!status.equals("TRADING")) {
      return Optional.of(
          "Binance says " + VenueJson.shown(status).toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return JsonValue.FALSE.equals(symbol.get("isSpotTradingAllowed"))
        ? Optional.of("Binance does not trade it spot")
        : Optional.empty();
  }

  @Override
  public List<Told> quotes(SortedMap<String, Instrument> wanted) {
    return told(
        rest.tickers(
            wanted.keySet().stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(",", "[", "]"))));
  }

  /** What the day opened with is left out: Binance's is that of the last 24 hours. */
  @Override
  public Quote quote(Instrument instrument, JsonValue value, Instant now) {
    JsonObject row = VenueJson.object(value, "ticker");
    return new Quote(
        instrument,
        price(row, "bidPrice"),
        price(row, "askPrice"),
        price(row, "lastPrice"),
        Optional.empty(),
        price(row, "lowPrice"),
        price(row, "highPrice"),
        now);
  }

  private static Optional<Price> price(JsonObject row, String name) {
    return VenueCatalogue.price(VenueJson.decimal(row.get(name), name));
  }
}
