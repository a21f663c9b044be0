package ffe.adapter.liberty;

import ffe.adapter.llm.HttpModel;
import ffe.desk.backtest.AnswerShelf;
import ffe.desk.backtest.BacktestTerms;
import ffe.desk.backtest.ModelBench;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How many backtests run here, how large, and who may vote in them, as configured. */
@Dependent
@SuppressWarnings("NullAway.Init")
public class BacktestWiring {

  @Resource ManagedExecutorService executor;

  @Produces
  @Singleton
  ModelBench bench(StartCheck check, Demo demo, AnswerShelf shelf, Clock wall) {
    return new ModelPanels(
        check.configured().source(),
        check.configured().settings(),
        shelf,
        new ModelPanels.Way(HttpModel.client(), demo::reached, executor, wall));
  }

  @Produces
  @Singleton
  BacktestTerms terms(Settings settings, CodeVersion code) {
    Settings.Backtests set = settings.backtests();
    return new BacktestTerms(
        set.parallel(), set.candlesMax(), set.openMax(), set.runMax(), set.keep(), code::get);
  }
}
