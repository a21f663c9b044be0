package ffe.desk.chance;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestRun;
import ffe.backtest.Chances;
import ffe.desk.backtest.BacktestTerms;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.JobOrder;
import ffe.desk.backtest.JobResult;
import ffe.desk.backtest.JobRunner;
import ffe.desk.backtest.JobWatch;
import ffe.desk.backtest.ModelBench;
import ffe.desk.backtest.Plans;
import ffe.desk.backtest.Recording;
import ffe.desk.backtest.RefusedOrderException;
import ffe.strategy.Strategies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Runs a backtest again and draws of it. */
@Dependent
public class ChanceRunner implements JobRunner {

  private final CandleShelf shelf;
  private final BacktestTerms terms;
  private final ModelBench bench;

  @Inject
  ChanceRunner(CandleShelf shelf, BacktestTerms terms, ModelBench bench) {
    this.shelf = shelf;
    this.terms = terms;
    this.bench = bench;
  }

  @Override
  public Optional<Run> of(JobOrder order) {
    return order instanceof ChanceOrder one
        ? Optional.of(watch -> run(one, watch))
        : Optional.empty();
  }

  private Optional<JobResult> run(ChanceOrder order, JobWatch watch) {
    Recording recording = Recording.of(order.run().data(), shelf, terms.candlesMax());
    Optional<BacktestRun> run =
        Backtest.run(
            Plans.of(
                order.run(),
                recording,
                Strategies::named,
                models -> bench.asker(models.recorded(), recording, watch.job())),
            terms.code().get(),
            (told, cycles) -> {
              double share = recording.share(told);
              return watch.goesOn(new ChanceProgress(share, watch.secondsLeft(share)));
            });
    return run.flatMap(made -> drawn(order, made, recording, watch));
  }

  private static Optional<JobResult> drawn(
      ChanceOrder order, BacktestRun run, Recording recording, JobWatch watch) {
    String digest = run.digest().hex();
    if (!digest.equals(order.digest())) {
      throw new RefusedOrderException(
          "backtest",
          "run again, it came to another digest: candles or code are others now; order the"
              + " backtest again");
    }
    ChanceProgress over = new ChanceProgress(1, Optional.of(0L));
    try {
      return Chances.of(run, order.draw(), () -> watch.goesOn(over))
          .map(
              chances ->
                  ChanceResult.of(chances, digest, recording.digest().hex(), run.codeVersion()));
    } catch (IllegalArgumentException e) {
      throw new RefusedOrderException("draws", String.valueOf(e.getMessage()));
    }
  }
}
