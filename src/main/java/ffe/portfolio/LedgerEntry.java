package ffe.portfolio;

import ffe.money.Currency;
import ffe.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The balanced postings of one event.
 *
 * @param id the event's id
 * @param cause {@code deposit}, {@code financing}, or the client order id of the fill
 * @param postings sum to zero in each currency
 */
public record LedgerEntry(String id, Instant at, String cause, List<Posting> postings) {

  public LedgerEntry {
    postings = List.copyOf(postings);
    if (postings.isEmpty()) {
      throw new IllegalArgumentException("an entry has postings: " + id);
    }
    SortedMap<Currency, Money> sums = new TreeMap<>();
    for (Posting posting : postings) {
      sums.merge(posting.amount().currency(), posting.amount(), Money::plus);
    }
    for (Money sum : sums.values()) {
      if (!sum.isZero()) {
        throw new IllegalArgumentException(
            "an entry sums to zero in each currency: " + id + " leaves " + sum);
      }
    }
  }
}
