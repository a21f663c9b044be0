package ffe.risk;

import java.util.List;

/** A verdict as it is kept and shown. An order is never rebuilt from it. */
public record VerdictRecord(
    boolean approved, List<Denial> denials, List<GateReading> readings, String policyVersion) {

  public VerdictRecord {
    denials = List.copyOf(denials);
    readings = List.copyOf(readings);
    if (approved != denials.isEmpty()) {
      throw new IllegalArgumentException("approved means that nothing was denied");
    }
  }
}
