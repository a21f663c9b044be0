package ffe.trading;

import ffe.market.SourcePosition;
import ffe.money.Money;
import ffe.money.Price;
import ffe.order.ClientOrderId;
import ffe.order.Protection;
import ffe.portfolio.BuyAndHold;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.RoundTrip;
import ffe.portfolio.Valuation;
import ffe.risk.KillSwitch;
import ffe.risk.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a lane remembers between events beside books and orders. One thread. */
final class LaneMind {

  private final LaneSetup setup;
  private final LanePolicy policy;
  private AgentState agent;
  private String agentReason;
  private RiskState risk;
  private Optional<String> blocked;
  private Optional<Price> holdFrom;
  private Optional<Protection> protection;
  private Optional<Instant> unprotectedSince;
  private Optional<Instant> lastCycleAt;
  private final SortedSet<ClientOrderId> tried = new TreeSet<>();
  private Instant triedAt;
  private AgentState keptAgent;
  private KillSwitch keptHalts;

  LaneMind(LaneSetup setup, LanePolicy policy, Optional<LaneStatus> saved) {
    this.setup = setup;
    this.policy = policy;
    this.agent =
        saved
            .map(LaneStatus::agent)
            .orElse(setup.autostart() ? AgentState.RUNNING : AgentState.STOPPED);
    this.agentReason = saved.map(LaneStatus::agentReason).orElse("as configured");
    this.risk = saved.map(LaneStatus::risk).orElse(RiskState.fresh());
    this.blocked = saved.flatMap(LaneStatus::blocked);
    this.holdFrom = saved.flatMap(LaneStatus::holdFrom);
    this.protection = saved.flatMap(LaneStatus::protection);
    this.unprotectedSince = saved.flatMap(LaneStatus::unprotectedSince);
    this.lastCycleAt = saved.flatMap(LaneStatus::lastCycleAt);
    this.tried.addAll(saved.map(LaneStatus::tried).orElse(List.of()));
    this.triedAt = saved.map(s -> s.position().time()).orElse(Instant.MIN);
    this.keptAgent = agent;
    this.keptHalts = risk.killSwitch();
  }

  AgentState agent() {
    return agent;
  }

  Optional<Instant> lastCycleAt() {
    return lastCycleAt;
  }

  /** Market time that passed while no server held the lane is nobody's lack of protection. */
  void reopened(Instant now) {
    if (unprotectedSince.isPresent() && now.isAfter(triedAt)) {
      unprotectedSince = Optional.of(now);
    }
  }

  RiskState risk() {
    return risk;
  }

  Optional<String> blocked() {
    return blocked;
  }

  Optional<Protection> protection() {
    return protection;
  }

  Optional<Instant> unprotectedSince() {
    return unprotectedSince;
  }

  LaneStatus status(SourcePosition position) {
    return new LaneStatus(
        position,
        agent,
        agentReason,
        risk,
        blocked,
        holdFrom,
        protection,
        unprotectedSince,
        lastCycleAt,
        triedAt.equals(position.time()) ? List.copyOf(tried) : List.of());
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
      blocked = Optional.empty();
    }
    agent = next.get();
    agentReason = reason;
    return true;
  }

  /** Remembers the first price at which buy-and-hold could have bought. */
  void beginHolding(Optional<Price> last) {
    if (holdFrom.isEmpty()) {
      holdFrom = last;
    }
  }

  Optional<Money> holdValue(Optional<Price> last) {
    return holdFrom.flatMap(
        first -> last.map(price -> new BuyAndHold(setup.deposit(), first).valueAt(price)));
  }

  /**
   * Takes equity in. A halt that only an admin ends makes the agent HALTED, so that there is
   * something to lift; the deepest drawdown flattens first. Halts of the day and week end by
   * themselves and leave the agent as it is.
   */
  void mark(Instant at, LaneBooks books, Optional<Price> last) {
    Optional<Valuation> valuation = books.valuation(at, last);
    if (valuation.isEmpty()) {
      return;
    }
    risk = risk.onEquity(at, valuation.get().equity(), policy.rules().policy()).state();
    boolean canFlatten = agent != AgentState.FLATTENING && agent != AgentState.ENDED;
    if (risk.mustFlatten() && canFlatten && !books.held().isZero()) {
      agent = AgentState.FLATTENING;
      agentReason = risk.killSwitch().reason(at);
    } else if (risk.mustBeLifted() && canFlatten && agent != AgentState.HALTED) {
      agent = AgentState.HALTED;
      agentReason = risk.killSwitch().reason(at);
    }
  }

  Optional<EquityPoint> equityPoint(Instant at, LaneBooks books, Optional<Price> last) {
    return books
        .valuation(at, last)
        .flatMap(v -> holdValue(last).map(hold -> new EquityPoint(at, v.equity(), hold)));
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

  /** True once for each id at an instant, restarts included. */
  boolean tries(ClientOrderId id, Instant now) {
    if (!now.equals(triedAt)) {
      tried.clear();
      triedAt = now;
    }
    return tried.add(id);
  }

  void cycleAt(Instant slot) {
    lastCycleAt = Optional.of(slot);
  }

  /** An entry filled: its levels protect the whole position; of two stops the nearer one counts. */
  void protectWith(Protection levels) {
    protection =
        protection
            .filter(old -> old.stop().isAbove(levels.stop()))
            .map(
                old ->
                    new Protection(old.stop(), levels.target().filter(t -> t.isAbove(old.stop()))))
            .or(() -> Optional.of(levels));
  }

  void flat() {
    protection = Optional.empty();
    unprotectedSince = Optional.empty();
  }

  /** An order covers the position; its levels count, also when others were wanted and refused. */
  void covered(Optional<Protection> levels) {
    unprotectedSince = Optional.empty();
    protection = levels;
  }

  /** A person chose other levels. */
  void moved(Optional<Protection> levels) {
    protection = levels;
  }

  void uncovered(Instant now) {
    if (unprotectedSince.isEmpty()) {
      unprotectedSince = Optional.of(now);
    }
  }

  /** No new order for the instrument until an admin lifts it; what is open is closed. */
  void blockAndFlatten(String why, Instant at) {
    blocked = Optional.of(why);
    risk = risk.halted(KillSwitch.Code.UNPROTECTED, why, at);
    if (agent.after(AgentState.Command.FLATTEN).isPresent()) {
      agent = AgentState.FLATTENING;
      agentReason = why;
    }
  }
}
