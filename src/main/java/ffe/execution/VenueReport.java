package ffe.execution;

import ffe.order.Fill;
import ffe.order.OrderState;
import java.util.List;

/** What a venue says about one of our orders when it is asked. */
public sealed interface VenueReport {

  /** The venue knows it. */
  record Known(OrderState state, List<Fill> fills) implements VenueReport {}

  /** Absent from open orders, closed orders and fills; final only after the visibility delay. */
  record Absent() implements VenueReport {}

  /** The venue could not be asked. */
  record Unreachable(String why) implements VenueReport {}
}
