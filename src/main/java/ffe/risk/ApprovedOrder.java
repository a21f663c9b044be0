package ffe.risk;

import ffe.order.OrderProposal;
import java.time.Instant;

/**
 * A proposal that passed every gate. Only {@link RiskGate} makes one, and it is never rebuilt from
 * storage: what was left over is judged again.
 */
public final class ApprovedOrder {

  private final OrderProposal proposal;
  private final String policyVersion;
  private final Instant judgedAt;

  ApprovedOrder(OrderProposal proposal, String policyVersion, Instant judgedAt) {
    this.proposal = proposal;
    this.policyVersion = policyVersion;
    this.judgedAt = judgedAt;
  }

  public OrderProposal proposal() {
    return proposal;
  }

  public String policyVersion() {
    return policyVersion;
  }

  /** Session time of the judgement. */
  public Instant judgedAt() {
    return judgedAt;
  }
}
