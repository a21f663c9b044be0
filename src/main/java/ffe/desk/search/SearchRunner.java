package ffe.desk.search;

import ffe.desk.backtest.BacktestTerms;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.JobOrder;
import ffe.desk.backtest.JobResult;
import ffe.desk.backtest.JobRunner;
import ffe.desk.backtest.JobWatch;
import ffe.desk.backtest.Recording;
import ffe.desk.backtest.RefusedOrderException;
import ffe.desk.backtest.TrialBook;
import ffe.research.Optimization;
import ffe.research.OptimizationPlan;
import ffe.research.OptimizationReport;
import ffe.research.UnfitException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Runs searches. */
@Dependent
public class SearchRunner implements JobRunner {

  private final CandleShelf shelf;
  private final BacktestTerms terms;
  private final TrialBook book;

  @Inject
  SearchRunner(CandleShelf shelf, BacktestTerms terms, TrialBook book) {
    this.shelf = shelf;
    this.terms = terms;
    this.book = book;
  }

  @Override
  public Optional<Run> of(JobOrder order) {
    return order instanceof SearchOrder one
        ? Optional.of(watch -> run(one, watch))
        : Optional.empty();
  }

  private Optional<JobResult> run(SearchOrder order, JobWatch watch) {
    Recording recording = Recording.of(order.run().data(), shelf, terms.candlesMax());
    OptimizationPlan plan = SearchPlans.of(order, recording);
    TrialLog log =
        new TrialLog(book, TrialBook.Ground.of(order.run().data(), recording), order.run());
    Standing standing = new Standing(SearchPlans.runs(order, plan), watch, log);
    Optional<OptimizationReport> report;
    try {
      report = Optimization.run(plan, terms.code().get(), standing);
    } catch (UnfitException e) {
      throw new RefusedOrderException(e.field(), e.words());
    } finally {
      // also of one that was cancelled: its best so far was shown
      log.close();
    }
    return report.map(
        made -> {
          standing.isOver(made);
          return SearchResult.of(made, recording.digest().hex());
        });
  }
}
