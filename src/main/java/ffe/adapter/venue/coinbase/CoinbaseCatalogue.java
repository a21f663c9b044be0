package ffe.adapter.venue.coinbase;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All products of Coinbase's spot market; the same list tells their last prices. */
public final class CoinbaseCatalogue implements VenueCatalogue.Lists {

  /** More than five times as many as there are. */
  static final int PRODUCTS_MAX = 5_000;

  /** What stands in the way of a market order, in the order it is told. */
  private static final SortedMap<String, String> FLAGS =
      new TreeMap<>(
          Map.of(
              "auction_mode", "Coinbase holds an auction",
              "cancel_only", "Coinbase says cancel only",
              "is_disabled", "Coinbase says disabled",
              "limit_only", "Coinbase says limit only",
              "post_only", "Coinbase says post only",
              "trading_disabled", "Coinbase says trading disabled",
              "view_only", "Coinbase says view only"));

  private final CoinbaseLists rest;

  public CoinbaseCatalogue(CoinbaseLists rest) {
    this.rest = rest;
  }

  @Override
  public String source() {
    return CoinbaseDialect.SOURCE;
  }

  @Override
  public String venue() {
    return CoinbaseDialect.VENUE;
  }

  @Override
  public int pairsMax() {
    return PRODUCTS_MAX;
  }

  @Override
  public List<Told> pairs() {
    return told(List.of());
  }

  private List<Told> told(List<String> products) {
    return VenueJson.array(rest.products(products).get("products"), "products").stream()
        .map(
            value ->
                new Told(
                    value instanceof JsonObject product
                        ? VenueJson.textIfAny(product, "product_id").orElse("")
                        : "",
                    value))
        .toList();
  }

  /** Coinbase tells its fees to those who have an account. */
  @Override
  public Listing listing(JsonValue pair) {
    JsonObject product = VenueJson.object(pair, "product");
    Instrument instrument = CoinbaseProducts.instrument(product);
    if (!VenueJson.text(product, "product_id").equals(CoinbaseProducts.id(instrument))) {
      throw new IllegalArgumentException("another name than of " + instrument);
    }
    return new Listing(
        CoinbaseProducts.spec(instrument, product),
        Optional.empty(),
        Optional.empty(),
        refusal(product));
  }

  private static Optional<String> refusal(JsonObject product) {
    String status = VenueJson.textIfAny(product, "status").orElse("online");
    if (!status.equals("online")) {
      return Optional.of(
          "Coinbase says " + VenueJson.shown(status).toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    String alias = VenueJson.textIfAny(product, "alias").orElse("");
    if (!alias.isEmpty()) {
      // its stream tells the other one's trades only
      return Optional.of("Coinbase trades it as " + VenueJson.shown(alias));
    }
    return FLAGS.entrySet().stream()
        .filter(flag -> JsonValue.TRUE.equals(product.get(flag.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public List<Told> quotes(SortedMap<String, Instrument> wanted) {
    return told(List.copyOf(wanted.keySet()));
  }

  /** Bid and ask are often left empty. */
  @Override
  public Quote quote(Instrument instrument, JsonValue quote, Instant now) {
    JsonObject product = VenueJson.object(quote, "product");
    return new Quote(
        instrument,
        price(product, "best_bid_price"),
        price(product, "best_ask_price"),
        price(product, "price"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  private static Optional<Price> price(JsonObject product, String name) {
    return VenueJson.textIfAny(product, name).orElse("").isEmpty()
        ? Optional.empty()
        : VenueCatalogue.price(VenueJson.decimal(product.get(name), name));
  }
}
