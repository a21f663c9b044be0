package ffe.risk;

import ffe.order.OrderProposal;
import java.time.Instant;

/** A planted fault: an approval that the gate did not give. */
class PlantedApproval {
  ApprovedOrder approve(OrderProposal proposal) {
    return new ApprovedOrder(proposal, "none", Instant.EPOCH);
  }
}
