package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Catalogue;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Price;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All pairs of Binance's spot market ({@code exchangeInfo}) and what some of them are worth ({@code
 * ticker/24hr}). A pair that cannot be read is counted and voids no other.
 */
public final class BinanceCatalogue implements Catalogue {

  /** More than three times as many as there are. */
  static final int PAIRS_MAX = 10_000;

  private final BinanceLists rest;
  private final InstantSource clock;

  /** What Binance's names of pairs mean, as it told last. */
  private volatile Map<String, Instrument> names = Map.of();

  public BinanceCatalogue(BinanceLists rest, InstantSource clock) {
    this.rest = rest;
    this.clock = clock;
  }

  @Override
  public String source() {
    return BinanceDialect.SOURCE;
  }

  @Override
  public Offer offer() {
    JsonArray all =
        VenueAnswer.listed(
            BinanceDialect.VENUE, () -> VenueJson.array(rest.symbols().get("symbols"), "symbols"));
    if (all.size() > PAIRS_MAX) {
      throw new SourceAwayException(
          "Binance told of " + all.size() + " pairs, at most " + PAIRS_MAX + " are read");
    }
    SortedMap<Instrument, Listing> found = new TreeMap<>();
    SortedMap<String, Instrument> told = new TreeMap<>();
    for (JsonValue value : all) {
      listing(value)
          .filter(one -> found.putIfAbsent(one.instrument(), one) == null)
          .ifPresent(one -> told.put(BinancePairs.symbol(one.instrument()), one.instrument()));
    }
    if (found.isEmpty()) {
      throw new SourceAwayException("no pair that Binance told of could be read");
    }
    names = Map.copyOf(told);
    return new Offer(List.copyOf(found.values()), all.size() - found.size());
  }

  /** Binance tells its fees to those who have an account. */
  private static Optional<Listing> listing(JsonValue value) {
    try {
      JsonObject symbol = VenueJson.object(value, "symbol");
      Instrument instrument = BinancePairs.instrument(symbol);
      if (!VenueJson.text(symbol, "symbol").equals(BinancePairs.symbol(instrument))) {
        return Optional.empty();
      }
      return Optional.of(
          new Listing(
              BinancePairs.spec(instrument, symbol),
              Optional.empty(),
              Optional.empty(),
              refusal(symbol)));
    } catch (VenueException | IllegalArgumentException e) {
      return Optional.empty();
    }
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
  public List<Quote> quotes(Set<Instrument> wanted) {
    if (wanted.size() > QUOTES_MAX) {
      throw new IllegalArgumentException("at most " + QUOTES_MAX + " quotes at once");
    }
    if (names.isEmpty()) {
      offer();
    }
    Map<String, Instrument> known = names;
    String asks =
        known.entrySet().stream()
            .filter(e -> wanted.contains(e.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(",", "[", "]"));
    if (asks.equals("[]")) {
      return List.of();
    }
    JsonArray told;
    try {
      told = VenueAnswer.listed(BinanceDialect.VENUE, () -> rest.tickers(asks));
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
        value ->
            quote(known, value, now)
                .filter(quote -> wanted.contains(quote.instrument()))
                .ifPresent(quotes::add));
    if (quotes.isEmpty()) {
      throw new SourceAwayException("no quote that Binance told could be read");
    }
    return quotes;
  }

  /** What the day opened with is left out: Binance's is that of the last 24 hours. */
  private static Optional<Quote> quote(
      Map<String, Instrument> known, JsonValue value, Instant now) {
    try {
      JsonObject row = VenueJson.object(value, "ticker");
      return Optional.ofNullable(known.get(VenueJson.text(row, "symbol")))
          .map(
              instrument ->
                  new Quote(
                      instrument,
                      price(row, "bidPrice"),
                      price(row, "askPrice"),
                      price(row, "lastPrice"),
                      Optional.empty(),
                      price(row, "lowPrice"),
                      price(row, "highPrice"),
                      now));
    } catch (VenueException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Zero stands where a pair has no bid, ask or trade. */
  private static Optional<Price> price(JsonObject row, String name) {
    BigDecimal value = VenueJson.decimal(row.get(name), name);
    return value.signum() > 0 ? Optional.of(new Price(value)) : Optional.empty();
  }
}
