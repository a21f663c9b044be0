package ffe.adapter.venue.feed;

import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a venue calls the parts of a trade.
 *
 * @param stamp a text as ISO 8601 tells it, or a number of milliseconds since the epoch
 * @param taker who took what the other offered, where the trade says; never throws
 */
public record TradeFields(
    String id,
    String stamp,
    String price,
    String quantity,
    Function<JsonObject, Optional<Side>> taker) {

  /** Where a word says it: {@code buy} or {@code sell}, in small letters or capitals. */
  public static Function<JsonObject, Optional<Side>> word(String name) {
    return trade ->
        VenueJson.textIfAny(trade, name)
            .map(text -> text.toUpperCase(Locale.ROOT))
            .flatMap(
                text ->
                    Arrays.stream(Side.values()).filter(s -> s.name().equals(text)).findFirst());
  }

  /** Where it says whether the one who waited was the buyer. */
  public static Function<JsonObject, Optional<Side>> isBuyerMaker(String name) {
    return trade ->
        switch (String.valueOf(trade.get(name))) {
          case "true" -> Optional.of(Side.SELL);
          case "false" -> Optional.of(Side.BUY);
          default -> Optional.empty();
        };
  }

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
              new Quantity(VenueJson.decimal(trade.get(quantity), quantity)))
          .taken(taker.apply(trade));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Retryable("not a trade: " + VenueJson.shown(trade.toString()), e);
    }
  }
}
