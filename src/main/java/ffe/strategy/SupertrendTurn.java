package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Adx;
import ffe.observation.Line;
import ffe.observation.Pulse;
import ffe.observation.Supertrend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Follows Supertrend (10, 3): BUY where it turns up, SELL where it turns down.
 *
 * <p>Opens only when the hour does not trend against it. The signal ends when it has turned again.
 * Stop 2 ATR, target twice as far. Score 0.60, plus up to 0.10 for ADX-14 between 20 and 40, 0.08
 * when the 15 minutes and 0.07 when the hour trend the same way, less 0.02 per candle of age; at
 * most 0.85.
 */
public final class SupertrendTurn extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "supertrend",
          List.of(
              Knob.whole(
                  "period", 5, 150, Knob.Usual.of("10", "candles", "Period of the true range.")),
              Knob.decimal(
                  "width",
                  "1..6/0.1",
                  Knob.Usual.of("3", "true ranges", "From the middle to the line.")),
              Knob.whole("adx", 5, 100, Knob.Usual.of("14", "candles", "Period of the ADX.")),
              stop("2"),
              reward("2")),
          List.of());

  /** Candles after which it hardly matters with which direction it began. */
  private static final int SETTLING = 30;

  private static final Duration HORIZON = Duration.ofHours(2);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(int period, double width, int adx, Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(t.whole("period"), t.number("width"), t.whole("adx"), t.reach());
    }
  }

  private final Settings set;

  public SupertrendTurn() {
    this(Tuning.usual(KNOBS));
  }

  SupertrendTurn(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(Math.max(set.period() + SETTLING + Signal.REACH + 2, 2 * set.adx()), 0);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Supertrend trend = Supertrend.of(candles, set.period, set.width);
    Optional<Signal> found = Signal.latest(candles.size(), i -> turn(trend.direction(), i));
    boolean isUp = trend.direction().last() > 0;
    String line = Words.level(trend.line().last());
    String state =
        "Price closed at "
            + Words.level(candles.lastClose())
            + (isUp ? ", above" : ", below")
            + " Supertrend at "
            + line
            + ".";
    String turn = "A close " + (isUp ? "below " : "above ") + line + ".";
    if (found.isEmpty()) {
      return voice.hold(
          "NO_SIGNAL", Voice.HOLD, state + " No turn in " + voice.freshness() + ".", turn);
    }
    Signal signal = found.get();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    }
    if (voice.opensAgainst(signal, 2)) {
      return voice.hold(
          "AGAINST_HIGHER_TREND",
          Voice.HOLD_AGAINST,
          state
              + (signal.isBuy() ? " It turned up " : " It turned down ")
              + signal.when()
              + ", but the "
              + voice.frame(2)
              + (signal.isBuy() ? " trends down." : " trends up."),
          "The "
              + voice.frame(2)
              + (signal.isBuy()
                  ? "'s EMA-9 above its EMA-21, or a close below "
                  : "'s EMA-9 below its EMA-21, or a close above ")
              + line
              + ".");
    }
    double adx = Adx.of(candles, set.adx).adx().last();
    double score =
        0.60
            + 0.10 * Voice.part(adx - 20, 20)
            + (agrees(voice, 1, signal) ? 0.08 : 0)
            + (agrees(voice, 2, signal) ? 0.07 : 0);
    String reasoning =
        state
            + " It turned "
            + (isUp ? "up " : "down ")
            + signal.when()
            + " with ADX "
            + Words.number(adx, 1)
            + ".";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "SUPERTREND_TURN", reasoning), set.reach, turn);
  }

  private static boolean agrees(Voice voice, int steps, Signal signal) {
    return voice.direction(steps) == (signal.isBuy() ? Pulse.Direction.UP : Pulse.Direction.DOWN);
  }

  private static Action turn(Line direction, int i) {
    if (direction.at(i) == direction.at(i - 1)) {
      return Action.HOLD;
    }
    return direction.at(i) > 0 ? Action.BUY : Action.SELL;
  }
}
