package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.TradingHours;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** How OANDA names pairs of currencies and tells their rules. */
final class OandaPairs {

  static final Venue VENUE = new Venue("OANDA");

  /** Currencies rest from Friday to Sunday, 17:00 in New York. */
  static final Optional<TradingHours> HOURS = Optional.of(TradingHours.FX);

  /** More decimals than any price or number of units has. */
  private static final long DECIMALS_MAX = 12;

  private OandaPairs() {}

  static String name(Instrument instrument) {
    return instrument.base().code() + "_" + instrument.quote().code();
  }

  /**
   * @throws IllegalArgumentException where a code is none of ours
   */
  static Instrument instrument(JsonObject told) {
    String[] codes = VenueJson.text(told, "name").split("_", -1);
    if (codes.length != 2) {
      throw new IllegalArgumentException("not a pair");
    }
    return new Instrument(new Currency(codes[0]), new Currency(codes[1]));
  }

  /** The least value of an order is that of the least units. */
  static InstrumentSpec spec(Instrument instrument, JsonObject told) {
    try {
      return new InstrumentSpec(
          VENUE,
          instrument,
          new Price(step(told, "displayPrecision")),
          new Quantity(step(told, "tradeUnitsPrecision")),
          new Quantity(VenueJson.decimal(told.get("minimumTradeSize"), "minimumTradeSize")),
          Money.zero(instrument.quote()),
          HOURS);
    } catch (IllegalArgumentException e) {
      throw new VenueException.Permanent(
          "the rules of " + instrument + " make no sense: " + e.getMessage(), e);
    }
  }

  private static BigDecimal step(JsonObject told, String name) {
    long decimals = VenueJson.integer(told.get(name), name);
    if (decimals < 0 || decimals > DECIMALS_MAX) {
      throw new IllegalArgumentException(name + " is " + decimals);
    }
    return BigDecimal.ONE.movePointLeft((int) decimals);
  }
}
