package ffe.portfolio;

import ffe.money.Money;
import ffe.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The plain alternative to trading: all capital into the instrument at one price, no fee, held.
 *
 * @param capital the first deposit, in the quote currency
 * @param first the first price at which the session could have traded
 */
public record BuyAndHold(Money capital, Price first) {

  /**
   * One that is worth so much at a price: what joins others at their value.
   *
   * @param worth above zero
   */
  public static BuyAndHold joining(Money capital, Money worth, Price now) {
    BigDecimal first =
        now.value()
            .multiply(capital.amount())
            .divide(worth.amount(), Share.DECIMALS, RoundingMode.HALF_EVEN);
    return new BuyAndHold(capital, first.signum() > 0 ? new Price(first) : now);
  }

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
