package ffe.trading;

import ffe.risk.RiskCalendar;
import ffe.risk.RiskGate;
import java.time.Instant;
import java.util.Optional;

/**
 * The policy an account trades by, and the gate made of it. A version that is new is kept in the
 * books until the next append, so that it is committed with the step that begins with it. One
 * thread.
 */
final class PolicyInForce {

  private final CycleRules configured;
  private final AccountBooks books;
  private PolicyVersion version;
  private CycleRules rules;
  private RiskCalendar calendar;
  private RiskGate gate;

  /** That of the journal, tightened where hard limits were; without one, what is configured. */
  PolicyInForce(LaneSetup setup, AccountBooks books, Optional<PolicyVersion> saved, Instant now) {
    this.configured = setup.rules();
    this.books = books;
    this.version = saved.orElseGet(() -> PolicyVersion.first(configured, now));
    this.rules = configured.under(version.policy());
    this.calendar = rules.policy().calendar();
    this.gate = new RiskGate(rules.policy(), calendar);
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

  RiskCalendar calendar() {
    return calendar;
  }

  RiskGate gate() {
    return gate;
  }

  TradingCycle cycle(LaneSetup setup) {
    return new TradingCycle(
        rules,
        new TradingCycle.Asked(setup.panel(), setup.council()),
        gate,
        setup.codeVersion(),
        setup.watch());
  }

  /** Puts the next version in force; false when it is not the next one. */
  boolean adopt(PolicyVersion next) {
    if (next.number() != version.number() + 1) {
      return false;
    }
    version = next;
    rules = configured.under(next.policy());
    calendar = rules.policy().calendar();
    gate = new RiskGate(rules.policy(), calendar);
    books.keep(next);
    return true;
  }
}
