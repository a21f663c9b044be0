package ffe.portfolio;

import ffe.money.Money;
import ffe.money.Price;
import java.math.RoundingMode;

/**
 * The plain alternative to trading: all capital into the instrument at one price, no fee, held.
 *
 * @param capital the first deposit, in the quote currency
 * @param first the first price at which the session could have traded
 */
public record BuyAndHold(Money capital, Price first) {

  /** Worth at a price, twelve decimals, half even. */
  public Money valueAt(Price price) {
    return new Money(
        capital
            .amount()
            .multiply(price.value())
            .divide(first.value(), Share.DECIMALS, RoundingMode.HALF_EVEN),
        capital.currency());
  }
}
