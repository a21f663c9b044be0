package ffe.adapter.venue.alpaca;

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

/** How Alpaca names crypto pairs and tells their rules. */
final class AlpacaPairs {

  static final Venue VENUE = new Venue("ALPACA");

  private AlpacaPairs() {}

  static String symbol(Instrument instrument) {
    return instrument.base().code() + "/" + instrument.quote().code();
  }

  /**
   * @throws IllegalArgumentException where a code is none of ours
   */
  static Instrument instrument(JsonObject asset) {
    String[] codes = VenueJson.text(asset, "symbol").split("/", -1);
    if (codes.length != 2) {
      throw new IllegalArgumentException("not a pair");
    }
    return new Instrument(new Currency(codes[0]), new Currency(codes[1]));
  }

  /** The least value of an order is not told. */
  static InstrumentSpec spec(Instrument instrument, JsonObject asset) {
    try {
      return new InstrumentSpec(
          VENUE,
          instrument,
          new Price(VenueJson.decimal(asset.get("price_increment"), "price_increment")),
          new Quantity(VenueJson.decimal(asset.get("min_trade_increment"), "min_trade_increment")),
          new Quantity(VenueJson.decimal(asset.get("min_order_size"), "min_order_size")),
          Money.zero(instrument.quote()));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Permanent(
          "the rules of " + instrument + " make no sense: " + e.getMessage(), e);
    }
  }
}
