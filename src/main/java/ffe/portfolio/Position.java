package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What is held of one instrument, or owed of it.
 *
 * @param opened SELL for a short position: the units are owed
 * @param quantity above zero
 * @param cost what the held units cost, or what the owed ones were sold for, without fees, in the
 *     quote currency
 * @param openedAt when the oldest unit still open was bought or sold
 */
public record Position(
    Instrument instrument, Side opened, Quantity quantity, Money cost, Instant openedAt) {

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

  public boolean isShort() {
    return opened == Side.SELL;
  }

  /** Worth at a price, in the quote currency; of a short position below zero. */
  public Money valueAt(Price price) {
    Money worth = price.times(quantity, instrument.quote());
    return isShort() ? worth.negated() : worth;
  }

  /** Value less what it was opened for; fees are no part of it. */
  public Money unrealisedAt(Price price) {
    return valueAt(price).minus(isShort() ? cost.negated() : cost);
  }
}
