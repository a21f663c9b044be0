package ffe.desk;

import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.RoundTrip;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Journaled rows by pages, newest first. A page goes on after the id of the last row of the former
 * one, so rows that came meanwhile move nothing; after an unknown id there is nothing.
 */
public interface RowPages {

  List<Order> orders(String account, Optional<String> after, int limit);

  List<Fill> fills(String account, Optional<String> after, int limit);

  List<LedgerEntry> ledger(String account, Optional<String> after, int limit);

  /** Entries of money that came from outside. */
  List<LedgerEntry> transfers(String account, int limit);

  List<RoundTrip> roundTrips(String account, int limit);

  /** Round trips that ended in a span of time, its end out, with the votes that opened them. */
  List<OpenedTrade> trades(String account, Instant from, Instant to, int limit);
}
