package ffe.adapter.store;

import ffe.desk.market.Coverage;
import ffe.desk.market.Coverage.Gap;
import ffe.desk.market.OpenSlots;
import ffe.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How whole candles are, one after another, as the database counts it. */
final class CandleSteps {

  private final Duration step;
  private final int gapsMax;
  private final Optional<OpenSlots> slots;
  private final List<Gap> gaps = new ArrayList<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private long count;
  private long empty;
  private long gapCount;
  private long missing;

  /**
   * @param slots that are due; all are without
   */
  CandleSteps(Duration step, int gapsMax, Optional<OpenSlots> slots) {
    this.step = step;
    this.gapsMax = gapsMax;
    this.slots = slots;
  }

  /** In order of time; always wants more. */
  boolean take(Candle candle) {
    Instant at = candle.opensAt();
    last.map(before -> before.plus(step))
        .filter(due -> due.isBefore(at))
        .ifPresent(due -> gap(due, at));
    first = first.or(() -> Optional.of(at));
    last = Optional.of(at);
    count++;
    empty += candle.trades() == 0 ? 1 : 0;
    return true;
  }

  private void gap(Instant due, Instant at) {
    long open = slots.map(s -> s.count(due, at)).orElseGet(() -> steps(due, at));
    if (slots.isPresent() && open == 0) {
      return;
    }
    missing += open;
    gapCount++;
    if (gaps.size() < gapsMax) {
      gaps.add(new Gap(due, at, open));
    }
  }

  /** Rounded, half up. */
  private long steps(Instant due, Instant at) {
    long whole = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(step));
    return (2 * ChronoUnit.MICROS.between(due, at) + whole) / (2 * whole);
  }

  Coverage coverage() {
    return new Coverage(first, last, count, empty, gapCount, missing, List.copyOf(gaps));
  }
}
