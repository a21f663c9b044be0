package ffe.backtest;

import ffe.decision.Analyst;
import ffe.market.MarketSource;
import ffe.money.Money;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import java.util.List;

/**
 * All that a run depends on, but the code.
 *
 * @param account name of the account that trades; part of every decision's id
 * @param source a recording, read from its start
 * @param analysts who is asked
 * @param deposit in the instrument's quote currency
 */
public record BacktestPlan(
    String account,
    MarketSource source,
    FillModel fills,
    List<Analyst> analysts,
    CycleRules rules,
    Money deposit) {

  public BacktestPlan {
    analysts = List.copyOf(analysts);
    if (analysts.isEmpty()) {
      throw new IllegalArgumentException("a run asks at least one analyst");
    }
    if (!source.isRecorded()) {
      throw new IllegalArgumentException(source.id() + " is a feed; a run needs a recording");
    }
    if (!deposit.currency().equals(source.spec().instrument().quote())) {
      throw new IllegalArgumentException(
          "a deposit of " + deposit + " does not buy " + source.spec().instrument());
    }
  }
}
