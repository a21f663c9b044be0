package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Atr;
import ffe.observation.Observation;
import ffe.observation.Pulse;
import ffe.order.Side;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts what one analyst found in one observation into an opinion.
 *
 * @param horizon given for 5-minute candles, and as many candles of any other length
 */
record Voice(String analyst, Duration horizon, Observation observation) {

  /** What a HOLD that simply saw no signal is worth. */
  static final double HOLD = 0.30;

  /** What a HOLD against a present signal is worth. */
  static final double HOLD_AGAINST = 0.40;

  private static final int ATR_PERIOD = 14;
  private static final long USUAL_SECONDS = Timeframe.M5.length().toSeconds();

  /** Stop distances as a share of the price: nearer is widened, farther is refused. */
  private static final double DISTANCE_MIN = 0.008;

  private static final double DISTANCE_MAX = 0.045;

  private static final double LATE = 0.02;

  /** What a signal says. */
  record Finding(Signal signal, double score, double scoreMax, String reason, String reasoning) {}

  /** How far what opens protects itself: the stop in ATR, the target in stop distances. */
  record Reach(double stopAtr, double rewardToRisk) {}

  Voice {
    horizon =
        horizon.multipliedBy(observation.base().length().toSeconds()).dividedBy(USUAL_SECONDS);
  }

  /** Empty when there are enough candles of the cycles' own timeframe. */
  Optional<Opinion> warmingUp(int needed) {
    return warmingUp(observation.base(), needed);
  }

  /** Empty when there are enough candles of the next longer timeframe. */
  Optional<Opinion> warmingUpHigher(int needed) {
    return observation
        .longer(1)
        .map(higher -> warmingUp(higher, needed))
        .orElseGet(
            () ->
                Optional.of(abstain("NO_LONGER_TIMEFRAME", "It needs candles longer than a day.")));
  }

  private Optional<Opinion> warmingUp(Timeframe timeframe, int needed) {
    int size = observation.candles(timeframe).size();
    return size >= needed
        ? Optional.empty()
        : Optional.of(
            abstain(
                "WARMING_UP",
                "Has " + size + " of " + needed + " candles of " + timeframe.label() + "."));
  }

  /** Of the next longer timeframe, after {@link #warmingUpHigher}. */
  CandleSeries higher() {
    return observation.candles(observation.longer(1).orElseThrow());
  }

  /** Where a longer timeframe tends. */
  Pulse.Direction direction(int steps) {
    return observation
        .longer(steps)
        .map(longer -> observation.beat(longer).direction())
        .orElse(Pulse.Direction.WARMING_UP);
  }

  /** A longer timeframe in a sentence, after "the". */
  String frame(int steps) {
    return observation.longer(steps).map(Words::frame).orElse("longer timeframe");
  }

  /** For how long an event is fresh, in a sentence. */
  String freshness() {
    return Words.span(observation.base().length().multipliedBy(Signal.FRESH));
  }

  Opinion abstain(String reason, String detail) {
    return new Opinion.Abstention(analyst, reason, detail);
  }

  Opinion coolingDown(Signal signal) {
    return abstain(
        "COOL_DOWN",
        "A "
            + signal.action()
            + " signal came "
            + signal.when()
            + ", less than "
            + Signal.COOL_DOWN
            + " candles after the one before.");
  }

  Opinion hold(String reason, double score, String reasoning, String wouldChangeMind) {
    return new Opinion.View(
        analyst,
        Action.HOLD,
        Probability.clamped(score),
        horizon,
        Optional.empty(),
        Optional.empty(),
        reason,
        reasoning,
        wouldChangeMind);
  }

  /** Whether acting on it would open a position or add to one; else it can only close. */
  boolean opens(Signal signal) {
    return observation.holding().opens(signal.isBuy() ? Side.BUY : Side.SELL);
  }

  /** Whether it would open a position against where a longer timeframe tends. */
  boolean opensAgainst(Signal signal, int steps) {
    Pulse.Direction against = signal.isBuy() ? Pulse.Direction.DOWN : Pulse.Direction.UP;
    return opens(signal) && direction(steps) == against;
  }

  /**
   * What can only close, plainly; what opens, with stop and target, or an abstention where the stop
   * would be too far.
   */
  Opinion act(Finding finding, Reach reach, String wouldChangeMind) {
    double late = finding.score() - LATE * finding.signal().age();
    Probability probability = Probability.clamped(Math.min(finding.scoreMax(), late));
    if (!opens(finding.signal())) {
      return new Opinion.View(
          analyst,
          finding.signal().action(),
          probability,
          horizon,
          Optional.empty(),
          Optional.empty(),
          finding.reason(),
          finding.reasoning(),
          wouldChangeMind);
    }
    double price = observation.lastPrice().asDouble();
    double wanted = reach.stopAtr() * atr(observation) / price;
    if (wanted > DISTANCE_MAX) {
      return abstain(
          "TOO_VOLATILE",
          "A stop of "
              + Words.number(reach.stopAtr(), 1)
              + " ATR is "
              + Words.percent(wanted)
              + " away, more than "
              + Words.percent(DISTANCE_MAX)
              + ".");
    }
    double distance = Math.max(DISTANCE_MIN, wanted);
    double away = finding.signal().isBuy() ? distance : -distance;
    return new Opinion.View(
        analyst,
        finding.signal().action(),
        probability,
        horizon,
        Optional.of(Words.price(price * (1 - away))),
        Optional.of(Words.price(price * (1 + away * reach.rewardToRisk()))),
        finding.reason(),
        finding.reasoning(),
        wouldChangeMind);
  }

  /** Wilder's ATR-14 of the cycles' candles, in the price's unit. */
  static double atr(Observation observation) {
    CandleSeries candles = observation.candles();
    return Atr.of(candles, ATR_PERIOD).last();
  }

  /** A measure as a part of its full mark, in [0, 1]; 0 when there is no mark. */
  static double part(double measure, double full) {
    return full > 0 ? Math.max(0, Math.min(1, measure / full)) : 0;
  }
}
