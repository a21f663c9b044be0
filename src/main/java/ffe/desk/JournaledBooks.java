package ffe.desk;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.money.Money;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.Account;
import ffe.portfolio.Booked;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * All that was journaled of a lane's books, read at one moment.
 *
 * @param balances sum of the postings of each book and currency, other than zero, as {@code "book
 *     currency"}
 * @param unbalanced ids of entries whose postings do not sum to zero in each currency
 * @param orders by id
 * @param equity oldest first
 */
public record JournaledBooks(
    List<LedgerEvent> events,
    List<LedgerEntry> entries,
    List<Fill> fills,
    SortedMap<String, Money> balances,
    List<String> unbalanced,
    List<Order> orders,
    List<EquityPoint> equity) {

  /** The books, added up again from their events. */
  public Ledger ledger(Account account) {
    return Ledger.replay(account, events);
  }

  /** What does not agree with the events, in words; empty when everything adds up. */
  public List<String> faults(Account account) {
    List<LedgerEntry> booked = new ArrayList<>();
    List<Fill> filled = new ArrayList<>();
    Ledger ledger = Ledger.empty(account);
    for (LedgerEvent event : events) {
      Booked next = ledger.book(event);
      ledger = next.ledger();
      booked.add(next.entry());
      if (event instanceof LedgerEvent.Filled f) {
        filled.add(f.fill());
      }
    }
    List<String> faults = new ArrayList<>();
    unbalanced.forEach(id -> faults.add("the postings of " + id + " do not sum to zero"));
    if (!balances.equals(ledger.state().balances())) {
      faults.add("postings sum to " + balances + ", events to " + ledger.state().balances());
    }
    if (!entries.equals(booked)) {
      faults.add("the entries are not those the events make");
    }
    if (!fills.equals(filled)) {
      faults.add("the fills are not those of the events");
    }
    return faults;
  }

  public Digest ordersDigest() {
    return Digest.of(Canon.write(orders));
  }

  public Digest equityDigest() {
    return Digest.of(Canon.write(equity));
  }
}
