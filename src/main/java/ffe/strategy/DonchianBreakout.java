package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Choppiness;
import ffe.observation.Donchian;
import ffe.observation.Line;
import ffe.observation.Observation;
import ffe.observation.Sma;
import ffe.observation.Squeeze;
import java.time.Duration;
import java.util.Optional;

/**
 * Goes with the breakout: a close above the highest high (BUY) or below the lowest low (SELL) of
 * the 20 candles before it.
 *
 * <p>BUY only while Choppiness-14 of the 15 minutes is at most 61.8. The signal ends when the close
 * has crossed the middle of the channel. Stop 2 ATR, target twice as far. Score 0.60, plus up to
 * 0.10 for how far (of one ATR) the close broke out, 0.08 when the market was squeezed in one of
 * the six candles before, 0.07 on 1.5 times the usual volume, less 0.02 per candle of age; at most
 * 0.85.
 */
public final class DonchianBreakout implements Analyst {

  private static final int PERIOD = 20;
  private static final int CHOPPINESS_PERIOD = 14;
  private static final double CHOPPINESS_MAX = 61.8;
  private static final double VOLUME_RATIO_MIN = 1.5;

  /** Candles before the breakout among which one squeezed is enough. */
  private static final int SQUEEZED = 6;

  static final int CANDLES_MIN = PERIOD + Signal.REACH + 2;
  static final int QUARTERS_MIN = CHOPPINESS_PERIOD + 1;
  private static final Duration HORIZON = Duration.ofHours(2);
  private static final Voice.Reach REACH = new Voice.Reach(2, 2);
  private static final double SCORE_MAX = 0.85;

  @Override
  public String name() {
    return "donchian-breakout";
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
    Channel channel = Channel.of(voice.observation().candles());
    Optional<Signal> found = Signal.latest(channel.candles().size(), channel::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, channel.state(), channel.marks());
    }
    Signal signal = found.get();
    double close = channel.candles().lastClose();
    double middle = channel.donchian().middle().last();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (signal.isBuy() ? close <= middle : close >= middle) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          channel.state() + " The breakout " + signal.when() + " failed.",
          channel.marks());
    }
    CandleSeries quarters = voice.higher();
    double choppiness = Choppiness.of(quarters, CHOPPINESS_PERIOD).last();
    if (signal.isBuy() && choppiness > CHOPPINESS_MAX) {
      return voice.hold(
          "TOO_CHOPPY",
          Voice.HOLD_AGAINST,
          channel.state()
              + " It broke out upwards "
              + signal.when()
              + ", but choppiness of the "
              + voice.frame(1)
              + " is "
              + Words.number(choppiness, 1)
              + ".",
          "Choppiness at most 61.8, or a close below " + Words.level(middle) + ".");
    }
    int at = channel.candles().size() - 1 - signal.age();
    double score =
        0.60
            + 0.10 * Voice.part(channel.outside(at, signal), Voice.atr(voice.observation()))
            + (channel.wasSqueezed(at) ? 0.08 : 0)
            + (channel.volumeRatio(at) >= VOLUME_RATIO_MIN ? 0.07 : 0);
    String reasoning =
        channel.state()
            + " It broke out "
            + (signal.isBuy() ? "upwards " : "downwards ")
            + signal.when()
            + (channel.wasSqueezed(at) ? " after a squeeze." : ".");
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "BREAKOUT", reasoning),
        REACH,
        "A close "
            + (signal.isBuy() ? "below " : "above ")
            + Words.level(middle)
            + ", the middle of the channel.");
  }

  /** The channel of the 5-minute candles, and what a breakout is judged by. */
  private record Channel(CandleSeries candles, Donchian donchian, Line squeeze, Line usual) {

    static Channel of(CandleSeries candles) {
      return new Channel(
          candles,
          Donchian.of(candles, PERIOD),
          Squeeze.of(candles, PERIOD, 2, 1.5),
          Sma.of(candles.volumes(), PERIOD));
    }

    Action event(int i) {
      Action now = beyond(i);
      return now == beyond(i - 1) ? Action.HOLD : now;
    }

    private Action beyond(int i) {
      if (candles.close(i) > donchian.upper().at(i - 1)) {
        return Action.BUY;
      }
      return candles.close(i) < donchian.lower().at(i - 1) ? Action.SELL : Action.HOLD;
    }

    double outside(int i, Signal signal) {
      return signal.isBuy()
          ? candles.close(i) - donchian.upper().at(i - 1)
          : donchian.lower().at(i - 1) - candles.close(i);
    }

    boolean wasSqueezed(int i) {
      for (int k = i - SQUEEZED; k < i; k++) {
        if (squeeze.at(k) > 0) {
          return true;
        }
      }
      return false;
    }

    double volumeRatio(int i) {
      return usual.at(i) > 0 ? candles.volume(i) / usual.at(i) : 0;
    }

    String state() {
      return "Price closed at "
          + Words.level(candles.lastClose())
          + " in a channel of "
          + Words.level(donchian.lower().last())
          + " to "
          + Words.level(donchian.upper().last())
          + ".";
    }

    String marks() {
      return "A close above "
          + Words.level(donchian.upper().last())
          + " or below "
          + Words.level(donchian.lower().last())
          + ".";
    }
  }
}
