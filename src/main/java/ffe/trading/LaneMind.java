package ffe.trading;

import ffe.market.SourcePosition;
import ffe.money.Money;
import ffe.money.Price;
import ffe.order.ClientOrderId;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.BuyAndHold;
import ffe.portfolio.RoundTrip;
import ffe.risk.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a lane remembers between events beside books and orders. One thread. */
final class LaneMind {

  private final LaneSetup setup;
  private final AccountMind account;
  private Optional<String> blocked;
  private Optional<Price> holdFrom;
  private Optional<Protection> protection;
  private Optional<Instant> unprotectedSince;
  private Optional<Instant> lastCycleAt;
  private Optional<Trail> trail;
  private final SortedSet<ClientOrderId> tried = new TreeSet<>();
  private Instant triedAt;

  LaneMind(LaneSetup setup, AccountMind account, Optional<LaneStatus> saved) {
    this.setup = setup;
    this.account = account;
    this.blocked = saved.flatMap(LaneStatus::blocked);
    this.holdFrom = saved.flatMap(LaneStatus::holdFrom);
    this.protection = saved.flatMap(LaneStatus::protection);
    this.unprotectedSince = saved.flatMap(LaneStatus::unprotectedSince);
    this.lastCycleAt = saved.flatMap(LaneStatus::lastCycleAt);
    this.trail = saved.flatMap(LaneStatus::trail);
    this.tried.addAll(saved.map(LaneStatus::tried).orElse(List.of()));
    this.triedAt = saved.map(s -> s.position().time()).orElse(Instant.MIN);
  }

  AgentState agent() {
    return account.agent();
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
    return account.risk();
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
        account.agent(),
        account.agentReason(),
        account.risk(),
        blocked,
        holdFrom,
        protection,
        unprotectedSince,
        lastCycleAt,
        triedAt.equals(position.time()) ? List.copyOf(tried) : List.of(),
        trail);
  }

  boolean mustCommit() {
    return account.mustCommit();
  }

  void committed() {
    account.committed();
  }

  /** An admin lifted the halts. */
  void lifted() {
    blocked = Optional.empty();
  }

  /**
   * Remembers from what price buy-and-hold has this instrument.
   *
   * @param others what it is worth in the account's other instruments: one that joins them begins
   *     at their value, so that their mean goes on without a step
   */
  void beginHolding(Optional<Price> last, Optional<Money> others) {
    if (holdFrom.isEmpty()) {
      holdFrom =
          others
              .filter(Money::isPositive)
              .flatMap(
                  worth -> last.map(price -> BuyAndHold.joining(setup.deposit(), worth, price)))
              .map(BuyAndHold::first)
              .or(() -> last);
    }
  }

  Optional<Money> holdValue(Optional<Price> last) {
    return holdFrom.flatMap(
        first -> last.map(price -> new BuyAndHold(setup.deposit(), first).valueAt(price)));
  }

  /** Takes the account's equity in. */
  void mark(Instant at, LaneBooks books, Optional<Price> last) {
    account.mark(at, books.valuation(at, last));
  }

  void closed(List<RoundTrip> lots) {
    account.closed(lots);
  }

  void ordered(Instant at) {
    account.ordered(at);
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
  void protectWith(Protection levels, Side opened) {
    protection =
        protection
            .filter(old -> old.isTighter(levels, opened))
            .map(old -> levels.tightened(old.stop(), opened))
            .or(() -> Optional.of(levels));
  }

  void flat() {
    protection = Optional.empty();
    trail = Optional.empty();
    unprotectedSince = Optional.empty();
  }

  /** An order covers the position; its levels count, also when others were wanted and refused. */
  void covered(Optional<Protection> levels) {
    unprotectedSince = Optional.empty();
    protection = levels;
  }

  /** A person chose other levels, or the stop followed the price. */
  void moved(Optional<Protection> levels) {
    protection = levels;
  }

  Optional<Trail> trail() {
    return trail;
  }

  void trail(Optional<Trail> now) {
    trail = now;
  }

  void uncovered(Instant now) {
    if (unprotectedSince.isEmpty()) {
      unprotectedSince = Optional.of(now);
    }
  }

  /** No new order for the instrument until an admin lifts it; what is open is closed. */
  void blockAndFlatten(String why, Instant at) {
    blocked = Optional.of(why);
    account.flattenFor(why, at);
  }
}
