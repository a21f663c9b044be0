package ffe.adapter.liberty;

import ffe.desk.backtest.BacktestTerms;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How many backtests run here, and how large, as configured. */
@Dependent
public class BacktestWiring {

  @Produces
  @Singleton
  BacktestTerms terms(Settings settings, CodeVersion code) {
    Settings.Backtests set = settings.backtests();
    return new BacktestTerms(
        set.parallel(), set.candlesMax(), set.openMax(), set.runMax(), set.keep(), code::get);
  }
}
