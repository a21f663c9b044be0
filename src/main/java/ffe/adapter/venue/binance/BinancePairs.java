package ffe.adapter.venue.binance;

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
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;

/** How Binance names pairs and tells their rules. */
final class BinancePairs {

  static final Venue VENUE = new Venue("BINANCE");

  private BinancePairs() {}

  static String symbol(Instrument instrument) {
    return instrument.base().code() + instrument.quote().code();
  }

  /**
   * @param symbol as {@code exchangeInfo} tells it
   * @throws IllegalArgumentException where a code is none of ours
   */
  static Instrument instrument(JsonObject symbol) {
    return new Instrument(
        new Currency(VenueJson.text(symbol, "baseAsset")),
        new Currency(VenueJson.text(symbol, "quoteAsset")));
  }

  static InstrumentSpec spec(Instrument instrument, JsonObject symbol) {
    try {
      JsonObject prices = filter(symbol, "PRICE_FILTER").orElseThrow(() -> none("PRICE_FILTER"));
      JsonObject lots = filter(symbol, "LOT_SIZE").orElseThrow(() -> none("LOT_SIZE"));
      Optional<JsonObject> notional =
          filter(symbol, "NOTIONAL").or(() -> filter(symbol, "MIN_NOTIONAL"));
      BigDecimal step = VenueJson.decimal(lots.get("stepSize"), "stepSize");
      BigDecimal least = VenueJson.decimal(lots.get("minQty"), "minQty");
      BigDecimal money =
          notional
              .map(n -> VenueJson.decimal(n.get("minNotional"), "minNotional"))
              .orElse(BigDecimal.ZERO);
      return new InstrumentSpec(
          VENUE,
          instrument,
          new Price(VenueJson.decimal(prices.get("tickSize"), "tickSize")),
          new Quantity(step),
          // a rule of zero is no rule
          new Quantity(least.signum() == 0 ? step : least),
          new Money(money, instrument.quote()));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Permanent(
          "the rules of " + instrument + " make no sense: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException none(String filter) {
    return new IllegalArgumentException("no " + filter);
  }

  private static Optional<JsonObject> filter(JsonObject symbol, String type) {
    for (JsonValue value : VenueJson.array(symbol.get("filters"), "filters")) {
      JsonObject filter = VenueJson.object(value, "filter");
      if (VenueJson.textIfAny(filter, "filterType").orElse("").equals(type)) {
        return Optional.of(filter);
      }
    }
    return Optional.empty();
  }
}
