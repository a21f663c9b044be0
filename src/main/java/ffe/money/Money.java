package ffe.money;

import java.math.BigDecimal;

/** A signed exact amount of one currency. */
public record Money(BigDecimal amount, Currency currency) {

  public Money {
    amount = Exact.normal(amount);
  }

  public static Money of(String amount, Currency currency) {
    return new Money(Exact.parse(amount), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public boolean isNegative() {
    return amount.signum() < 0;
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** Both amounts must be of one currency. */
  public int compareAmount(Money other) {
    return amount.compareTo(same(other).amount);
  }

  /** This amount as a percentage of a positive whole. */
  public Percent percentOf(Money whole) {
    if (!whole.isPositive()) {
      throw new IllegalArgumentException("percent of an amount that is not positive: " + whole);
    }
    return Percent.ratio(amount, same(whole).amount);
  }

  private Money same(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException(other.currency + " meets " + currency);
    }
    return other;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
