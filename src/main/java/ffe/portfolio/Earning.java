package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one fill, or a day's financing, changed in the ledger's realised result, in the reporting
 * currency. The earnings of any cut (by day, by instrument) sum exactly to those of the whole, and
 * all of them to {@link Ledger#realised()}: a fee counts when it is paid, a gain when its lot is
 * closed.
 *
 * @param gross proceeds less cost of what the fill closed; zero where it opened
 * @param fees paid on the fill, or for the day
 * @param trades round trips it completed
 */
public record Earning(Instant at, Instrument instrument, Money gross, Money fees, int trades) {

  /** What earnings come to together. */
  public record Sum(Money gross, Money fees, int trades) {

    static Sum zero(Currency currency) {
      return new Sum(Money.zero(currency), Money.zero(currency), 0);
    }

    Sum plus(Earning more) {
      return new Sum(gross.plus(more.gross), fees.plus(more.fees), trades + more.trades);
    }

    public Money net() {
      return gross.minus(fees);
    }
  }

  /** Of all that is quoted in the account's reporting currency, in their order. */
  public static List<Earning> of(Account account, List<LedgerEvent> events) {
    List<Earning> earned = new ArrayList<>();
    Ledger ledger = Ledger.empty(account);
    for (LedgerEvent event : events) {
      Booked booked = ledger.book(event);
      Optional<Instrument> of =
          event
              .fold(
                  deposited -> Optional.<Instrument>empty(),
                  filled -> Optional.of(filled.fill().instrument()),
                  financed -> Optional.of(financed.instrument()))
              .filter(instrument -> instrument.quote().equals(account.reportingCurrency()));
      if (of.isPresent()) {
        Money fees = booked.ledger().fees().minus(ledger.fees());
        Money net = booked.ledger().realised().minus(ledger.realised());
        earned.add(new Earning(event.at(), of.get(), net.plus(fees), fees, booked.closed().size()));
      }
      ledger = booked.ledger();
    }
    return List.copyOf(earned);
  }

  public static Sum sum(List<Earning> earnings, Currency currency) {
    Sum sum = Sum.zero(currency);
    for (Earning earning : earnings) {
      sum = sum.plus(earning);
    }
    return sum;
  }

  /** Cut by a key, in the order of the keys; a key without a fill is absent. */
  public static <K extends Comparable<K>> SortedMap<K, Sum> by(
      List<Earning> earnings, Currency currency, Function<Earning, K> key) {
    SortedMap<K, Sum> parts = new TreeMap<>();
    for (Earning earning : earnings) {
      parts.merge(
          key.apply(earning), Sum.zero(currency).plus(earning), (sum, one) -> sum.plus(earning));
    }
    return parts;
  }
}
