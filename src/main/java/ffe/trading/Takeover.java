package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderState;
import ffe.risk.RiskInputs;
import ffe.risk.RiskVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a former holder left between intending and hearing the answer.
 *
 * <p>An order that was claimed may have been sent: it becomes UNKNOWN, is asked about and never
 * sent again. One that was not claimed has not left, and cannot be claimed under the former token
 * any more. As long as no market time has passed since, it is judged again and goes the way it was
 * about to go, claimed under the new token; later it expires.
 */
final class Takeover {

  private final LaneSetup setup;
  private final PolicyInForce policy;
  private final LaneBooks books;
  private final OrderDesk orders;
  private final Dispatcher dispatcher;
  private final long leaseToken;

  Takeover(
      LaneSetup setup,
      PolicyInForce policy,
      LaneBooks books,
      OrderDesk orders,
      Dispatcher dispatcher,
      long leaseToken) {
    this.setup = setup;
    this.policy = policy;
    this.books = books;
    this.orders = orders;
    this.dispatcher = dispatcher;
    this.leaseToken = leaseToken;
  }

  void at(Instant now) {
    Duration behind = setup.source().behind(now);
    for (Order order : books.openOrders()) {
      if (order.state() == OrderState.SENDING) {
        books.put(
            order.become(
                OrderState.UNKNOWN, now, "claimed by a server that ended; asking the venue"));
      } else if (order.state() == OrderState.INTENDED) {
        books.put(
            again(order, now)
                .map(intent -> dispatcher.send(setup.lane(), intent, order, now, behind))
                .orElseGet(
                    () ->
                        order.become(
                            OrderState.EXPIRED, now, "never claimed by the server that wrote it")));
      }
    }
  }

  /** The intent, judged again; empty when time has passed or the gate denies now. */
  private Optional<OrderIntent> again(Order left, Instant now) {
    if (!left.intendedAt().equals(now)) {
      return Optional.empty();
    }
    return known(left.proposal())
        .map(inputs -> policy.gate().judge(left.proposal(), inputs))
        .filter(RiskVerdict.Approved.class::isInstance)
        .map(verdict -> ((RiskVerdict.Approved) verdict).order())
        .map(approved -> OrderIntent.of(approved, leaseToken));
  }

  /** What a decision's order is judged by stands in its record; nothing has happened since. */
  private Optional<RiskInputs> known(OrderProposal proposal) {
    boolean decided =
        proposal.purpose() == OrderProposal.Purpose.ENTRY
            || proposal.purpose() == OrderProposal.Purpose.EXIT;
    return decided
        ? setup
            .journal()
            .decision(setup.lane(), proposal.cause())
            .flatMap(
                record ->
                    record
                        .decision()
                        .map(
                            d ->
                                record.isManual()
                                    ? record.inputs().risk().asManual()
                                    : record
                                        .inputs()
                                        .risk()
                                        .withProbability(d.probability().value())))
        : Optional.of(orders.inputs(Optional.of(proposal.id())));
  }
}
