package ffe.strategy;

import ffe.decision.Action;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The newest event of a rule that is still fresh.
 *
 * @param action BUY or SELL
 * @param age finished candles since the event's own, 0 to {@link #FRESH} - 1
 * @param isCooling true when another event came within {@link #COOL_DOWN} candles before this one
 */
record Signal(Action action, int age, boolean isCooling) {

  /** Candles for which an event may be acted on: half an hour of 5-minute candles. */
  static final int FRESH = 6;

  /** Candles an event silences the next ones: half an hour of 5-minute candles. */
  static final int COOL_DOWN = 6;

  /** How far back of the newest candle events are asked for. */
  static final int REACH = FRESH + COOL_DOWN;

  /** The newest fresh event among candles 0 to size - 1; {@code eventAt} says HOLD for none. */
  static Optional<Signal> latest(int size, IntFunction<Action> eventAt) {
    for (int age = 0; age < FRESH; age++) {
      int at = size - 1 - age;
      Action action = eventAt.apply(at);
      if (action != Action.HOLD) {
        return Optional.of(new Signal(action, age, hasEvent(at - COOL_DOWN, at, eventAt)));
      }
    }
    return Optional.empty();
  }

  private static boolean hasEvent(int from, int to, IntFunction<Action> eventAt) {
    for (int i = from; i < to; i++) {
      if (eventAt.apply(i) != Action.HOLD) {
        return true;
      }
    }
    return false;
  }

  boolean isBuy() {
    return action == Action.BUY;
  }

  /** For sentences. */
  String when() {
    return age == 0 ? "on the last candle" : age + (age == 1 ? " candle ago" : " candles ago");
  }
}
