package ffe.learning;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A view as it can be proved right or wrong.
 *
 * @param at when it was said, in market time
 * @param price the last price known then
 * @param stop below the price for BUY, above it for SELL; one on the wrong side is taken as none
 * @param target above the price for BUY, below it for SELL; one on the wrong side is taken as none
 */
public record Forecast(
    Instant at,
    Price price,
    Action action,
    Probability probability,
    Duration horizon,
    Optional<Price> stop,
    Optional<Price> target) {

  public Forecast {
    if (horizon.isNegative() || horizon.isZero()) {
      throw new IllegalArgumentException("a forecast holds for some time: " + horizon);
    }
    boolean rises = action == Action.BUY;
    Price from = price;
    stop = stop.filter(s -> rises ? s.isBelow(from) : s.isAbove(from));
    target = target.filter(t -> rises ? t.isAbove(from) : t.isBelow(from));
  }

  public static Forecast of(Opinion.View view, Instant at, Price price) {
    return new Forecast(
        at, price, view.action(), view.probability(), view.horizon(), view.stop(), view.target());
  }

  /** The end of its horizon. */
  public Instant ends() {
    return at.plus(horizon);
  }
}
