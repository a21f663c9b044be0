package ffe.trading;

import ffe.market.FinishedCandle;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What market time is walked in: minutes, or the candles that are told in place of trades. Each
 * boundary is passed once, in order.
 */
final class Boundaries {

  private final Timeframe stride;
  private final Timeframe cycles;
  private final boolean isOfBars;
  private final Optional<TradingHours> hours;
  private Instant passed;

  /** Whether a candle of the cycles' length was told since. */
  private boolean hasClosed;

  Boundaries(LaneSetup setup, Instant now) {
    this.stride = stride(setup);
    this.cycles = setup.rules().timeframe();
    this.isOfBars = setup.source().bars().isPresent();
    this.hours = setup.source().spec().hours();
    this.passed = stride.floor(now);
  }

  static Timeframe stride(LaneSetup setup) {
    return setup.source().bars().orElse(Timeframe.M1);
  }

  /** The next one to be passed before an event is taken in. */
  Optional<Instant> before(MarketEvent event) {
    Instant next = stride.next(passed);
    return isBefore(next, event) ? Optional.of(next) : Optional.empty();
  }

  /** A candle is told at its end and is known at that boundary; a trade is not. */
  static boolean isBefore(Instant boundary, MarketEvent event) {
    return event instanceof MarketEvent.Barred
        ? boundary.isBefore(event.at())
        : !boundary.isAfter(event.at());
  }

  Instant passed() {
    return passed;
  }

  boolean isPassed(Instant boundary) {
    return !passed.isBefore(boundary);
  }

  /** Whether a cycle may run there. */
  boolean isSlot(Instant at) {
    return cycles.isBoundary(at);
  }

  /** Candles that an event finished. */
  void closed(List<FinishedCandle> finished) {
    hasClosed |= finished.stream().anyMatch(f -> f.timeframe() == cycles);
  }

  /**
   * Passes one.
   *
   * @param finished candles that time alone finished there
   * @return whether a cycle is due
   */
  boolean pass(Instant boundary, List<FinishedCandle> finished) {
    closed(finished);
    boolean due = isDue(boundary, hasClosed);
    passed = boundary;
    hasClosed = false;
    return due;
  }

  /**
   * Whether a cycle is due at an instant: where candles are told, or the market was closed since
   * the last slot, only if one closed there.
   */
  boolean isDue(Instant at, boolean closedOne) {
    return isSlot(at) && (closedOne || !(isOfBars || isRest(at)));
  }

  private boolean isRest(Instant slot) {
    return hours.filter(h -> h.isClosed(slot.minus(cycles.length()), slot)).isPresent();
  }
}
