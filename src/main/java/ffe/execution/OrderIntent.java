package ffe.execution;

import ffe.order.ClientOrderId;
import ffe.order.OrderProposal;
import ffe.risk.ApprovedOrder;
import java.time.Instant;

/**
 * What we are about to send, written and committed before it is sent.
 *
 * @param leaseToken the trading lease under which it may be sent
 * @param sendBefore session time after which it must not be sent any more
 */
public record OrderIntent(
    OrderProposal proposal,
    String policyVersion,
    long leaseToken,
    Instant intendedAt,
    Instant sendBefore) {

  public static OrderIntent of(ApprovedOrder order, long leaseToken) {
    return new OrderIntent(
        order.proposal(),
        order.policyVersion(),
        leaseToken,
        order.judgedAt(),
        sendBefore(order.proposal(), order.judgedAt()));
  }

  /** An entry stays sendable for 30 seconds, what protects or closes for one. */
  public static Instant sendBefore(OrderProposal proposal, Instant intendedAt) {
    return intendedAt.plusSeconds(proposal.isReduceOnly() ? 1 : 30);
  }

  public ClientOrderId id() {
    return proposal.id();
  }
}
