package ffe.trading;

import ffe.risk.ApprovedOrder;
import java.util.Optional;

/** What a cycle came to: its record, and the order that was approved, if one was. */
public record Cycle(DecisionRecord record, Optional<ApprovedOrder> order) {}
