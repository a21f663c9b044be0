package ffe.risk;

import ffe.order.OrderProposal;
import ffe.order.Protection;
import ffe.risk.Gate.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges order proposals; the only one who makes an {@link ApprovedOrder}. Holds no state and is
 * safe for many threads.
 */
public final class RiskGate {

  private final RiskPolicy policy;
  private final RiskCalendar calendar;

  /**
   * @param calendar that of the policy
   */
  public RiskGate(RiskPolicy policy, RiskCalendar calendar) {
    if (!calendar.equals(policy.calendar())) {
      throw new IllegalArgumentException(
          "the gate's calendar " + calendar + " is not the policy's " + policy.calendar());
    }
    this.policy = policy;
    this.calendar = calendar;
  }

  /** Every code a denial may carry, most important first. */
  public static List<String> codes() {
    return Stream.concat(Stream.of(Denial.INPUT_MISSING), GateTable.GATES.stream().map(Gate::code))
        .filter(code -> !code.equals("SESSION_TIME"))
        .toList();
  }

  public RiskPolicy policy() {
    return policy;
  }

  /** Judges by every gate that applies to the proposal's purpose; denies if any does not pass. */
  public RiskVerdict judge(OrderProposal proposal, RiskInputs inputs) {
    return judge(proposal, inputs, Scope.of(proposal.purpose()));
  }

  /**
   * Judges the protective order of levels that a person chose. A stop farther away than before puts
   * more at risk and is judged like an entry by what it may lose.
   *
   * @param proposal names its levels
   * @param from the levels until now; without any, all risk is new
   */
  public RiskVerdict judgeMove(
      OrderProposal proposal, Optional<Protection> from, RiskInputs inputs) {
    return judge(
        proposal,
        inputs,
        Scope.ofMove(from, proposal.protection().orElseThrow(), proposal.opened()));
  }

  private RiskVerdict judge(OrderProposal proposal, RiskInputs inputs, Scope scope) {
    GateCase c = new GateCase(proposal, inputs, policy, calendar);
    List<GateReading> readings = new ArrayList<>();
    List<Denial> denials = new ArrayList<>();
    for (Gate gate : GateTable.GATES) {
      if (gate.applies(scope) && gate.concerns().test(c)) {
        judge(gate, c, readings, denials);
      }
    }
    return denials.isEmpty()
        ? new RiskVerdict.Approved(new ApprovedOrder(proposal, policy.version(), c.now()), readings)
        : new RiskVerdict.Denied(denials, readings);
  }

  private static void judge(
      Gate gate, GateCase c, List<GateReading> readings, List<Denial> denials) {
    String missing = gate.missing(c);
    if (!missing.isEmpty()) {
      readings.add(new GateReading(gate.code(), "missing: " + missing, "known", false));
      denials.add(
          new Denial(
              Denial.INPUT_MISSING,
              missing,
              gate.code(),
              gate.code() + " cannot be judged; missing: " + missing + "."));
      return;
    }
    Finding finding = gate.check().apply(c);
    readings.add(
        new GateReading(gate.code(), finding.measured(), finding.limit(), finding.passed()));
    if (!finding.passed()) {
      denials.add(new Denial(gate.code(), finding.measured(), finding.limit(), finding.sentence()));
    }
  }
}
