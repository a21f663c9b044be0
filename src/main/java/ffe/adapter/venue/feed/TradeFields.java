package ffe.adapter.venue.feed;

import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * What a venue calls the parts of a trade.
 *
 * @param stamp a text as ISO 8601 tells it, or a number of milliseconds since the epoch
 */
public record TradeFields(String id, String stamp, String price, String quantity) {

  /**
   * Reads a trade to its last digit.
   *
   * @throws VenueException if it is none
   */
  public Frame.Trade read(JsonObject trade) {
    try {
      return new Frame.Trade(
          VenueJson.integer(trade.get(id), id),
          trade.get(stamp) instanceof JsonNumber
              ? Instant.ofEpochMilli(VenueJson.integer(trade.get(stamp), stamp))
              : VenueJson.instant(trade, stamp),
          new Price(VenueJson.decimal(trade.get(price), price)),
          new Quantity(VenueJson.decimal(trade.get(quantity), quantity)));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Retryable("not a trade: " + VenueJson.shown(trade.toString()), e);
    }
  }
}
