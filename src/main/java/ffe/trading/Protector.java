package ffe.trading;

import ffe.execution.Broker;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the invariant: every open unit has exactly one protective order. Says what is missing;
 * cancels what is too much.
 */
final class Protector {

  /** Market time within which an open position must have its stop. */
  static final Duration UNPROTECTED_MAX = Duration.ofSeconds(2);

  private final Lane lane;
  private final LaneBooks books;
  private final Broker broker;

  Protector(Lane lane, LaneBooks books, Broker broker) {
    this.lane = lane;
    this.books = books;
    this.broker = broker;
  }

  /** True when exactly the open quantity is covered by one working protective order. */
  boolean isCovered() {
    List<Order> protective = books.openOrders(Purpose.PROTECTION);
    Quantity held = books.held();
    if (held.isZero()) {
      return protective.isEmpty();
    }
    return protective.size() == 1 && covers(protective.get(0));
  }

  /** The levels of a working order that covers all that is held, whatever else there is. */
  Optional<Protection> guard() {
    return books.openOrders(Purpose.PROTECTION).stream()
        .filter(this::covers)
        .findFirst()
        .flatMap(o -> o.proposal().protection());
  }

  private boolean covers(Order order) {
    return order.state().isWorking() && order.remaining().equals(books.held());
  }

  /** True when a protective order is on its way or its fate is being asked about. */
  boolean isPending() {
    return books.openOrders(Purpose.PROTECTION).stream().anyMatch(o -> !o.state().isWorking());
  }

  /**
   * Cancels protective orders that do not fit the holding any more. One that covers it at its
   * levels stays: it has replaced the others.
   */
  void cancelMisfits(Optional<Protection> levels) {
    if (!isCovered()) {
      Optional<Order> fit =
          books.openOrders(Purpose.PROTECTION).stream()
              .filter(this::covers)
              .filter(o -> o.proposal().protection().equals(levels))
              .findFirst();
      books.openOrders(Purpose.PROTECTION).stream()
          .filter(o -> o.state().isWorking() && fit.filter(o::equals).isEmpty())
          .forEach(o -> broker.cancel(o.id()));
    }
  }

  /** The protective order that is missing, if one is. */
  Optional<OrderProposal> missing(Optional<Protection> levels, Instant now) {
    Quantity held = books.held();
    boolean none = books.openOrders(Purpose.PROTECTION).isEmpty();
    if (held.isZero() || !none || levels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(order("protect:" + held + "@" + now, levels.get()));
  }

  /** The order that is to protect all that is held in place of the one that does. */
  OrderProposal moved(Protection levels, Instant now) {
    return order("trail:" + levels.stop() + "@" + now, levels);
  }

  private OrderProposal order(String cause, Protection levels) {
    return new OrderProposal(
        ClientOrderId.derived(lane.account(), lane.cause(cause), Purpose.PROTECTION.name()),
        lane.account(),
        cause,
        Purpose.PROTECTION,
        lane.instrument(),
        books.closing(),
        levels.target().isPresent() ? OrderType.BRACKET : OrderType.STOP,
        books.held(),
        Optional.of(levels));
  }
}
