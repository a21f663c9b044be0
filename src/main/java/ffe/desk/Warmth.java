package ffe.desk;

import ffe.market.Timeframe;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much history an account's lane still lacks. Read from the journal once for each minute of
 * market time while it warms up, never again once it is warm.
 */
final class Warmth {

  private final Archive archive;
  private final WarmUp warmUp;
  private final Map<String, Read> reads = new ConcurrentHashMap<>();

  private record Read(Instant slot, WarmUp.Left left) {}

  Warmth(Archive archive, WarmUp warmUp) {
    this.archive = archive;
    this.warmUp = warmUp;
  }

  /** Empty while the lane is not known here. */
  Optional<WarmUp.Left> left(Engine engine) {
    return engine.known().map(status -> read(engine, status.marketNow()).left());
  }

  private Read read(Engine engine, Instant now) {
    Instant slot = Timeframe.M1.floor(now);
    Read before = reads.get(engine.plan().name());
    if (before != null && (before.left().isWarm() || before.slot().equals(slot))) {
      return before;
    }
    Read read = new Read(slot, warmUp.left(have(engine, now)));
    reads.put(engine.plan().name(), read);
    return read;
  }

  private Map<Timeframe, Integer> have(Engine engine, Instant now) {
    Map<Timeframe, Integer> have = new EnumMap<>(Timeframe.class);
    warmUp
        .candles()
        .forEach(
            (length, need) ->
                have.put(length, archive.candles(engine.lane(), length, now, need).size()));
    return have;
  }
}
