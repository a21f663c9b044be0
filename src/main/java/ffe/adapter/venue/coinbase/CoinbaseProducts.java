package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonObject;
import java.math.BigDecimal;

/** How Coinbase names products and tells their rules. */
final class CoinbaseProducts {

  static final Venue VENUE = new Venue("COINBASE");

  private CoinbaseProducts() {}

  static String id(Instrument instrument) {
    return instrument.base().code() + "-" + instrument.quote().code();
  }

  /**
   * @throws IllegalArgumentException where a code is none of ours
   */
  static Instrument instrument(JsonObject product) {
    return new Instrument(
        new Currency(VenueJson.text(product, "base_currency_id")),
        new Currency(VenueJson.text(product, "quote_currency_id")));
  }

  static InstrumentSpec spec(Instrument instrument, JsonObject product) {
    try {
      BigDecimal step = number(product, "base_increment");
      BigDecimal least = number(product, "base_min_size");
      return new InstrumentSpec(
          VENUE,
          instrument,
          new Price(number(product, "price_increment")),
          new Quantity(step),
          // a rule of zero is no rule
          new Quantity(least.signum() == 0 ? step : least),
          new Money(number(product, "quote_min_size"), instrument.quote()));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Permanent(
          "the rules of " + instrument + " make no sense: " + e.getMessage(), e);
    }
  }

  private static BigDecimal number(JsonObject product, String name) {
    return VenueJson.decimal(product.get(name), name);
  }
}
