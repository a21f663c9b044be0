package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Macd;
import ffe.observation.Regime;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import ffe.optimization.Constraint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Goes with the push: EMA 8, 21 and 50 in order, RSI-7 in [55, 85] (BUY) or [15, 45] (SELL), MACD
 * (6, 13, 5) histogram on the same side, and the volume of the last three candles at least 1.2
 * times that of the last twenty. The signal is the candle at which all four come together.
 *
 * <p>Opens by BUY only above EMA-50 of the 15 minutes, by SELL only below. The signal ends when
 * EMA-8 and EMA-21 have crossed. Stop 2 ATR, target 1.8 times as far. Score 0.60, plus up to 0.10
 * for the distance of EMA-8 and EMA-21 (of one ATR), up to 0.10 for volume between 1.2 and 2.2
 * times the usual, 0.05 in a market that trends the same way, less 0.02 per candle of age; at most
 * 0.85.
 */
public final class Momentum extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "momentum",
          List.of(
              Knob.whole("fast", 2, 60, Knob.Usual.of("8", "candles", "The fastest EMA.")),
              Knob.whole(
                  "middle", 3, 120, Knob.Usual.of("21", "candles", "The EMA in the middle.")),
              Knob.whole(
                  "slow",
                  5,
                  180,
                  Knob.Usual.of("50", "candles", "The slowest EMA, of the longer timeframe too.")),
              Knob.whole("rsi", 2, 50, Knob.Usual.of("7", "candles", "Period of the RSI.")),
              Knob.whole(
                  "rsi-near",
                  0,
                  40,
                  Knob.Usual.of("5", "points", "Least distance of the RSI from 50.")),
              Knob.whole(
                  "rsi-far",
                  10,
                  50,
                  Knob.Usual.of("35", "points", "Greatest distance of the RSI from 50.")),
              Knob.decimal(
                  "volume-ratio",
                  "0.5..5/0.1",
                  Knob.Usual.of("1.2", "times the usual", "Least volume of a push.")),
              stop("2"),
              reward("1.8")),
          List.of(
              new Constraint.Less("fast", "middle"),
              new Constraint.Less("middle", "slow"),
              new Constraint.Less("rsi-near", "rsi-far")));

  private static final int PUSH_CANDLES = 3;
  private static final int USUAL_CANDLES = 20;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(
      int fast,
      int middle,
      int slow,
      int rsi,
      int rsiNear,
      int rsiFar,
      double volumeRatioMin,
      Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("fast"),
          t.whole("middle"),
          t.whole("slow"),
          t.whole("rsi"),
          t.whole("rsi-near"),
          t.whole("rsi-far"),
          t.number("volume-ratio"),
          t.reach());
    }
  }

  private final Settings set;

  public Momentum() {
    this(Tuning.usual(KNOBS));
  }

  Momentum(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(
        Math.max(Math.max(set.slow(), set.rsi()), USUAL_CANDLES) + Signal.REACH + 2, set.slow());
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Push push = Push.of(set, candles);
    Optional<Signal> found = Signal.latest(candles.size(), push::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, push.state(), push.marks());
    }
    Signal signal = found.get();
    double spread = push.fast().last() - push.middle().last();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (signal.isBuy() ? spread <= 0 : spread >= 0) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          push.state() + " The push " + signal.when() + " is spent.",
          push.marks());
    }
    double higher = Ema.of(voice.higher(), set.slow).last();
    boolean isUnder = candles.lastClose() <= higher;
    boolean isOver = candles.lastClose() >= higher;
    if (voice.opens(signal) && (signal.isBuy() ? isUnder : isOver)) {
      return voice.hold(
          "AGAINST_HIGHER_TREND",
          Voice.HOLD_AGAINST,
          push.state()
              + (signal.isBuy() ? " It pushes up under EMA-" : " It pushes down over EMA-")
              + set.slow
              + " of the "
              + voice.frame(1)
              + ".",
          (signal.isBuy() ? "A close above " : "A close below ")
              + Words.level(higher)
              + ", EMA-"
              + set.slow
              + " of the "
              + voice.frame(1)
              + ".");
    }
    Regime with = signal.isBuy() ? Regime.TRENDING_UP : Regime.TRENDING_DOWN;
    int at = candles.size() - 1 - signal.age();
    double score =
        0.60
            + 0.10 * Voice.part(Math.abs(spread), Voice.atr(voice.observation()))
            + 0.10 * Voice.part(push.volumeRatio(at) - set.volumeRatioMin, 1)
            + (voice.observation().regime() == with ? 0.05 : 0);
    return voice.act(
        new Voice.Finding(
            signal,
            score,
            SCORE_MAX,
            "PUSH",
            push.state() + " All came together " + signal.when() + "."),
        set.reach,
        "A close "
            + (signal.isBuy() ? "below " : "above ")
            + Words.level(push.middle().last())
            + ", EMA-"
            + set.middle
            + ".");
  }

  /** What the push is read from, on the 5-minute candles. */
  private record Push(
      Settings set,
      Line fast,
      Line middle,
      Line slow,
      Line rsi,
      Line histogram,
      Line recent,
      Line usual) {

    static Push of(Settings set, CandleSeries candles) {
      return new Push(
          set,
          Ema.of(candles, set.fast),
          Ema.of(candles, set.middle),
          Ema.of(candles, set.slow),
          Rsi.of(candles, set.rsi),
          Macd.of(candles, 6, 13, 5).histogram(),
          Sma.of(candles.volumes(), PUSH_CANDLES),
          Sma.of(candles.volumes(), USUAL_CANDLES));
    }

    Action event(int i) {
      Action now = pushes(i);
      return now == pushes(i - 1) ? Action.HOLD : now;
    }

    private Action pushes(int i) {
      if (volumeRatio(i) < set.volumeRatioMin) {
        return Action.HOLD;
      } else if (isAligned(i, 1)) {
        return Action.BUY;
      }
      return isAligned(i, -1) ? Action.SELL : Action.HOLD;
    }

    private boolean isAligned(int i, int side) {
      double strength = side * (rsi.at(i) - 50);
      return side * (fast.at(i) - middle.at(i)) > 0
          && side * (middle.at(i) - slow.at(i)) > 0
          && side * histogram.at(i) > 0
          && strength >= set.rsiNear
          && strength <= set.rsiFar;
    }

    double volumeRatio(int i) {
      return usual.at(i) > 0 ? recent.at(i) / usual.at(i) : 0;
    }

    String state() {
      int last = fast.size() - 1;
      return "EMA "
          + set.fast
          + ", "
          + set.middle
          + ", "
          + set.slow
          + " are "
          + Words.level(fast.last())
          + ", "
          + Words.level(middle.last())
          + ", "
          + Words.level(slow.last())
          + ", RSI-"
          + set.rsi
          + " "
          + Words.number(rsi.last(), 1)
          + ", MACD histogram "
          + Words.number(histogram.last(), 2)
          + ", volume "
          + Words.number(volumeRatio(last), 2)
          + " times the usual.";
    }

    String marks() {
      double high = Math.max(middle.last(), slow.last());
      double low = Math.min(middle.last(), slow.last());
      return "EMA-"
          + set.fast
          + " above "
          + Words.level(high)
          + with(50 + set.rsiNear, 50 + set.rsiFar)
          + ", or below "
          + Words.level(low)
          + with(50 - set.rsiFar, 50 - set.rsiNear)
          + ", on "
          + Words.plain(set.volumeRatioMin)
          + " times the usual volume.";
    }

    private String with(int low, int high) {
      return " with RSI-" + set.rsi + " from " + low + " to " + high;
    }
  }
}
