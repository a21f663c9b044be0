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

  /** Session seconds an intent stays sendable. */
  public static final int SENDABLE_SECONDS = 30;

  public static OrderIntent of(ApprovedOrder order, long leaseToken) {
    Instant at = order.judgedAt();
    return new OrderIntent(
        order.proposal(), order.policyVersion(), leaseToken, at, at.plusSeconds(SENDABLE_SECONDS));
  }

  public ClientOrderId id() {
    return proposal.id();
  }
}
