package ffe.execution;

import ffe.order.ClientOrderId;
import java.time.Duration;
import java.util.List;

/**
 * A venue that executes orders. Every call has a time limit and answers; none throws for what the
 * outside world does.
 */
public interface Broker {

  /** Sends an order once. */
  SubmitResult submit(DurableIntent intent);

  /**
   * Asks the venue to cancel; the outcome comes as an event. False when it knows no such working
   * order.
   */
  boolean cancel(ClientOrderId id);

  /** Events since the last call, in the venue's order. */
  List<BrokerEvent> poll();

  /** Looks an order up in open orders, closed orders and fills. */
  VenueReport find(ClientOrderId id);

  /** Our ids of the orders that work at the venue, sorted. */
  List<ClientOrderId> workingOrders();

  /** How long an accepted order may stay invisible to {@link #find}. */
  Duration visibilityDelay();
}
