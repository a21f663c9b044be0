package ffe.risk;

import java.util.List;

/** What the gate says of a proposal. The readings are those of every gate that applies. */
public sealed interface RiskVerdict {

  List<GateReading> readings();

  boolean isApproved();

  /** The form that a decision record keeps. */
  VerdictRecord toRecord(String policyVersion);

  /** The order may be sent. */
  record Approved(ApprovedOrder order, List<GateReading> readings) implements RiskVerdict {

    public Approved {
      readings = List.copyOf(readings);
    }

    @Override
    public boolean isApproved() {
      return true;
    }

    @Override
    public VerdictRecord toRecord(String policyVersion) {
      return new VerdictRecord(true, List.of(), readings, policyVersion);
    }
  }

  /** The order may not be sent; the most important denial first, never empty. */
  record Denied(List<Denial> denials, List<GateReading> readings) implements RiskVerdict {

    public Denied {
      denials = List.copyOf(denials);
      readings = List.copyOf(readings);
      if (denials.isEmpty()) {
        throw new IllegalArgumentException("a denial has a reason");
      }
    }

    @Override
    public boolean isApproved() {
      return false;
    }

    @Override
    public VerdictRecord toRecord(String policyVersion) {
      return new VerdictRecord(false, denials, readings, policyVersion);
    }
  }
}
