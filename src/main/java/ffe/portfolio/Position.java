package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What is held of one instrument.
 *
 * @param quantity above zero
 * @param cost what the held units cost, without fees, in the quote currency
 * @param openedAt when the oldest unit still held was bought
 */
public record Position(Instrument instrument, Quantity quantity, Money cost, Instant openedAt) {

  public Position {
    if (quantity.isZero() || cost.isNegative()) {
      throw new IllegalArgumentException(
          "a position has units and a cost of zero or more: " + instrument);
    }
    if (!cost.currency().equals(instrument.quote())) {
      throw new IllegalArgumentException("the cost of " + instrument + " is in " + cost.currency());
    }
  }

  /**
   * Cost per unit without fees, twelve decimals, half even.
   *
   * @throws IllegalArgumentException if the cost rounds to nothing per unit
   */
  public Price averagePrice() {
    return new Price(
        cost.amount().divide(quantity.value(), Share.DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** Worth at a price, in the quote currency. */
  public Money valueAt(Price price) {
    return price.times(quantity, instrument.quote());
  }

  /** Value less cost; fees are no part of it. */
  public Money unrealisedAt(Price price) {
    return valueAt(price).minus(cost);
  }
}
