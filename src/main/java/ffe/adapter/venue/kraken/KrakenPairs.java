package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** How Kraken names pairs and tells their rules. */
final class KrakenPairs {

  private KrakenPairs() {}

  /** REST keeps Kraken's own names of two assets; WebSocket v2 does not. */
  static String restName(Instrument instrument) {
    return restCode(instrument.base().code()) + restCode(instrument.quote().code());
  }

  private static String restCode(String code) {
    return code.equals("BTC") ? "XBT" : code.equals("DOGE") ? "XDG" : code;
  }

  /** The instrument of a name such as {@code XBT/USD}; empty where we have no name. */
  static Optional<Instrument> instrument(String wsName) {
    return wsName.matches("[A-Z0-9]{2,12}/[A-Z0-9]{2,12}")
        ? Instrument.parse(wsName.replaceAll("\\bXDG\\b", "DOGE"))
        : Optional.empty();
  }

  /**
   * @param pair as {@code AssetPairs} tells it
   */
  static InstrumentSpec spec(Instrument instrument, JsonObject pair) {
    try {
      BigDecimal tick =
          pair.containsKey("tick_size")
              ? VenueJson.decimal(pair.get("tick_size"), "tick_size")
              : decimals(pair, "pair_decimals");
      BigDecimal costMin =
          pair.containsKey("costmin")
              ? VenueJson.decimal(pair.get("costmin"), "costmin")
              : BigDecimal.ZERO;
      return new InstrumentSpec(
          KrakenHistory.VENUE,
          instrument,
          new Price(tick),
          new Quantity(decimals(pair, "lot_decimals")),
          new Quantity(VenueJson.decimal(pair.get("ordermin"), "ordermin")),
          new Money(costMin, instrument.quote()));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Permanent(
          "the rules of " + instrument + " make no sense: " + e.getMessage(), e);
    }
  }

  private static BigDecimal decimals(JsonObject pair, String name) {
    return BigDecimal.ONE.movePointLeft((int) VenueJson.integer(pair.get(name), name));
  }
}
