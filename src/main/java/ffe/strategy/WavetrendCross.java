package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Line;
import ffe.observation.Wavetrend;
import ffe.optimization.Constraint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rides the wave out of its extremes: WT1 (10, 21) crosses WT2 (4) upwards after it was at -60 or
 * lower within the last six candles (BUY), downwards after +60 or higher (SELL).
 *
 * <p>The signal ends when the lines have crossed back. Stop 2 ATR, target twice as far. Score 0.60,
 * plus 0.08 when the extreme was beyond 80, up to 0.10 for the distance of the lines (of 10
 * points), 0.10 when price and wave diverged (a more extreme price on a less extreme wave, last 12
 * candles against the 24 before), less 0.02 per candle of age; at most 0.92 for BUY, 0.88 for SELL.
 */
public final class WavetrendCross extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "wavetrend",
          List.of(
              Knob.whole(
                  "channel", 3, 40, Knob.Usual.of("10", "candles", "The channel of the wave.")),
              Knob.whole(
                  "average", 5, 60, Knob.Usual.of("21", "candles", "The average of the wave.")),
              Knob.whole(
                  "signal", 2, 20, Knob.Usual.of("4", "candles", "The average that it crosses.")),
              Knob.whole(
                  "zone", 20, 100, Knob.Usual.of("60", "index", "From there on it is extreme.")),
              Knob.whole(
                  "zone-deep",
                  30,
                  150,
                  Knob.Usual.of("80", "index", "From there on it is very extreme.")),
              stop("2"),
              reward("2")),
          List.of(new Constraint.Less("zone", "zone-deep")));

  /** Candles in which the wave must have been in its zone, the cross included. */
  private static final int LEAVING = 6;

  private static final int RECENT = 12;
  private static final int BEFORE = 24;
  private static final Duration HORIZON = Duration.ofHours(2);
  private static final double BUY_MAX = 0.92;
  private static final double SELL_MAX = 0.88;

  /** What it is set to. */
  private record Settings(
      int channel, int average, int signal, double zone, double zoneDeep, Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("channel"),
          t.whole("average"),
          t.whole("signal"),
          t.number("zone"),
          t.number("zone-deep"),
          t.reach());
    }
  }

  private final Settings set;

  public WavetrendCross() {
    this(Tuning.usual(KNOBS));
  }

  WavetrendCross(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(
        2 * set.channel()
            + set.average()
            + set.signal()
            + Math.max(Signal.REACH + LEAVING, RECENT + BEFORE)
            + 1,
        0);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Wavetrend wave = Wavetrend.of(candles, set.channel, set.average, set.signal);
    Optional<Signal> found = Signal.latest(candles.size(), i -> cross(wave, i));
    double lead = wave.wt1().last() - wave.wt2().last();
    String state =
        "WT1 is "
            + Words.number(wave.wt1().last(), 1)
            + (lead > 0 ? ", above WT2 at " : ", not above WT2 at ")
            + Words.number(wave.wt2().last(), 1)
            + ".";
    if (found.isEmpty()) {
      return voice.hold(
          "NO_SIGNAL", Voice.HOLD, state + " No cross out of an extreme.", marks(wave));
    }
    Signal signal = found.get();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (signal.isBuy() ? lead <= 0 : lead >= 0) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          state + " The cross " + signal.when() + " was taken back.",
          marks(wave));
    }
    int side = signal.isBuy() ? 1 : -1;
    double extreme = extreme(wave.wt1(), candles.size() - 1 - signal.age(), side);
    boolean diverges = diverges(candles, wave.wt1(), side);
    double score =
        0.60
            + (-side * extreme >= set.zoneDeep ? 0.08 : 0)
            + 0.10 * Voice.part(side * lead, 10)
            + (diverges ? 0.10 : 0);
    String reasoning =
        state
            + " It crossed "
            + (signal.isBuy() ? "up " : "down ")
            + signal.when()
            + " out of "
            + Words.number(extreme, 1)
            + (diverges ? ", and price and wave diverged." : ".");
    double max = signal.isBuy() ? BUY_MAX : SELL_MAX;
    return voice.act(
        new Voice.Finding(signal, score, max, "WAVE_CROSS", reasoning),
        set.reach,
        turn(wave, signal.isBuy()));
  }

  /** The next candle's typical price at which WT1 meets WT2, by solving the formulas for it. */
  OptionalDouble meeting(Wavetrend wave) {
    int last = wave.wt1().size() - 1;
    double others = 0;
    for (int i = last - set.signal + 2; i <= last; i++) {
      others += wave.wt1().at(i);
    }
    double wt1 = wave.wt1().last();
    double index = wt1 + (others / (set.signal - 1) - wt1) * (set.average + 1) / 2;
    double reach = 1 - Math.abs(index) * Wavetrend.SCALE * 2 / (set.channel + 1);
    double away = index * Wavetrend.SCALE * wave.deviation().last() / reach;
    double price = wave.mean().last() + away;
    return reach > 0 && price > 0 ? OptionalDouble.of(price) : OptionalDouble.empty();
  }

  private String turn(Wavetrend wave, boolean isAbove) {
    OptionalDouble price = meeting(wave);
    String side = isAbove ? "below" : "above";
    return "WT1 back "
        + side
        + " WT2: "
        + (price.isPresent()
            ? "a next candle that averages " + side + " " + Words.level(price.getAsDouble()) + "."
            : "no price of the next candle alone can do it.");
  }

  private Action cross(Wavetrend wave, int i) {
    double before = wave.wt1().at(i - 1) - wave.wt2().at(i - 1);
    double now = wave.wt1().at(i) - wave.wt2().at(i);
    if (before <= 0 && now > 0 && extreme(wave.wt1(), i, 1) <= -set.zone) {
      return Action.BUY;
    }
    return before >= 0 && now < 0 && extreme(wave.wt1(), i, -1) >= set.zone
        ? Action.SELL
        : Action.HOLD;
  }

  /** The lowest (side 1) or highest (side -1) value of the candles in which it leaves the zone. */
  private static double extreme(Line wt1, int i, int side) {
    double extreme = wt1.at(i);
    for (int k = i - LEAVING + 1; k < i; k++) {
      extreme = side * wt1.at(k) < side * extreme ? wt1.at(k) : extreme;
    }
    return extreme;
  }

  private static boolean diverges(CandleSeries candles, Line wt1, int side) {
    int middle = candles.size() - RECENT;
    double priceBefore = priceExtreme(candles, middle - BEFORE, middle, side);
    double priceNow = priceExtreme(candles, middle, candles.size(), side);
    double waveBefore = waveExtreme(wt1, middle - BEFORE, middle, side);
    double waveNow = waveExtreme(wt1, middle, candles.size(), side);
    return side * priceNow < side * priceBefore && side * waveNow > side * waveBefore;
  }

  private static double priceExtreme(CandleSeries candles, int from, int to, int side) {
    double extreme = side > 0 ? candles.low(from) : candles.high(from);
    for (int i = from + 1; i < to; i++) {
      extreme = side > 0 ? Math.min(extreme, candles.low(i)) : Math.max(extreme, candles.high(i));
    }
    return extreme;
  }

  private static double waveExtreme(Line wt1, int from, int to, int side) {
    double extreme = wt1.at(from);
    for (int i = from + 1; i < to; i++) {
      extreme = side > 0 ? Math.min(extreme, wt1.at(i)) : Math.max(extreme, wt1.at(i));
    }
    return extreme;
  }

  /**
   * The zone's edges as prices: where a single candle's index is in the zone, away from the mean.
   */
  private String marks(Wavetrend wave) {
    double away = set.zone * Wavetrend.SCALE * wave.deviation().last();
    double mean = wave.mean().last();
    return "Some candles below "
        + Words.level(Math.max(mean - away, mean / 2))
        + " and then WT1 crossing up, or above "
        + Words.level(mean + away)
        + " and then crossing down.";
  }
}
