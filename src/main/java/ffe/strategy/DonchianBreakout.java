package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Choppiness;
import ffe.observation.Donchian;
import ffe.observation.Line;
import ffe.observation.Sma;
import ffe.observation.Squeeze;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Goes with the breakout: a close above the highest high (BUY) or below the lowest low (SELL) of
 * the 20 candles before it.
 *
 * <p>Opens only while Choppiness-14 of the 15 minutes is at most 61.8. The signal ends when the
 * close has crossed the middle of the channel. Stop 2 ATR, target twice as far. Score 0.60, plus up
 * to 0.10 for how far (of one ATR) the close broke out, 0.08 when the market was squeezed in one of
 * the six candles before, 0.07 on 1.5 times the usual volume, less 0.02 per candle of age; at most
 * 0.85.
 */
public final class DonchianBreakout extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "donchian-breakout",
          List.of(
              Knob.whole(
                  "period",
                  5,
                  200,
                  Knob.Usual.of(
                      "20",
                      "candles",
                      "The channel, the squeeze and the usual volume are of so many.")),
              Knob.whole(
                  "choppiness",
                  5,
                  100,
                  Knob.Usual.of(
                      "14", "candles", "Period of the choppiness of the longer timeframe.")),
              Knob.decimal(
                  "choppiness-max",
                  "38.2..99.8/0.2",
                  Knob.Usual.of(
                      "61.8", "index", "Nothing is bought in a market choppier than that.")),
              Knob.decimal(
                  "volume-ratio",
                  "0.5..5/0.1",
                  Knob.Usual.of(
                      "1.5", "times the usual", "Volume from which a breakout counts more.")),
              stop("2"),
              reward("2")),
          List.of());

  /** Candles before the breakout among which one squeezed is enough. */
  private static final int SQUEEZED = 6;

  private static final Duration HORIZON = Duration.ofHours(2);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(
      int period, int choppiness, double choppinessMax, double volumeRatioMin, Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("period"),
          t.whole("choppiness"),
          t.number("choppiness-max"),
          t.number("volume-ratio"),
          t.reach());
    }
  }

  private final Settings set;

  public DonchianBreakout() {
    this(Tuning.usual(KNOBS));
  }

  DonchianBreakout(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(set.period() + Signal.REACH + 2, set.choppiness() + 1);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    Channel channel = Channel.of(voice.observation().candles(), set.period);
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
    double choppiness = Choppiness.of(quarters, set.choppiness).last();
    if (voice.opens(signal) && choppiness > set.choppinessMax) {
      return voice.hold(
          "TOO_CHOPPY",
          Voice.HOLD_AGAINST,
          channel.state()
              + (signal.isBuy() ? " It broke out upwards " : " It broke out downwards ")
              + signal.when()
              + ", but choppiness of the "
              + voice.frame(1)
              + " is "
              + Words.number(choppiness, 1)
              + ".",
          "Choppiness at most "
              + Words.plain(set.choppinessMax)
              + (signal.isBuy() ? ", or a close below " : ", or a close above ")
              + Words.level(middle)
              + ".");
    }
    int at = channel.candles().size() - 1 - signal.age();
    double score =
        0.60
            + 0.10 * Voice.part(channel.outside(at, signal), Voice.atr(voice.observation()))
            + (channel.wasSqueezed(at) ? 0.08 : 0)
            + (channel.volumeRatio(at) >= set.volumeRatioMin ? 0.07 : 0);
    String reasoning =
        channel.state()
            + " It broke out "
            + (signal.isBuy() ? "upwards " : "downwards ")
            + signal.when()
            + (channel.wasSqueezed(at) ? " after a squeeze." : ".");
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "BREAKOUT", reasoning),
        set.reach,
        "A close "
            + (signal.isBuy() ? "below " : "above ")
            + Words.level(middle)
            + ", the middle of the channel.");
  }

  /** The channel of the 5-minute candles, and what a breakout is judged by. */
  private record Channel(CandleSeries candles, Donchian donchian, Line squeeze, Line usual) {

    static Channel of(CandleSeries candles, int period) {
      return new Channel(
          candles,
          Donchian.of(candles, period),
          Squeeze.of(candles, period, 2, 1.5),
          Sma.of(candles.volumes(), period));
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
