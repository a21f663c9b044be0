package ffe.desk.market;

import ffe.desk.Archive;
import ffe.desk.Engine;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much history a lane still lacks. Read from the journal once for each minute of market time
 * while it warms up, never again once it is warm.
 */
final class Warmth {

  private final Archive archive;
  private final WarmUp warmUp;
  private final Map<Lane, Read> reads = new ConcurrentHashMap<>();

  private record Read(Instant slot, WarmUp.Left left) {}

  Warmth(Archive archive, WarmUp warmUp) {
    this.archive = archive;
    this.warmUp = warmUp;
  }

  /** Empty while the lane is not known here. */
  Optional<WarmUp.Left> left(Engine engine, Instrument instrument) {
    return engine
        .known(instrument)
        .map(
            status ->
                read(engine.seenFrom(Optional.of(instrument)).lane(), status.marketNow()).left());
  }

  private Read read(Lane lane, Instant now) {
    Instant slot = Timeframe.M1.floor(now);
    Read before = reads.get(lane);
    if (before != null && (before.left().isWarm() || before.slot().equals(slot))) {
      return before;
    }
    Read read = new Read(slot, warmUp.left(have(lane, now)));
    reads.put(lane, read);
    return read;
  }

  private Map<Timeframe, Integer> have(Lane lane, Instant now) {
    Map<Timeframe, Integer> have = new EnumMap<>(Timeframe.class);
    warmUp
        .candles()
        .forEach(
            (length, need) -> have.put(length, archive.candles(lane, length, now, need).size()));
    return have;
  }
}
