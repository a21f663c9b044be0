package ffe.entry.rest;

import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** Amounts of a body: plain decimals in strings, above zero, bounded in size and decimals. */
final class Amounts {

  private static final String RANGE =
      " is a plain decimal in a string, above 0, with at most 12 digits before and after the point";

  private final JsonBody body;

  Amounts(JsonBody body) {
    this.body = body;
  }

  Optional<BigDecimal> positive(String name) {
    return body.string(name)
        .map(
            text -> {
              if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")
                  || new BigDecimal(text).signum() == 0) {
                throw ApiException.outOfRange(name, name + RANGE);
              }
              return new BigDecimal(text);
            });
  }

  Optional<Price> price(String name) {
    return positive(name).map(Price::new);
  }

  Optional<Quantity> quantity(String name) {
    return positive(name).map(Quantity::new);
  }

  static void targetAboveStop(Optional<Price> stop, Optional<Price> target) {
    if (stop.isPresent() && target.filter(t -> !t.isAbove(stop.get())).isPresent()) {
      throw ApiException.outOfRange("take_profit", "take_profit is above stop_loss");
    }
  }
}
