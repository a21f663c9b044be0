package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Macd;
import ffe.observation.Observation;
import ffe.observation.Regime;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import java.time.Duration;
import java.util.Optional;

/**
 * Goes with the push: EMA 8, 21 and 50 in order, RSI-7 in [55, 85] (BUY) or [15, 45] (SELL), MACD
 * (6, 13, 5) histogram on the same side, and the volume of the last three candles at least 1.2
 * times that of the last twenty. The signal is the candle at which all four come together.
 *
 * <p>BUY only above EMA-50 of the 15 minutes. The signal ends when EMA-8 and EMA-21 have crossed.
 * Stop 2 ATR, target 1.8 times as far. Score 0.60, plus up to 0.10 for the distance of EMA-8 and
 * EMA-21 (of one ATR), up to 0.10 for volume between 1.2 and 2.2 times the usual, 0.05 in a market
 * that trends the same way, less 0.02 per candle of age; at most 0.85.
 */
public final class Momentum implements Analyst {

  private static final int FAST = 8;
  private static final int MIDDLE = 21;
  private static final int SLOW = 50;
  private static final int RSI_PERIOD = 7;
  private static final double RSI_NEAR = 5;
  private static final double RSI_FAR = 35;
  private static final int PUSH_CANDLES = 3;
  private static final int USUAL_CANDLES = 20;
  private static final double VOLUME_RATIO_MIN = 1.2;
  static final int CANDLES_MIN = SLOW + Signal.REACH + 2;
  static final int QUARTERS_MIN = SLOW;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final Voice.Reach REACH = new Voice.Reach(2, 1.8);
  private static final double SCORE_MAX = 0.85;

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public Opinion opine(Observation observation) {
    Voice voice = new Voice(name(), HORIZON, observation);
    return voice
        .warmingUp(CANDLES_MIN)
        .or(() -> voice.warmingUpHigher(QUARTERS_MIN))
        .orElseGet(() -> look(voice));
  }

  private static Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Push push = Push.of(candles);
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
    double higher = Ema.of(voice.higher(), SLOW).last();
    if (signal.isBuy() && candles.lastClose() <= higher) {
      return voice.hold(
          "AGAINST_HIGHER_TREND",
          Voice.HOLD_AGAINST,
          push.state() + " It pushes up under EMA-50 of the " + voice.frame(1) + ".",
          "A close above " + Words.level(higher) + ", EMA-50 of the " + voice.frame(1) + ".");
    }
    Regime with = signal.isBuy() ? Regime.TRENDING_UP : Regime.TRENDING_DOWN;
    int at = candles.size() - 1 - signal.age();
    double score =
        0.60
            + 0.10 * Voice.part(Math.abs(spread), Voice.atr(voice.observation()))
            + 0.10 * Voice.part(push.volumeRatio(at) - VOLUME_RATIO_MIN, 1)
            + (voice.observation().regime() == with ? 0.05 : 0);
    return voice.act(
        new Voice.Finding(
            signal,
            score,
            SCORE_MAX,
            "PUSH",
            push.state() + " All came together " + signal.when() + "."),
        REACH,
        "A close "
            + (signal.isBuy() ? "below " : "above ")
            + Words.level(push.middle().last())
            + ", EMA-21.");
  }

  /** What the push is read from, on the 5-minute candles. */
  private record Push(
      Line fast, Line middle, Line slow, Line rsi, Line histogram, Line recent, Line usual) {

    static Push of(CandleSeries candles) {
      return new Push(
          Ema.of(candles, FAST),
          Ema.of(candles, MIDDLE),
          Ema.of(candles, SLOW),
          Rsi.of(candles, RSI_PERIOD),
          Macd.of(candles, 6, 13, 5).histogram(),
          Sma.of(candles.volumes(), PUSH_CANDLES),
          Sma.of(candles.volumes(), USUAL_CANDLES));
    }

    Action event(int i) {
      Action now = pushes(i);
      return now == pushes(i - 1) ? Action.HOLD : now;
    }

    private Action pushes(int i) {
      if (volumeRatio(i) < VOLUME_RATIO_MIN) {
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
          && strength >= RSI_NEAR
          && strength <= RSI_FAR;
    }

    double volumeRatio(int i) {
      return usual.at(i) > 0 ? recent.at(i) / usual.at(i) : 0;
    }

    String state() {
      int last = fast.size() - 1;
      return "EMA 8, 21, 50 are "
          + Words.level(fast.last())
          + ", "
          + Words.level(middle.last())
          + ", "
          + Words.level(slow.last())
          + ", RSI-7 "
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
      return "EMA-8 above "
          + Words.level(high)
          + " with RSI-7 from 55 to 85, or below "
          + Words.level(low)
          + " with RSI-7 from 15 to 45, on 1.2 times the usual volume.";
    }
  }
}
