package ffe.strategy;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An analyst that follows a written rule, with what it is set to. */
abstract class Rule implements Analyst {

  /** Knobs that all rules have. */
  static final String STOP = "stop-atr";

  static final String REWARD = "reward";

  private final String name;
  private final Needs needs;

  /**
   * Finished candles before which there is no view.
   *
   * @param longer of the next longer timeframe; 0 where it is not looked at
   */
  record Needs(int own, int longer) {}

  Rule(Tuning tuning, Needs needs) {
    this.name = tuning.name();
    this.needs = needs;
  }

  static Knob stop(String usual) {
    return Knob.decimal(STOP, "0.5..5/0.1", Knob.Usual.of(usual, "ATR", "How far the stop is."));
  }

  static Knob reward(String usual) {
    return Knob.decimal(
        REWARD, "1.6..6/0.1", Knob.Usual.of(usual, "stop distances", "How far the target is."));
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Opinion opine(Observation observation) {
    Voice voice = new Voice(name, horizon(), observation);
    Optional<Opinion> cold = voice.warmingUp(needs.own());
    return cold.or(() -> needs.longer() > 0 ? voice.warmingUpHigher(needs.longer()) : cold)
        .orElseGet(() -> look(voice));
  }

  /** Of its forecasts, with candles of 5 minutes. */
  abstract Duration horizon();

  /** What it says when it is warm. */
  abstract Opinion look(Voice voice);

  /** Finished candles of each timeframe before which it has no view; cycles of 5 minutes. */
  final SortedMap<Timeframe, Integer> candlesMin() {
    SortedMap<Timeframe, Integer> candles = new TreeMap<>();
    candles.put(Timeframe.M5, needs.own());
    if (needs.longer() > 0) {
      candles.put(Timeframe.M15, needs.longer());
    }
    return candles;
  }
}
