package ffe.order;

import ffe.money.Quantity;
import java.time.Instant;

/**
 * An order and where it stands. Immutable.
 *
 * @param intendedAt session time of the commit of its intent
 * @param changedAt session time of the last change
 * @param note why it is in its state, for people; empty when there is nothing to say
 */
public record Order(
    OrderProposal proposal,
    OrderState state,
    Quantity filled,
    Instant intendedAt,
    Instant changedAt,
    String note) {

  public static Order intended(OrderProposal proposal, Instant at) {
    return new Order(proposal, OrderState.INTENDED, Quantity.ZERO, at, at, "");
  }

  /**
   * @throws IllegalStateException if the table does not know the change
   */
  public Order become(OrderState next, Instant at, String why) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException(id() + " cannot go from " + state + " to " + next);
    }
    return new Order(proposal, next, filled, intendedAt, at, why);
  }

  /** Takes a fill in; FILLED when nothing remains. */
  public Order filledBy(Fill fill) {
    if (!fill.orderId().equals(id())) {
      throw new IllegalStateException(id() + " is given a fill of " + fill.orderId());
    }
    Quantity sum = filled.plus(fill.quantity());
    if (sum.compareTo(proposal.quantity()) > 0) {
      throw new IllegalStateException(id() + " filled beyond its quantity");
    }
    OrderState next =
        sum.equals(proposal.quantity()) ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
    Order order = state == next ? this : become(next, fill.time(), "");
    return new Order(proposal, order.state, sum, intendedAt, fill.time(), "");
  }

  public ClientOrderId id() {
    return proposal.id();
  }

  public Quantity remaining() {
    return proposal.quantity().minus(filled);
  }
}
