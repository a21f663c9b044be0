package ffe.order;

import java.util.EnumSet;
import java.util.Set;

/** The life of an order, as one table. */
public enum OrderState {
  /** Intent committed; nothing sent. */
  INTENDED,
  /** Claimed for sending; from here on it may have reached the venue. */
  SENDING,
  /** The venue has it. */
  WORKING,
  PARTIALLY_FILLED,
  FILLED,
  CANCELLED,
  REJECTED,
  /** Never sent: too late, or proved absent at the venue. */
  EXPIRED,
  /** Sent with no clear answer; asked about, never re-sent; blocks its instrument. */
  UNKNOWN;

  private Set<OrderState> next() {
    return switch (this) {
      case INTENDED -> EnumSet.of(SENDING, EXPIRED);
      case SENDING -> EnumSet.of(WORKING, PARTIALLY_FILLED, FILLED, REJECTED, UNKNOWN);
      case WORKING, PARTIALLY_FILLED -> EnumSet.of(PARTIALLY_FILLED, FILLED, CANCELLED, UNKNOWN);
      case UNKNOWN -> EnumSet.of(WORKING, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED, EXPIRED);
      case FILLED, CANCELLED, REJECTED, EXPIRED -> EnumSet.noneOf(OrderState.class);
    };
  }

  public boolean canBecome(OrderState state) {
    return next().contains(state);
  }

  public boolean isFinal() {
    return next().isEmpty();
  }

  /** True while it may still fill at the venue. */
  public boolean isWorking() {
    return this == WORKING || this == PARTIALLY_FILLED;
  }
}
