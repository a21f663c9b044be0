package ffe.desk.market;

import ffe.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of slots.
 *
 * @param sample the stored candles it was made of
 * @param next where the following page begins; empty on the last
 */
public record SlotPage(Sample sample, List<Slot> slots, Optional<Instant> next) {

  public SlotPage {
    slots = List.copyOf(slots);
  }

  static SlotPage asStored(Sample sample) {
    return new SlotPage(sample, sample.candles().stream().map(Slot::of).toList(), sample.next());
  }

  /**
   * Every slot of a sample's range, in order and without holes.
   *
   * @param before the newest candle before the range; without one the first slot is the first
   *     candle's
   * @param limit slots of a page
   */
  static SlotPage filled(Sample sample, GapMode mode, Optional<Candle> before, int limit) {
    List<Candle> candles = sample.candles();
    if (candles.isEmpty() && before.isEmpty()) {
      return asStored(sample);
    }
    List<Slot> slots = new ArrayList<>();
    double close = before.map(Candle::close).orElse(0.0);
    Instant at = before.isPresent() ? sample.begins() : candles.get(0).opensAt();
    int used = 0;
    while (at.isBefore(sample.until()) && slots.size() < limit) {
      if (used < candles.size() && candles.get(used).opensAt().equals(at)) {
        close = candles.get(used).close();
        slots.add(Slot.of(candles.get(used++)));
      } else {
        slots.add(mode == GapMode.FLAT ? Slot.flat(at, close) : Slot.nothing(at));
      }
      at = at.plus(sample.step());
    }
    boolean isLast = !at.isBefore(sample.until());
    return new SlotPage(sample, slots, isLast ? Optional.empty() : Optional.of(at));
  }
}
