package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Line;
import ffe.observation.Sma;
import ffe.optimization.Constraint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bets against a crowd that runs: a candle with at least twice the usual volume in at least 20
 * trades, which stands for somebody large since nothing observed names who trades, and a close at
 * least 5 % below (BUY) or above (SELL) its mean. Usual volume and mean are those of 240 candles,
 * 20 hours, since a whole day and the candles before it do not fit into an observation.
 *
 * <p>Abstains where candles have no volume or no count of trades. The signal ends when the close is
 * within 2.5 % of the mean. Stop 2.5 ATR, target twice as far. Score 0.60, plus up to 0.12 for
 * volume between 2 and 4 times the usual, up to 0.10 for a distance between 5 and 8 %, 0.03 when
 * the candle closed in the half of its range that looks back to the mean, less 0.02 per candle of
 * age; at most 0.85.
 */
public final class WhaleProxy extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "whale-proxy",
          List.of(
              Knob.whole(
                  "period",
                  20,
                  280,
                  Knob.Usual.of("240", "candles", "Mean and usual volume are of so many.")),
              Knob.decimal(
                  "volume-ratio",
                  "0.5..10/0.1",
                  Knob.Usual.of("2", "times the usual", "Least volume of a signal.")),
              Knob.whole(
                  "trades", 1, 1000, Knob.Usual.of("20", "trades", "Least number in its candle.")),
              Knob.decimal(
                  "distance",
                  "0.5..20/0.1",
                  Knob.Usual.of("5", "per cent", "Least distance from the mean.")),
              Knob.decimal(
                  "done",
                  "0..10/0.1",
                  Knob.Usual.of("2.5", "per cent", "Distance from the mean where a signal ends.")),
              stop("2.5"),
              reward("2")),
          List.of(new Constraint.Less("done", "distance")));

  private static final Duration HORIZON = Duration.ofHours(4);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(
      int period,
      double ratioMin,
      int tradesMin,
      double distanceMin,
      double distanceDone,
      Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("period"),
          t.number("volume-ratio"),
          t.whole("trades"),
          t.share("distance"),
          t.share("done"),
          t.reach());
    }
  }

  private final Settings set;

  public WhaleProxy() {
    this(Tuning.usual(KNOBS));
  }

  WhaleProxy(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(set.period() + Signal.REACH + 1, 0);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Crowd crowd =
        new Crowd(
            set,
            candles,
            Sma.of(candles.closes(), set.period),
            Sma.of(candles.volumes(), set.period));
    if (crowd.usual().last() == 0) {
      return voice.abstain("NO_VOLUME", "The last " + set.period + " candles have no volume.");
    } else if (!crowd.hasTrades()) {
      return voice.abstain(
          "NO_TRADE_COUNTS", "The last " + set.period + " candles do not tell their trades.");
    }
    Optional<Signal> found = Signal.latest(candles.size(), crowd::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, crowd.state(), crowd.marks());
    }
    Signal signal = found.get();
    int last = candles.size() - 1;
    int side = signal.isBuy() ? 1 : -1;
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (-side * crowd.distance(last) <= set.distanceDone) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          crowd.state() + " The way back of the signal " + signal.when() + " is done.",
          crowd.marks());
    }
    int at = last - signal.age();
    double score =
        0.60
            + 0.12 * Voice.part(crowd.ratio(at) - set.ratioMin, 2)
            + 0.10 * Voice.part(-side * crowd.distance(at) - set.distanceMin, 0.03)
            + (crowd.looksBack(at, side) ? 0.03 : 0);
    String reasoning =
        crowd.state()
            + " "
            + Words.number(crowd.ratio(at), 2)
            + " times the usual volume was traded "
            + signal.when()
            + ".";
    double done = crowd.mean().last() * (1 - side * set.distanceDone);
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "CROWD_RAN", reasoning),
        set.reach,
        "A close " + (signal.isBuy() ? "above " : "below ") + Words.level(done) + ".");
  }

  /** Prices and volumes of the 5-minute candles against their means. */
  private record Crowd(Settings set, CandleSeries candles, Line mean, Line usual) {

    Action event(int i) {
      Action now = runs(i);
      return now == runs(i - 1) ? Action.HOLD : now;
    }

    private Action runs(int i) {
      if (ratio(i) < set.ratioMin || candles.trades(i) < set.tradesMin) {
        return Action.HOLD;
      } else if (distance(i) <= -set.distanceMin) {
        return Action.BUY;
      }
      return distance(i) >= set.distanceMin ? Action.SELL : Action.HOLD;
    }

    boolean hasTrades() {
      for (int i = candles.size() - set.period; i < candles.size(); i++) {
        if (candles.trades(i) > 0) {
          return true;
        }
      }
      return false;
    }

    /** As a part of the mean, below it negative. */
    double distance(int i) {
      return candles.close(i) / mean.at(i) - 1;
    }

    double ratio(int i) {
      return usual.at(i) > 0 ? candles.volume(i) / usual.at(i) : 0;
    }

    boolean looksBack(int i, int side) {
      double middle = (candles.high(i) + candles.low(i)) / 2;
      return side * (candles.close(i) - middle) > 0;
    }

    String state() {
      return "Price closed at "
          + Words.level(candles.lastClose())
          + ", "
          + Words.percent(distance(candles.size() - 1))
          + " from its mean of "
          + Words.level(mean.last())
          + ".";
    }

    String marks() {
      return "A candle of "
          + Words.times(set.ratioMin)
          + " the usual volume that closes below "
          + Words.level(mean.last() * (1 - set.distanceMin))
          + " or above "
          + Words.level(mean.last() * (1 + set.distanceMin))
          + ".";
    }
  }
}
