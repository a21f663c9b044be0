package ffe.portfolio;

import ffe.money.Money;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Splits amounts in proportion to quantities without losing or inventing anything. */
final class Share {

  static final int DECIMALS = 12;

  private Share() {}

  /**
   * The part of {@code whole} that belongs to {@code part} of {@code of} units: twelve decimals,
   * half even, never above the whole; all of it when the part is everything. Splitting what
   * remains, again and again, gives shares that add up to the first whole exactly.
   *
   * @param whole zero or more
   * @param part at most {@code of}
   */
  static Money of(Money whole, Quantity part, Quantity of) {
    if (part.compareTo(of) >= 0) {
      return whole;
    }
    BigDecimal share =
        whole.amount().multiply(part.value()).divide(of.value(), DECIMALS, RoundingMode.HALF_EVEN);
    return new Money(share.min(whole.amount()), whole.currency());
  }
}
