package ffe.risk;

import ffe.money.Money;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What was lost from a positive equity; negative when it was a gain. */
record Loss(Money from, Money now) {

  /** At or beyond the limit; exact. */
  boolean reaches(Percent limit) {
    return lost().compareTo(limit.fraction().multiply(from.amount())) >= 0;
  }

  /** Per cent of the equity it is measured from, rounded down; a gain is none. */
  String words() {
    return Words.percent(lost().max(BigDecimal.ZERO), from.amount(), RoundingMode.DOWN);
  }

  private BigDecimal lost() {
    return from.minus(now).amount();
  }
}
