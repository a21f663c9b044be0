package ffe.desk;

import ffe.trading.LaneSetup;
import ffe.trading.TradingLane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The lane that runs here, if one does, and the parts for it. One thread. */
final class LaneSlot {

  /** Market events taken between two looks at commands and the lease. */
  private static final int EVENTS_PER_STEP_MAX = 2_000;

  /** A heartbeat never makes up for more wall time than this: no burst after a pause. */
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(2);

  /** A replay without a speed limit takes at most this much market time in a heartbeat. */
  private static final Duration UNBOUNDED_STEP = Duration.ofHours(6);

  private final AccountPlan plan;
  private final LaneFactory factory;
  private Optional<LaneSetup> setup = Optional.empty();
  private Optional<TradingLane> lane = Optional.empty();
  private boolean isUsed;
  private long token;
  private Instant movedAt = Instant.MIN;

  LaneSlot(AccountPlan plan, LaneFactory factory) {
    this.plan = plan;
    this.factory = factory;
  }

  /** The lane's parts: made once, and kept until a lane was opened with them. */
  LaneSetup parts() {
    if (setup.isEmpty()) {
      setup = Optional.of(factory.make(plan));
    }
    return setup.get();
  }

  Optional<TradingLane> lane() {
    return lane;
  }

  /** What trades, by which policy; settings that say otherwise are those of new accounts. */
  String words() {
    return parts().lane()
        + " by policy version "
        + lane.map(running -> running.view().policy().number()).orElse(0);
  }

  boolean runsUnder(long held) {
    return lane.isPresent() && token == held;
  }

  void open(long held, Instant now) {
    close();
    LaneSetup parts = parts();
    isUsed = true;
    lane = Optional.of(TradingLane.open(parts, held));
    token = held;
    movedAt = now;
  }

  /**
   * Moves the lane on by the time that passed since its last move.
   *
   * @param speed session time per wall time of a recording; 0 for no limit
   * @param renew called between parts of a long move
   */
  void move(Clock wall, double speed, Runnable renew) {
    TradingLane running = lane.orElseThrow();
    Instant now = wall.instant();
    Duration passed = now.isAfter(movedAt) ? Duration.between(movedAt, now) : Duration.ZERO;
    movedAt = now;
    // a feed tells by its own clock what has happened; ours may have been set
    Instant limit = Instant.MAX;
    if (setup.orElseThrow().source().isRecorded()) {
      Duration caughtUp = passed.compareTo(CATCH_UP_MAX) > 0 ? CATCH_UP_MAX : passed;
      Duration marketTime =
          speed > 0 ? Duration.ofMillis((long) (caughtUp.toMillis() * speed)) : UNBOUNDED_STEP;
      limit = running.view().status().position().time().plus(marketTime);
    }
    Instant until = now.plus(CATCH_UP_MAX);
    while (running.advance(limit, EVENTS_PER_STEP_MAX) == EVENTS_PER_STEP_MAX
        && wall.instant().isBefore(until)) {
      renew.run();
    }
  }

  /** Ends the lane; parts that no lane was opened with stay. */
  void close() {
    lane = Optional.empty();
    if (isUsed) {
      clear();
    }
  }

  /** Ends the lane and forgets its parts. */
  void clear() {
    lane = Optional.empty();
    isUsed = false;
    setup.ifPresent(parts -> parts.source().close());
    setup = Optional.empty();
  }
}
