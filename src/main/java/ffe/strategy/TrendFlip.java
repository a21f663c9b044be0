package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Pulse;
import ffe.optimization.Constraint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Follows the flip of a short trend: a close on the other side of EMA-9 after a run with at least
 * two whole candles on one side.
 *
 * <p>Opens only when the hour does not trend against it. Stop 2 ATR, target twice as far. Score
 * 0.60, plus up to 0.10 for how far (of one ATR) the close left the EMA, 0.08 when the 15 minutes
 * and 0.07 when the hour trend the same way, less 0.02 per candle of age; at most 0.85.
 */
public final class TrendFlip extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "trend-flip",
          List.of(
              Knob.whole("ema", 2, 200, Knob.Usual.of("9", "candles", "Period of the EMA.")),
              Knob.whole(
                  "whole",
                  1,
                  8,
                  Knob.Usual.of("2", "candles", "Least whole ones on one side before a flip.")),
              Knob.whole(
                  "run", 3, 50, Knob.Usual.of("12", "candles", "How far a run is followed back.")),
              stop("2"),
              reward("2")),
          List.of(new Constraint.Less("whole", "run")));

  private static final Duration HORIZON = Duration.ofHours(2);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(int ema, int whole, int run, Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(t.whole("ema"), t.whole("whole"), t.whole("run"), t.reach());
    }
  }

  private final Settings set;

  public TrendFlip() {
    this(Tuning.usual(KNOBS));
  }

  TrendFlip(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(set.ema() + set.run() + Signal.REACH + 1, 0);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Line ema = Ema.of(candles, set.ema);
    Optional<Signal> found = Signal.latest(candles.size(), i -> flip(candles, ema, i));
    boolean isAbove = candles.lastClose() > ema.last();
    String state =
        "Price closed at "
            + Words.level(candles.lastClose())
            + (isAbove ? ", above" : ", not above")
            + " EMA-"
            + set.ema
            + " at "
            + Words.level(ema.last())
            + ".";
    String turn =
        "A close "
            + (isAbove ? "below " : "above ")
            + Words.level(ema.last())
            + " after at least "
            + Words.count(set.whole)
            + (set.whole == 1 ? " whole candle " : " whole candles ")
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
    if (voice.opensAgainst(signal, 2)) {
      return voice.hold(
          "AGAINST_HIGHER_TREND",
          Voice.HOLD_AGAINST,
          state
              + (signal.isBuy() ? " It flipped up " : " It flipped down ")
              + signal.when()
              + ", but the "
              + voice.frame(2)
              + (signal.isBuy() ? " trends down." : " trends up."),
          "The "
              + voice.frame(2)
              + (signal.isBuy()
                  ? "'s EMA-9 above its EMA-21, or a close below "
                  : "'s EMA-9 below its EMA-21, or a close above ")
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
        set.reach,
        "A close " + (isAbove ? "below " : "above ") + Words.level(ema.last()) + ".");
  }

  private static boolean agrees(Voice voice, int steps, Signal signal) {
    return voice.direction(steps) == (signal.isBuy() ? Pulse.Direction.UP : Pulse.Direction.DOWN);
  }

  private Action flip(CandleSeries candles, Line ema, int i) {
    double away = candles.close(i) - ema.at(i);
    int side = away > 0 ? 1 : away < 0 ? -1 : 0;
    if (side == 0) {
      return Action.HOLD;
    }
    int whole = 0;
    for (int k = i - 1; k >= i - set.run && side * (candles.close(k) - ema.at(k)) < 0; k--) {
      boolean isWhole = side > 0 ? candles.high(k) < ema.at(k) : candles.low(k) > ema.at(k);
      whole += isWhole ? 1 : 0;
    }
    if (whole < set.whole) {
      return Action.HOLD;
    }
    return side > 0 ? Action.BUY : Action.SELL;
  }
}
