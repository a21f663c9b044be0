package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Observation;
import ffe.observation.Pulse;
import java.time.Duration;
import java.util.Optional;

/**
 * Follows the flip of a short trend: a close on the other side of EMA-9 after a run with at least
 * two whole candles on one side.
 *
 * <p>BUY only when the hour does not trend down. Stop 2 ATR, target twice as far. Score 0.60, plus
 * up to 0.10 for how far (of one ATR) the close left the EMA, 0.08 when the 15 minutes and 0.07
 * when the hour trend the same way, less 0.02 per candle of age; at most 0.85.
 */
public final class TrendFlip implements Analyst {

  private static final int EMA_PERIOD = 9;
  private static final int WHOLE_MIN = 2;

  /** Candles a run is followed back. */
  private static final int RUN_MAX = 12;

  static final int CANDLES_MIN = EMA_PERIOD + RUN_MAX + Signal.REACH + 1;
  private static final Duration HORIZON = Duration.ofHours(2);
  private static final Voice.Reach REACH = new Voice.Reach(2, 2);
  private static final double SCORE_MAX = 0.85;

  @Override
  public String name() {
    return "trend-flip";
  }

  @Override
  public Opinion opine(Observation observation) {
    Voice voice = new Voice(name(), HORIZON, observation);
    return voice.warmingUp(CANDLES_MIN).orElseGet(() -> look(voice));
  }

  private static Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Line ema = Ema.of(candles, EMA_PERIOD);
    Optional<Signal> found = Signal.latest(candles.size(), i -> flip(candles, ema, i));
    boolean isAbove = candles.lastClose() > ema.last();
    String state =
        "Price closed at "
            + Words.level(candles.lastClose())
            + (isAbove ? ", above" : ", not above")
            + " EMA-9 at "
            + Words.level(ema.last())
            + ".";
    String turn =
        "A close "
            + (isAbove ? "below " : "above ")
            + Words.level(ema.last())
            + " after at least two whole candles "
            + (isAbove ? "above" : "below")
            + " the EMA.";
    if (found.isEmpty()) {
      return voice.hold(
          "NO_SIGNAL", Voice.HOLD, state + " No flip in " + voice.freshness() + ".", turn);
    }
    Signal signal = found.get();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (signal.isBuy() != isAbove) {
      return voice.hold(
          "SIGNAL_GONE", Voice.HOLD, state + " The flip " + signal.when() + " did not last.", turn);
    }
    if (signal.isBuy() && voice.direction(2) == Pulse.Direction.DOWN) {
      return voice.hold(
          "AGAINST_HIGHER_TREND",
          Voice.HOLD_AGAINST,
          state
              + " It flipped up "
              + signal.when()
              + ", but the "
              + voice.frame(2)
              + " trends down.",
          "The "
              + voice.frame(2)
              + "'s EMA-9 above its EMA-21, or a close below "
              + Words.level(ema.last())
              + ".");
    }
    double distance = Math.abs(candles.lastClose() - ema.last());
    double score =
        0.60
            + 0.10 * Voice.part(distance, Voice.atr(voice.observation()))
            + (agrees(voice, 1, signal) ? 0.08 : 0)
            + (agrees(voice, 2, signal) ? 0.07 : 0);
    String reasoning = state + " It flipped " + (isAbove ? "up " : "down ") + signal.when() + ".";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "TREND_FLIP", reasoning),
        REACH,
        "A close " + (isAbove ? "below " : "above ") + Words.level(ema.last()) + ".");
  }

  private static boolean agrees(Voice voice, int steps, Signal signal) {
    return voice.direction(steps) == (signal.isBuy() ? Pulse.Direction.UP : Pulse.Direction.DOWN);
  }

  private static Action flip(CandleSeries candles, Line ema, int i) {
    double away = candles.close(i) - ema.at(i);
    int side = away > 0 ? 1 : away < 0 ? -1 : 0;
    if (side == 0) {
      return Action.HOLD;
    }
    int whole = 0;
    for (int k = i - 1; k >= i - RUN_MAX && side * (candles.close(k) - ema.at(k)) < 0; k--) {
      boolean isWhole = side > 0 ? candles.high(k) < ema.at(k) : candles.low(k) > ema.at(k);
      whole += isWhole ? 1 : 0;
    }
    if (whole < WHOLE_MIN) {
      return Action.HOLD;
    }
    return side > 0 ? Action.BUY : Action.SELL;
  }
}
