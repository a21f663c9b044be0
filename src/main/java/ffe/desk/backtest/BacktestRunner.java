package ffe.desk.backtest;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestRun;
import ffe.decision.Analyst;
import ffe.strategy.Strategies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs backtests. */
@Dependent
public class BacktestRunner implements JobRunner {

  private final CandleShelf shelf;
  private final Function<String, Analyst> rules;
  private final BacktestTerms terms;
  private final TrialBook book;
  private final ModelBench bench;

  @Inject
  BacktestRunner(CandleShelf shelf, BacktestTerms terms, TrialBook book, ModelBench bench) {
    this(shelf, Strategies::named, terms, book, bench);
  }

  /**
   * @param rules by the names an order may say
   */
  BacktestRunner(
      CandleShelf shelf,
      Function<String, Analyst> rules,
      BacktestTerms terms,
      TrialBook book,
      ModelBench bench) {
    this.shelf = shelf;
    this.rules = rules;
    this.terms = terms;
    this.book = book;
    this.bench = bench;
  }

  @Override
  public Optional<Run> of(JobOrder order) {
    return order instanceof BacktestOrder one
        ? Optional.of(watch -> run(one, watch))
        : Optional.empty();
  }

  private Optional<JobResult> run(BacktestOrder order, JobWatch watch) {
    Recording recording = Recording.of(order.data(), shelf, terms.candlesMax());
    Optional<BacktestRun> run =
        Backtest.run(
            Plans.of(
                order, recording, rules, models -> bench.asker(models, recording, watch.job())),
            terms.code().get(),
            (told, cycles) -> watch.goesOn(progress(recording, told, cycles, watch)));
    return run.map(
        made -> {
          // before anybody sees what it came to
          book.keep(
              TrialBook.Ground.of(order.data(), recording), List.of(TrialBook.digest(order, "")));
          int cycles = made.decisions().size();
          boolean unused =
              watch.goesOn(new BacktestProgress(recording.to(), 1, cycles, Optional.of(0L)));
          return BacktestResult.of(made, order.trials(), recording.digest().hex());
        });
  }

  private static BacktestProgress progress(
      Recording recording, Instant told, int cycles, JobWatch watch) {
    double share = recording.share(told);
    return new BacktestProgress(told, share, cycles, watch.secondsLeft(share));
  }
}
