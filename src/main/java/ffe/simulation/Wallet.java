package ffe.simulation;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Side;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the venue holds for us, per currency; negative only on margin, where it is owed. One thread.
 */
final class Wallet {

  private final SortedMap<String, BigDecimal> amounts = new TreeMap<>();
  private final SortedMap<String, Price> prices = new TreeMap<>();
  private Optional<Margin> margin = Optional.empty();

  Wallet(SortedMap<String, BigDecimal> balances) {
    become(balances);
  }

  /** From now on it may be owed on these terms; empty for none. */
  void on(Optional<Margin> terms) {
    margin = terms;
  }

  boolean isMargin() {
    return margin.isPresent();
  }

  /** Remembers what a unit is worth. */
  void priced(Instrument instrument, Price last) {
    if (isMargin()) {
      prices.put(instrument.base().code(), last);
    }
  }

  /** Holds exactly this from now on. */
  void become(SortedMap<String, BigDecimal> balances) {
    amounts.clear();
    for (Map.Entry<String, BigDecimal> balance : balances.entrySet()) {
      Money amount = new Money(balance.getValue(), new Currency(balance.getKey()));
      if (amount.isNegative() && !isMargin()) {
        throw new IllegalArgumentException("a balance is not negative: " + amount);
      }
      amounts.put(balance.getKey(), amount.amount());
    }
  }

  BigDecimal of(Currency currency) {
    return amounts.getOrDefault(currency.code(), BigDecimal.ZERO);
  }

  /** How many units an order of that side could close. */
  Quantity closable(Instrument instrument, Side side) {
    BigDecimal units = of(instrument.base());
    return new Quantity((side == Side.SELL ? units : units.negate()).max(BigDecimal.ZERO));
  }

  /**
   * Whether equity after such a fill is margin enough for all positions. An instrument whose price
   * is not known is none to borrow on.
   */
  boolean bears(Fill fill) {
    Instrument instrument = fill.instrument();
    SortedMap<String, BigDecimal> units = new TreeMap<>(amounts);
    units.remove(instrument.quote().code());
    BigDecimal change = fill.quantity().value();
    units.merge(
        instrument.base().code(),
        fill.side() == Side.BUY ? change : change.negate(),
        BigDecimal::add);
    Money paid = fill.side() == Side.BUY ? fill.notional().negated() : fill.notional();
    BigDecimal equity = of(instrument.quote()).add(paid.minus(fill.fee()).amount());
    BigDecimal atStake = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> held : units.entrySet()) {
      boolean isOwn = held.getKey().equals(instrument.base().code());
      Optional<Price> price =
          isOwn ? Optional.of(fill.price()) : Optional.ofNullable(prices.get(held.getKey()));
      if (price.isEmpty() && held.getValue().signum() != 0) {
        return false;
      }
      BigDecimal worth =
          price.map(p -> p.value().multiply(held.getValue())).orElse(BigDecimal.ZERO);
      equity = equity.add(worth);
      atStake = atStake.add(worth.abs());
    }
    return margin.orElseThrow().bound(atStake).compareTo(equity) <= 0;
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
    if (after.isNegative() && !isMargin()) {
      throw new IllegalStateException("the venue would owe itself " + after);
    }
    amounts.put(change.currency().code(), after.amount());
  }

  SortedMap<String, BigDecimal> amounts() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }
}
