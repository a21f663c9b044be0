package ffe.learning;

import java.time.Instant;

/**
 * What a forecast came to.
 *
 * <p>BUY and SELL are right when the target came before the stop and before the end of the horizon.
 * Without a target a BUY is right when selling at the last close brings more than it took, a SELL
 * when the last close is below the price it was said at; a stop that came before makes both wrong.
 * HOLD is right when no candle within the horizon rose above the break-even of buying at the price
 * it was said at: no trade of that time would have paid its costs.
 *
 * @param endedAt close of the candle that decided it
 */
public record Outcome(Forecast forecast, End end, boolean right, Instant endedAt) {

  /** What came first. */
  public enum End {
    TARGET,
    STOP,
    /** For HOLD: the price at which a trade would have paid. */
    ROSE,
    HORIZON
  }

  /** The end of the horizon: from then on it counts. */
  public Instant knowableAt() {
    return forecast.ends();
  }

  /** Squared distance of the probability from what happened. */
  double brier() {
    double miss = forecast.probability().value() - (right ? 1 : 0);
    return miss * miss;
  }
}
