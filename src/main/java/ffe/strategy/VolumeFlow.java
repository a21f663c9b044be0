package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Line;
import ffe.observation.Observation;
import ffe.observation.Pulse;
import ffe.observation.Sma;
import java.time.Duration;
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
public final class VolumeFlow implements Analyst {

  private static final int FLOW = 6;
  private static final int USUAL = 60;
  private static final double BUY_MIN = 0.30;
  private static final double SELL_MAX = -0.25;
  private static final double RATIO_MIN = 2;
  private static final double RATIO_STRANGE_LOW = 0.2;
  private static final double RATIO_STRANGE_HIGH = 5;
  static final int CANDLES_MIN = USUAL + Signal.REACH + 1;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final Voice.Reach REACH = new Voice.Reach(1.5, 2);
  private static final double SCORE_MAX = 0.85;

  @Override
  public String name() {
    return "volume-flow";
  }

  @Override
  public Opinion opine(Observation observation) {
    Voice voice = new Voice(name(), HORIZON, observation);
    return voice.warmingUp(CANDLES_MIN).orElseGet(() -> look(voice));
  }

  private static Opinion look(Voice voice) {
    Flow flow = Flow.of(voice.observation().candles());
    int last = flow.size() - 1;
    if (flow.usual().last() == 0) {
      return voice.abstain(
          "NO_VOLUME", "The last " + USUAL + " candles have no volume to read a flow from.");
    } else if (flow.ratio(last) < RATIO_STRANGE_LOW || flow.ratio(last) > RATIO_STRANGE_HIGH) {
      return voice.abstain(
          "UNUSUAL_VOLUME",
          "Volume is "
              + Words.number(flow.ratio(last), 2)
              + " times the usual, outside 0.2 to 5; it says nothing about who trades.");
    }
    Optional<Signal> found = Signal.latest(flow.size(), flow::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, flow.state(), Flow.MARKS);
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
          Flow.MARKS);
    }
    int at = last - signal.age();
    Pulse.Direction with = signal.isBuy() ? Pulse.Direction.UP : Pulse.Direction.DOWN;
    double beyond = signal.isBuy() ? flow.share(at) - BUY_MIN : SELL_MAX - flow.share(at);
    double score =
        0.60
            + 0.10 * Voice.part(beyond, 0.5)
            + 0.10 * Voice.part(flow.ratio(at) - RATIO_MIN, 2)
            + (voice.direction(1) == with ? 0.05 : 0);
    String reasoning =
        flow.state() + " It came together " + signal.when() + ", read from candles, not trades.";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "VOLUME_FLOW", reasoning),
        REACH,
        "A flow of six candles " + (signal.isBuy() ? "to the lows." : "to the highs."));
  }

  /** Means of volume: of six candles by where they closed, of six, and of sixty. */
  private record Flow(Line directed, Line recent, Line usual) {

    static final String MARKS =
        "At least 30 % of the volume of six candles to the highs, or 25 % to the lows, on twice the"
            + " usual volume.";

    static Flow of(CandleSeries candles) {
      double[] directed = new double[candles.size()];
      for (int i = 0; i < directed.length; i++) {
        directed[i] = candles.volume(i) * place(candles, i);
      }
      return new Flow(
          Sma.of(directed, FLOW),
          Sma.of(candles.volumes(), FLOW),
          Sma.of(candles.volumes(), USUAL));
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
      if (ratio(i) < RATIO_MIN) {
        return Action.HOLD;
      } else if (share(i) >= BUY_MIN) {
        return Action.BUY;
      }
      return share(i) <= SELL_MAX ? Action.SELL : Action.HOLD;
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
      return "Of the volume of six candles "
          + Words.percent(share(last))
          + " went to the highs, on "
          + Words.number(ratio(last), 2)
          + " times the usual volume.";
    }
  }
}
