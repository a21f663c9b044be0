package ffe.desk;

import ffe.trading.LaneSetup;
import ffe.trading.TradingLane;
import java.util.Optional;

/** The lane that runs here, if one does, and the parts for it. One thread. */
final class LaneSlot {

  private final LaneFactory factory;
  private Optional<LaneSetup> setup = Optional.empty();
  private Optional<TradingLane> lane = Optional.empty();
  private boolean isUsed;
  private long token;

  LaneSlot(LaneFactory factory) {
    this.factory = factory;
  }

  /** The parts for a source: made once, and kept until a lane was opened with them. */
  LaneSetup parts(String source) {
    if (setup.isEmpty()) {
      setup = Optional.of(factory.make(source));
    }
    return setup.get();
  }

  Optional<TradingLane> lane() {
    return lane;
  }

  boolean runsUnder(long held) {
    return lane.isPresent() && token == held;
  }

  void open(String source, long held) {
    close();
    LaneSetup parts = parts(source);
    isUsed = true;
    lane = Optional.of(TradingLane.open(parts, held));
    token = held;
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
