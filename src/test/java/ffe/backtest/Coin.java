package ffe.backtest;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.money.Price;
import ffe.observation.Observation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Knows nothing: what it says is thrown from the time alone. */
final class Coin implements Analyst {

  @Override
  public String name() {
    return "coin";
  }

  @Override
  public Opinion opine(Observation seen) {
    if (!seen.candles().lastClosesAt().equals(seen.instant())) {
      throw new IllegalStateException("a cycle knows the candle whose close it runs at");
    }
    int thrown = new SplittableRandom(seen.instant().getEpochSecond()).nextInt(12);
    Action action = thrown == 0 ? Action.BUY : thrown == 1 ? Action.SELL : Action.HOLD;
    boolean isBuy = action == Action.BUY;
    return new Opinion.View(
        name(),
        action,
        Probability.clamped(0.7),
        Duration.ofHours(12),
        isBuy ? Optional.of(times(seen.lastPrice(), "0.98")) : Optional.empty(),
        isBuy ? Optional.of(times(seen.lastPrice(), "1.04")) : Optional.empty(),
        "THROWN",
        "It was thrown.",
        "Another throw.");
  }

  private static Price times(Price price, String by) {
    return new Price(price.value().multiply(new BigDecimal(by)).setScale(2, RoundingMode.HALF_UP));
  }
}
