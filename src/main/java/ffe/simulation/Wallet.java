package ffe.simulation;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Side;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the venue holds for us, per currency; never negative. */
final class Wallet {

  private final SortedMap<String, BigDecimal> amounts = new TreeMap<>();

  Wallet(SortedMap<String, BigDecimal> balances) {
    become(balances);
  }

  /** Holds exactly this from now on. */
  void become(SortedMap<String, BigDecimal> balances) {
    amounts.clear();
    for (Map.Entry<String, BigDecimal> balance : balances.entrySet()) {
      Money amount = new Money(balance.getValue(), new Currency(balance.getKey()));
      if (amount.isNegative()) {
        throw new IllegalArgumentException("a balance is not negative: " + amount);
      }
      amounts.put(balance.getKey(), amount.amount());
    }
  }

  BigDecimal of(Currency currency) {
    return amounts.getOrDefault(currency.code(), BigDecimal.ZERO);
  }

  Quantity held(Instrument instrument) {
    return new Quantity(of(instrument.base()));
  }

  boolean canPay(Money amount) {
    return of(amount.currency()).compareTo(amount.amount()) >= 0;
  }

  /** Takes a fill in, its fee in the quote currency. */
  void settle(Fill fill) {
    boolean buys = fill.side() == Side.BUY;
    Money units = new Money(fill.quantity().value(), fill.instrument().base());
    Money notional = fill.notional();
    add(buys ? units : units.negated());
    add((buys ? notional.negated() : notional).minus(fill.fee()));
  }

  private void add(Money change) {
    Money after = change.plus(new Money(of(change.currency()), change.currency()));
    if (after.isNegative()) {
      throw new IllegalStateException("the venue would owe itself " + after);
    }
    amounts.put(change.currency().code(), after.amount());
  }

  SortedMap<String, BigDecimal> amounts() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }
}
