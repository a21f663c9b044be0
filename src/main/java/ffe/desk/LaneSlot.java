package ffe.desk;

import ffe.market.Instrument;
import ffe.trading.LaneSetup;
import ffe.trading.TradingAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The lanes of an account that run here, if they do, and the parts for them. One thread. */
final class LaneSlot {

  /** Market events taken between two looks at commands and the lease. */
  private static final int EVENTS_PER_STEP_MAX = 2_000;

  /** A heartbeat never makes up for more wall time than this: no burst after a pause. */
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(2);

  /** A replay without a speed limit takes at most this much market time in a heartbeat. */
  private static final Duration UNBOUNDED_STEP = Duration.ofHours(6);

  private final AccountPlan plan;
  private final LaneFactory factory;
  private List<LaneSetup> setups = List.of();
  private Optional<TradingAccount> account = Optional.empty();
  private boolean isUsed;
  private long token;
  private Instant movedAt = Instant.MIN;

  LaneSlot(AccountPlan plan, LaneFactory factory) {
    this.plan = plan;
    this.factory = factory;
  }

  /** The lanes' parts: made once, and kept until lanes were opened with them. */
  List<LaneSetup> parts() {
    if (setups.isEmpty()) {
      setups = List.copyOf(factory.make(plan));
    }
    return setups;
  }

  Optional<TradingAccount> account() {
    return account;
  }

  /** What trades, by which policy; settings that say otherwise are those of new accounts. */
  String words() {
    return plan.name()
        + "/"
        + Instrument.names(plan.instruments())
        + " by policy version "
        + account.map(running -> running.policy().number()).orElse(0);
  }

  /** What is held and ordered by its journal, whether or not it runs: a feed may refuse to open. */
  SortedSet<Instrument> engaged() {
    return LaneSetup.journaled(parts())
        .map(saved -> saved.engaged(parts().get(0).account()))
        .orElseGet(TreeSet::new);
  }

  boolean runsUnder(long held) {
    return account.isPresent() && token == held;
  }

  void open(long held, Instant now) {
    close();
    List<LaneSetup> parts = parts();
    isUsed = true;
    account = Optional.of(TradingAccount.open(parts, held));
    token = held;
    movedAt = now;
  }

  /**
   * Moves the lanes on by the time that passed since their last move.
   *
   * @param speed session time per wall time of a recording; 0 for no limit
   * @param renew called between parts of a long move
   */
  void move(Clock wall, double speed, Runnable renew) {
    TradingAccount running = account.orElseThrow();
    Instant now = wall.instant();
    Duration passed = now.isAfter(movedAt) ? Duration.between(movedAt, now) : Duration.ZERO;
    movedAt = now;
    // a feed tells by its own clock what has happened; ours may have been set
    Instant limit = Instant.MAX;
    if (setups.get(0).source().isRecorded()) {
      Duration caughtUp = passed.compareTo(CATCH_UP_MAX) > 0 ? CATCH_UP_MAX : passed;
      Duration marketTime =
          speed > 0 ? Duration.ofMillis((long) (caughtUp.toMillis() * speed)) : UNBOUNDED_STEP;
      limit = running.now().plus(marketTime);
    }
    Instant until = now.plus(CATCH_UP_MAX);
    while (running.advance(limit, EVENTS_PER_STEP_MAX) == EVENTS_PER_STEP_MAX
        && wall.instant().isBefore(until)) {
      renew.run();
    }
  }

  /** Ends the lanes; parts that none was opened with stay. */
  void close() {
    account = Optional.empty();
    if (isUsed) {
      clear();
    }
  }

  /** Ends the lanes and forgets their parts. */
  void clear() {
    account = Optional.empty();
    isUsed = false;
    setups.forEach(parts -> parts.source().close());
    setups = List.of();
  }
}
