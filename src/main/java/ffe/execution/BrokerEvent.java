package ffe.execution;

import ffe.order.ClientOrderId;
import ffe.order.Fill;
import java.time.Instant;

/** What happened to an order at the venue after it was accepted. */
public sealed interface BrokerEvent {

  Instant at();

  /** The order filled, wholly or in part. */
  record Filled(Fill fill) implements BrokerEvent {
    @Override
    public Instant at() {
      return fill.time();
    }
  }

  /** The order is no longer working; what was not filled will not be. */
  record Cancelled(ClientOrderId orderId, Instant at, String why) implements BrokerEvent {}
}
