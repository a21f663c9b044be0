package ffe.backtest;

import ffe.decision.Analyst;
import ffe.market.MarketSource;
import ffe.money.Money;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that a run depends on, but the code.
 *
 * @param account name of the account that trades; part of every decision's id
 * @param source a recording, read from its start
 * @param analysts who is asked
 * @param deposit in the instrument's quote currency
 * @param liftAfter after how long an admin lifts a halt that only an admin ends, and starts again;
 *     empty for never
 */
public record BacktestPlan(
    String account,
    MarketSource source,
    FillModel fills,
    List<Analyst> analysts,
    CycleRules rules,
    Money deposit,
    Optional<Duration> liftAfter) {

  public BacktestPlan {
    analysts = List.copyOf(analysts);
    if (analysts.isEmpty()) {
      throw new IllegalArgumentException("a run asks at least one analyst");
    }
    if (!source.isRecorded()) {
      throw new IllegalArgumentException(source.id() + " is a feed; a run needs a recording");
    }
    if (liftAfter.filter(d -> d.compareTo(Duration.ofDays(1)) < 0).isPresent()) {
      throw new IllegalArgumentException("a halt is lifted after a day or more: " + liftAfter);
    }
    if (!deposit.currency().equals(source.spec().instrument().quote())) {
      throw new IllegalArgumentException(
          "a deposit of " + deposit + " does not buy " + source.spec().instrument());
    }
  }
}
