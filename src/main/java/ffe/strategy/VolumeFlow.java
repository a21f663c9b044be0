package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Line;
import ffe.observation.Pulse;
import ffe.observation.Sma;
import ffe.optimization.Constraint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Goes where the volume went. An observation holds no single trades, so this is no order flow of a
 * tape: each candle's volume counts by where in its range it closed (Chaikin's multiplier: 1 at the
 * high, -1 at the low, 0 without a range). BUY when that is at least 30 % of the volume of six
 * candles, SELL at -25 % or less, on at least twice the usual volume, which is the mean of 60.
 *
 * <p>Abstains where candles have no volume, and while the six have less than a fifth or more than
 * five times the usual. The signal ends when the flow has turned. Stop 1.5 ATR, target twice as
 * far. Score 0.60, plus up to 0.10 for the flow beyond its mark (of 50 points), up to 0.10 for
 * volume between 2 and 4 times the usual, 0.05 when the 15 minutes trend the same way, less 0.02
 * per candle of age; at most 0.85.
 */
public final class VolumeFlow extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "volume-flow",
          List.of(
              Knob.whole(
                  "flow", 2, 30, Knob.Usual.of("6", "candles", "Whose volume is looked at.")),
              Knob.whole(
                  "usual", 20, 240, Knob.Usual.of("60", "candles", "Whose volume is the usual.")),
              Knob.whole(
                  "buy",
                  5,
                  90,
                  Knob.Usual.of("30", "per cent", "Least flow to the highs for a buy.")),
              Knob.whole(
                  "sell",
                  5,
                  90,
                  Knob.Usual.of("25", "per cent", "Least flow to the lows for a sale.")),
              Knob.decimal(
                  "volume-ratio",
                  "0.5..4.9/0.1",
                  Knob.Usual.of("2", "times the usual", "Least volume of a signal.")),
              stop("1.5"),
              reward("2")),
          List.of(new Constraint.Less("flow", "usual")));

  private static final double RATIO_STRANGE_LOW = 0.2;
  private static final double RATIO_STRANGE_HIGH = 5;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(
      int flow,
      int usual,
      int buy,
      double buyMin,
      int sell,
      double sellMax,
      double ratioMin,
      Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("flow"),
          t.whole("usual"),
          t.whole("buy"),
          t.share("buy"),
          t.whole("sell"),
          -t.share("sell"),
          t.number("volume-ratio"),
          t.reach());
    }
  }

  private final Settings set;

  public VolumeFlow() {
    this(Tuning.usual(KNOBS));
  }

  VolumeFlow(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(set.usual() + Signal.REACH + 1, 0);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    Flow flow = Flow.of(set, voice.observation().candles());
    int last = flow.size() - 1;
    if (flow.usual().last() == 0) {
      return voice.abstain(
          "NO_VOLUME", "The last " + set.usual + " candles have no volume to read a flow from.");
    } else if (flow.ratio(last) < RATIO_STRANGE_LOW || flow.ratio(last) > RATIO_STRANGE_HIGH) {
      return voice.abstain(
          "UNUSUAL_VOLUME",
          "Volume is "
              + Words.number(flow.ratio(last), 2)
              + " times the usual, outside 0.2 to 5; it says nothing about who trades.");
    }
    Optional<Signal> found = Signal.latest(flow.size(), flow::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, flow.state(), flow.marks());
    }
    Signal signal = found.get();
    int side = signal.isBuy() ? 1 : -1;
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (side * flow.share(last) <= 0) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          flow.state() + " The flow " + signal.when() + " has turned.",
          flow.marks());
    }
    int at = last - signal.age();
    Pulse.Direction with = signal.isBuy() ? Pulse.Direction.UP : Pulse.Direction.DOWN;
    double beyond = signal.isBuy() ? flow.share(at) - set.buyMin : set.sellMax - flow.share(at);
    double score =
        0.60
            + 0.10 * Voice.part(beyond, 0.5)
            + 0.10 * Voice.part(flow.ratio(at) - set.ratioMin, 2)
            + (voice.direction(1) == with ? 0.05 : 0);
    String reasoning =
        flow.state() + " It came together " + signal.when() + ", read from candles, not trades.";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "VOLUME_FLOW", reasoning),
        set.reach,
        "A flow of "
            + Words.count(set.flow)
            + " candles "
            + (signal.isBuy() ? "to the lows." : "to the highs."));
  }

  /** Means of volume: of six candles by where they closed, of six, and of sixty. */
  private record Flow(Settings set, Line directed, Line recent, Line usual) {

    static Flow of(Settings set, CandleSeries candles) {
      double[] directed = new double[candles.size()];
      for (int i = 0; i < directed.length; i++) {
        directed[i] = candles.volume(i) * place(candles, i);
      }
      return new Flow(
          set,
          Sma.of(directed, set.flow),
          Sma.of(candles.volumes(), set.flow),
          Sma.of(candles.volumes(), set.usual));
    }

    private static double place(CandleSeries candles, int i) {
      double range = candles.high(i) - candles.low(i);
      double toLow = candles.close(i) - candles.low(i);
      double toHigh = candles.high(i) - candles.close(i);
      return range > 0 ? (toLow - toHigh) / range : 0;
    }

    int size() {
      return directed.size();
    }

    Action event(int i) {
      Action now = flows(i);
      return now == flows(i - 1) ? Action.HOLD : now;
    }

    private Action flows(int i) {
      if (ratio(i) < set.ratioMin) {
        return Action.HOLD;
      } else if (share(i) >= set.buyMin) {
        return Action.BUY;
      }
      return share(i) <= set.sellMax ? Action.SELL : Action.HOLD;
    }

    /** In [-1, 1]. */
    double share(int i) {
      return recent.at(i) > 0 ? directed.at(i) / recent.at(i) : 0;
    }

    double ratio(int i) {
      return usual.at(i) > 0 ? recent.at(i) / usual.at(i) : 0;
    }

    String state() {
      int last = size() - 1;
      return "Of the volume of "
          + Words.count(set.flow)
          + " candles "
          + Words.percent(share(last))
          + " went to the highs, on "
          + Words.number(ratio(last), 2)
          + " times the usual volume.";
    }

    String marks() {
      return "At least "
          + set.buy
          + " % of the volume of "
          + Words.count(set.flow)
          + " candles to the highs, or "
          + set.sell
          + " % to the lows, on "
          + Words.times(set.ratioMin)
          + " the usual volume.";
    }
  }
}
