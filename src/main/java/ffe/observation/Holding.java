package ffe.observation;

import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * What the account holds of the instrument.
 *
 * @param quantity units of the base; zero is flat
 * @param averagePrice what they cost per unit; empty when flat or unknown
 * @param openedAt when the position began; empty when flat or unknown
 */
public record Holding(Quantity quantity, Optional<Price> averagePrice, Optional<Instant> openedAt) {

  public static final Holding FLAT = new Holding(Quantity.ZERO, Optional.empty(), Optional.empty());

  public Holding {
    if (quantity.isZero() && (averagePrice.isPresent() || openedAt.isPresent())) {
      throw new IllegalArgumentException("a flat holding has neither price nor start");
    }
  }

  public boolean isFlat() {
    return quantity.isZero();
  }
}
