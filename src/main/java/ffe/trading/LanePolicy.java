package ffe.trading;

import ffe.risk.RiskGate;
import java.time.Instant;
import java.util.Optional;

/**
 * The policy a lane trades by, and the gate made of it. A version that is new is kept in the books
 * of the step that begins with it, so that it is committed with that step. One thread.
 */
final class LanePolicy {

  private final LaneSetup setup;
  private final LaneBooks books;
  private PolicyVersion version;
  private CycleRules rules;
  private RiskGate gate;

  /** That of the journal, tightened where hard limits were; without one, what is configured. */
  LanePolicy(LaneSetup setup, LaneBooks books, Optional<PolicyVersion> saved, Instant now) {
    this.setup = setup;
    this.books = books;
    this.version = saved.orElseGet(() -> PolicyVersion.first(setup.rules(), now));
    this.rules = setup.rules().under(version.policy());
    this.gate = new RiskGate(rules.policy(), rules.policy().calendar());
    if (saved.isEmpty()) {
      books.keep(version);
    } else {
      version.tightened(now, setup.frame()).ifPresent(this::adopt);
    }
  }

  PolicyVersion version() {
    return version;
  }

  CycleRules rules() {
    return rules;
  }

  RiskGate gate() {
    return gate;
  }

  TradingCycle cycle() {
    return new TradingCycle(rules, setup.panel(), gate, setup.codeVersion(), setup.watch());
  }

  /** Puts the next version in force; false when it is not the next one. */
  boolean adopt(PolicyVersion next) {
    if (next.number() != version.number() + 1) {
      return false;
    }
    version = next;
    rules = setup.rules().under(next.policy());
    gate = new RiskGate(rules.policy(), rules.policy().calendar());
    books.keep(next);
    return true;
  }
}
