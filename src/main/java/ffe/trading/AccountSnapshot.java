package ffe.trading;

import ffe.market.Instrument;
import ffe.order.Order;
import ffe.portfolio.Account;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEvent;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the journal holds of an account: enough to go on exactly where it stood.
 *
 * @param appends the number of its last append
 * @param latest what the last append said of its lane and, with it, of the account's agent and
 *     limits
 * @param lanes those asked for that have run
 * @param events of all lanes, in the order they were booked
 * @param openOrders of all lanes
 * @param policy the version in force; empty when the account was opened before there were any
 */
public record AccountSnapshot(
    long appends,
    LaneStatus latest,
    SortedMap<Instrument, LaneStatus> lanes,
    List<LedgerEvent> events,
    List<Order> openOrders,
    Optional<PolicyVersion> policy) {

  public AccountSnapshot {
    lanes = Collections.unmodifiableSortedMap(new TreeMap<>(lanes));
    events = List.copyOf(events);
    openOrders = List.copyOf(openOrders);
  }

  /** In which of its instruments something is held or ordered. */
  public SortedSet<Instrument> engaged(Account account) {
    SortedSet<Instrument> engaged = new TreeSet<>();
    Ledger.replay(account, events).positions().forEach(p -> engaged.add(p.instrument()));
    openOrders.forEach(o -> engaged.add(o.proposal().instrument()));
    return engaged;
  }

  /** One lane of it, with its own orders; empty when it has not run. */
  public Optional<LaneSnapshot> lane(Lane lane) {
    return Optional.ofNullable(lanes.get(lane.instrument()))
        .map(status -> new LaneSnapshot(status, events, ordersOf(lane), policy));
  }

  List<Order> ordersOf(Lane lane) {
    return openOrders.stream()
        .filter(o -> o.proposal().instrument().equals(lane.instrument()))
        .toList();
  }
}
