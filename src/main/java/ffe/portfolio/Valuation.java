package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account is worth at last prices, in its reporting currency.
 *
 * <p>Positions quoted in the reporting currency and cash in it are exact. Anything in another
 * currency is turned over at the last price of {@code THAT-REPORTING}, twelve decimals, half even;
 * the price of {@code USDT-USD} is such a rate, none is assumed.
 *
 * @param at the instant the prices are of
 * @param equity cash plus exposure
 * @param exposure value of all positions; short ones are below zero
 * @param exposureByInstrument by instrument name
 * @param unrealised exposure less what positions were opened for; fees are no part of it
 */
public record Valuation(
    Instant at,
    Money equity,
    Money cash,
    Money exposure,
    SortedMap<String, Money> exposureByInstrument,
    Money unrealised) {

  public Valuation {
    exposureByInstrument = Collections.unmodifiableSortedMap(new TreeMap<>(exposureByInstrument));
    if (!equity.equals(cash.plus(exposure))) {
      throw new IllegalArgumentException(
          "equity is cash plus exposure: " + equity + " is not " + cash + " plus " + exposure);
    }
  }

  /** What the position in an instrument is worth, whichever way it goes; zero or more. */
  public Money of(Instrument instrument) {
    Money none = Money.zero(exposure.currency());
    return unsigned(exposureByInstrument.getOrDefault(instrument.name(), none));
  }

  /** What all positions are worth, whichever way they go; zero or more. */
  public Money atStake() {
    Money sum = Money.zero(exposure.currency());
    for (Money value : exposureByInstrument.values()) {
      sum = sum.plus(unsigned(value));
    }
    return sum;
  }

  private static Money unsigned(Money value) {
    return value.isNegative() ? value.negated() : value;
  }

  /**
   * @param lastPrices by instrument name
   * @return empty when a price or a rate is missing, see {@link #missing}
   */
  public static Optional<Valuation> of(
      Ledger ledger, Instant at, SortedMap<String, Price> lastPrices) {
    if (!missing(ledger, lastPrices).isEmpty()) {
      return Optional.empty();
    }
    Rates rates = new Rates(ledger.account().reportingCurrency(), lastPrices);
    Money zero = Money.zero(rates.reporting());
    Money cash = ledger.cash().stream().map(rates::inReporting).reduce(zero, Money::plus);
    SortedMap<String, Money> exposures = new TreeMap<>();
    Money exposure = zero;
    Money unrealised = zero;
    for (Position position : ledger.positions()) {
      Money value = rates.inReporting(position.valueAt(rates.price(position.instrument())));
      exposures.put(position.instrument().name(), value);
      exposure = exposure.plus(value);
      Money opened = position.isShort() ? position.cost().negated() : position.cost();
      unrealised = unrealised.plus(value.minus(rates.inReporting(opened)));
    }
    return Optional.of(
        new Valuation(at, cash.plus(exposure), cash, exposure, exposures, unrealised));
  }

  /** Names of the instruments whose price is needed for equity and is not known; sorted. */
  public static List<String> missing(Ledger ledger, SortedMap<String, Price> lastPrices) {
    Currency reporting = ledger.account().reportingCurrency();
    SortedSet<String> needed = new TreeSet<>();
    for (Money cash : ledger.cash()) {
      needRate(cash.currency(), reporting, needed);
    }
    for (Position position : ledger.positions()) {
      needed.add(position.instrument().name());
      needRate(position.instrument().quote(), reporting, needed);
    }
    return needed.stream().filter(name -> !lastPrices.containsKey(name)).toList();
  }

  private static void needRate(Currency from, Currency reporting, SortedSet<String> needed) {
    if (!from.equals(reporting)) {
      needed.add(new Instrument(from, reporting).name());
    }
  }

  private record Rates(Currency reporting, SortedMap<String, Price> lastPrices) {

    Price price(Instrument instrument) {
      return Optional.ofNullable(lastPrices.get(instrument.name()))
          .orElseThrow(() -> new IllegalStateException("no price of " + instrument));
    }

    Money inReporting(Money money) {
      if (money.currency().equals(reporting)) {
        return money;
      }
      Price rate = price(new Instrument(money.currency(), reporting));
      return new Money(
          money.amount().multiply(rate.value()).setScale(Share.DECIMALS, RoundingMode.HALF_EVEN),
          reporting);
    }
  }
}
