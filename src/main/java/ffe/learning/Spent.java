package ffe.learning;

import ffe.money.Currency;
import ffe.money.Money;

/** What asking a voter took; rules take nothing. */
public record Spent(long tokens, Money money) {

  public static final Spent NOTHING = new Spent(0, Money.zero(Currency.USD));

  public Spent {
    if (tokens < 0 || money.isNegative()) {
      throw new IllegalArgumentException("nobody earns by asking: " + tokens + ", " + money);
    }
  }

  public Spent plus(Spent other) {
    return new Spent(tokens + other.tokens, money.plus(other.money));
  }
}
