package ffe.order;

import ffe.market.Instrument;
import ffe.money.Quantity;
import java.util.Optional;

/**
 * An order somebody would like to send; the risk gate judges it.
 *
 * @param id derived from the cause
 * @param cause decision id, fill id or command id
 * @param purpose why it exists
 * @param protection for an entry the protection its fills will get; for a BRACKET, STOP or
 *     TAKE_PROFIT its own trigger prices; empty otherwise
 */
public record OrderProposal(
    ClientOrderId id,
    String account,
    String cause,
    Purpose purpose,
    Instrument instrument,
    Side side,
    OrderType type,
    Quantity quantity,
    Optional<Protection> protection) {

  /** Why an order exists. Only ENTRY can add risk. */
  public enum Purpose {
    ENTRY,
    PROTECTION,
    EXIT,
    FLATTEN
  }

  public OrderProposal {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("an order has a quantity");
    }
    if (type != OrderType.MARKET && protection.isEmpty()) {
      throw new IllegalArgumentException("a " + type + " order names its trigger prices");
    }
  }

  /** The side that opens, or opened, the position it is about. */
  public Side opened() {
    return isReduceOnly() ? side.opposite() : side;
  }

  /** True when the order may only make a position smaller. */
  public boolean isReduceOnly() {
    return purpose != Purpose.ENTRY;
  }
}
