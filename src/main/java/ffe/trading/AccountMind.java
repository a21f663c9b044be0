package ffe.trading;

import ffe.money.Money;
import ffe.portfolio.Margin;
import ffe.portfolio.RoundTrip;
import ffe.portfolio.Valuation;
import ffe.risk.KillSwitch;
import ffe.risk.RiskState;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The agent of an account and what its limits remember; one for all its lanes. One thread. */
final class AccountMind {

  private final AccountBooks books;
  private final PolicyInForce policy;
  private AgentState agent;
  private String agentReason;
  private RiskState risk;
  private AgentState keptAgent;
  private KillSwitch keptHalts;
  private Instant furthest = Instant.MIN;
  private Optional<Instant> lastPoint;

  AccountMind(
      AccountBooks books,
      PolicyInForce policy,
      boolean autostart,
      Optional<AccountSnapshot> saved) {
    this.books = books;
    this.policy = policy;
    Optional<LaneStatus> latest = saved.map(AccountSnapshot::latest);
    this.agent =
        latest.map(LaneStatus::agent).orElse(autostart ? AgentState.RUNNING : AgentState.STOPPED);
    this.agentReason = latest.map(LaneStatus::agentReason).orElse("as configured");
    this.risk = latest.map(LaneStatus::risk).orElse(RiskState.fresh());
    this.lastPoint =
        saved.stream()
            .flatMap(s -> s.lanes().values().stream())
            .flatMap(status -> status.lastCycleAt().stream())
            .max(Instant::compareTo);
    this.keptAgent = agent;
    this.keptHalts = risk.killSwitch();
  }

  AgentState agent() {
    return agent;
  }

  String agentReason() {
    return agentReason;
  }

  RiskState risk() {
    return risk;
  }

  /** True when the agent or its halts are not what was last committed. */
  boolean mustCommit() {
    return agent != keptAgent || !risk.killSwitch().equals(keptHalts);
  }

  void committed() {
    keptAgent = agent;
    keptHalts = risk.killSwitch();
  }

  /** False when the table knows no such step; halts and lifts also turn the kill switch. */
  boolean command(AgentState.Command command, String reason, Instant at) {
    Optional<AgentState> next = agent.after(command);
    if (next.isEmpty()) {
      return false;
    }
    if (command == AgentState.Command.HALT || command == AgentState.Command.FLATTEN) {
      risk = risk.halted(KillSwitch.Code.MANUAL, reason, at);
    } else if (command == AgentState.Command.LIFT) {
      risk = risk.lifted();
    }
    agent = next.get();
    agentReason = reason;
    return true;
  }

  /**
   * Takes equity in. A halt that only an admin ends makes the agent HALTED, so that there is
   * something to lift; the deepest drawdown flattens first. Halts of the day and week end by
   * themselves and leave the agent as it is.
   */
  void mark(Instant told, Optional<Valuation> valuation) {
    if (valuation.isEmpty()) {
      return;
    }
    Instant at = forward(told);
    risk =
        risk.onEquity(at, valuation.get().equity(), policy.rules().policy(), policy.calendar())
            .state();
    boolean canFlatten = agent != AgentState.FLATTENING && agent != AgentState.ENDED;
    if (risk.mustFlatten() && canFlatten && books.holdsAnything()) {
      agent = AgentState.FLATTENING;
      agentReason = risk.killSwitch().reason(at);
    } else if (risk.mustBeLifted() && canFlatten && agent != AgentState.HALTED) {
      agent = AgentState.HALTED;
      agentReason = risk.killSwitch().reason(at);
    }
    keepMargin(at, valuation);
  }

  /**
   * Closes everything when equity is below the maintenance margin of what is held, whatever the
   * agent is doing; a cash account has none.
   */
  void keepMargin(Instant told, Optional<Valuation> valuation) {
    Optional<Margin> terms = books.ledger().account().margin();
    if (terms.isEmpty() || valuation.isEmpty() || agent == AgentState.ENDED) {
      return;
    }
    Money atStake = valuation.get().atStake();
    Money equity = valuation.get().equity();
    Money least = terms.get().maintained(atStake);
    if (atStake.isPositive() && equity.compareAmount(least) < 0) {
      Instant at = forward(told);
      String why =
          "equity "
              + cents(equity)
              + " is below the maintenance margin "
              + cents(least)
              + ", "
              + terms.get().maintenance()
              + " of positions worth "
              + cents(atStake);
      risk = risk.halted(KillSwitch.Code.LIQUIDATION, why, at);
      agent = AgentState.FLATTENING;
      agentReason = risk.killSwitch().reason(at);
    }
  }

  private static String cents(Money amount) {
    return amount.amount().setScale(2, RoundingMode.HALF_EVEN).toPlainString()
        + " "
        + amount.currency();
  }

  /** Lanes stand at instants of their own; the day of the limits never goes back. */
  private Instant forward(Instant told) {
    if (told.isAfter(furthest)) {
      furthest = told;
    }
    return furthest;
  }

  /** True once for each slot, whichever lane comes to it first. */
  boolean marksPoint(Instant slot) {
    boolean isNew = lastPoint.filter(p -> !p.isBefore(slot)).isEmpty();
    if (isNew) {
      lastPoint = Optional.of(slot);
    }
    return isNew;
  }

  /** One fill closed these lots: one result, however many lots there were. */
  void closed(List<RoundTrip> lots) {
    lots.stream()
        .map(RoundTrip::profit)
        .reduce(Money::plus)
        .ifPresent(profit -> risk = risk.onClose(lots.get(0).closedAt(), profit));
  }

  void ordered(Instant at) {
    risk = risk.onOrder(at);
  }

  /** A lane could not protect what is held: no new risk, and everything is closed. */
  void flattenFor(String why, Instant at) {
    risk = risk.halted(KillSwitch.Code.UNPROTECTED, why, at);
    if (agent.after(AgentState.Command.FLATTEN).isPresent()) {
      agent = AgentState.FLATTENING;
      agentReason = why;
    }
  }
}
