package ffe.portfolio;

import ffe.money.Currency;
import ffe.money.Money;

/**
 * What trading in one quote currency has earned and what it paid.
 *
 * @param gross proceeds less cost of everything sold, before fees
 * @param fees all fees paid, those of lots still open and financing included; fees in a base
 *     currency at the price of their fill
 */
public record Tally(Money gross, Money fees) {

  static Tally zero(Currency currency) {
    return new Tally(Money.zero(currency), Money.zero(currency));
  }

  Tally plus(Money moreGross, Money moreFees) {
    return new Tally(gross.plus(moreGross), fees.plus(moreFees));
  }

  /** Gross less all fees paid. */
  public Money net() {
    return gross.minus(fees);
  }
}
