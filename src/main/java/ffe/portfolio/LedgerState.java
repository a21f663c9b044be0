package ffe.portfolio;

import ffe.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a ledger knows, in canonical form; two ledgers with one state are the same books.
 *
 * @param events how many events were booked
 * @param balances by book and currency code, {@code cash USD}; only balances other than zero
 * @param lots open lots by instrument name, oldest first
 * @param tallies by quote currency code
 */
public record LedgerState(
    Account account,
    long events,
    SortedMap<String, Money> balances,
    SortedMap<String, List<Lot>> lots,
    SortedMap<String, Tally> tallies) {

  public LedgerState {
    balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
    lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
    tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
  }
}
