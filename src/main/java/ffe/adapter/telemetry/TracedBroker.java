package ffe.adapter.telemetry;

import ffe.execution.Broker;
import ffe.execution.BrokerEvent;
import ffe.execution.DurableIntent;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.order.ClientOrderId;
import java.time.Duration;
import java.util.List;

/** A broker whose sending is a span. */
final class TracedBroker implements Broker {

  private final Broker broker;
  private final CycleTraces traces;

  TracedBroker(Broker broker, CycleTraces traces) {
    this.broker = broker;
    this.traces = traces;
  }

  @Override
  public SubmitResult submit(DurableIntent intent) {
    return traces.order("send", intent.intent().id(), () -> broker.submit(intent));
  }

  @Override
  public boolean cancel(ClientOrderId id) {
    return broker.cancel(id);
  }

  @Override
  public List<BrokerEvent> poll() {
    return broker.poll();
  }

  @Override
  public VenueReport find(ClientOrderId id) {
    return broker.find(id);
  }

  @Override
  public List<ClientOrderId> workingOrders() {
    return broker.workingOrders();
  }

  @Override
  public Duration visibilityDelay() {
    return broker.visibilityDelay();
  }
}
