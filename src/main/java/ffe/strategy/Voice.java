package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Atr;
import ffe.observation.Observation;
import java.time.Duration;
import java.util.Optional;

/** Puts what one analyst found in one observation into an opinion. */
record Voice(String analyst, Duration horizon, Observation observation) {

  /** What a HOLD that simply saw no signal is worth. */
  static final double HOLD = 0.30;

  /** What a HOLD against a present signal is worth. */
  static final double HOLD_AGAINST = 0.40;

  private static final int ATR_PERIOD = 14;

  /** Stop distances as a share of the price: nearer is widened, farther is refused. */
  private static final double DISTANCE_MIN = 0.008;

  private static final double DISTANCE_MAX = 0.045;

  private static final double LATE = 0.02;

  /** What a signal says. */
  record Finding(Signal signal, double score, double scoreMax, String reason, String reasoning) {}

  /** How far a BUY protects itself: the stop in ATR, the target in stop distances. */
  record Reach(double stopAtr, double rewardToRisk) {}

  /** Empty when a timeframe has enough candles. */
  Optional<Opinion> warmingUp(Timeframe timeframe, int needed) {
    int size = observation.candles(timeframe).size();
    return size >= needed
        ? Optional.empty()
        : Optional.of(
            abstain(
                "WARMING_UP",
                "Has " + size + " of " + needed + " candles of " + timeframe.label() + "."));
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

  /** A BUY with stop and target, or a SELL; a BUY whose stop would be too far abstains. */
  Opinion act(Finding finding, Reach reach, String wouldChangeMind) {
    double late = finding.score() - LATE * finding.signal().age();
    Probability probability = Probability.clamped(Math.min(finding.scoreMax(), late));
    if (!finding.signal().isBuy()) {
      return new Opinion.View(
          analyst,
          Action.SELL,
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
    return new Opinion.View(
        analyst,
        Action.BUY,
        probability,
        horizon,
        Optional.of(Words.price(price * (1 - distance))),
        Optional.of(Words.price(price * (1 + distance * reach.rewardToRisk()))),
        finding.reason(),
        finding.reasoning(),
        wouldChangeMind);
  }

  /** Wilder's ATR-14 of the 5-minute candles, in the price's unit. */
  static double atr(Observation observation) {
    CandleSeries candles = observation.candles(Timeframe.M5);
    return Atr.of(candles, ATR_PERIOD).last();
  }

  /** A measure as a part of its full mark, in [0, 1]; 0 when there is no mark. */
  static double part(double measure, double full) {
    return full > 0 ? Math.max(0, Math.min(1, measure / full)) : 0;
  }
}
