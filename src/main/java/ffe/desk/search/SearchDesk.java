package ffe.desk.search;

import ffe.backtest.BacktestPlan;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Role;
import ffe.desk.backtest.BacktestDesk;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.JobDesk;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.Recording;
import ffe.desk.backtest.RefusedOrderException;
import ffe.desk.search.SearchOrder.Aim;
import ffe.research.OptimizationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Searches: ordered, looked up, cancelled; and what was chosen, run alone. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class SearchDesk {

  public static final int LIST_MAX = JobDesk.LIST_MAX;

  private JobDesk jobs;
  private CandleShelf shelf;
  private BacktestDesk backtests;

  SearchDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  SearchDesk(JobDesk jobs, CandleShelf shelf, BacktestDesk backtests) {
    this.jobs = jobs;
    this.shelf = shelf;
    this.backtests = backtests;
  }

  /**
   * Puts a search into the queue.
   *
   * @throws RefusedOrderException if it cannot be run as it is ordered
   * @throws ConflictException while as many as are allowed wait or run
   */
  public JobView<SearchOrder, SearchProgress, SearchSummary> order(Actor actor, SearchOrder order) {
    JobDesk.need(actor, Role.TRADER);
    Recording recording = beginning(order);
    OptimizationPlan plan = SearchPlans.of(order, recording);
    SearchPlans.checkWork(
        SearchPlans.runs(order, plan), candles(order, recording), jobs.terms().runMax());
    return jobs.order(order.kind(), actor, order);
  }

  /** Of the bundled recording its minutes, which are what it is traded by. */
  private long candles(SearchOrder order, Recording recording) {
    return order.run().data().isTape()
        ? Duration.between(recording.from(), recording.to()).toMinutes()
        : Recording.count(order.run().data(), shelf, jobs.terms().candlesMax());
  }

  private Recording beginning(SearchOrder order) {
    return Recording.beginning(order.run().data(), shelf, jobs.terms().candlesMax());
  }

  /** Newest first. */
  public List<JobView<SearchOrder, SearchProgress, SearchSummary>> list(
      Actor actor, Aim aim, int limit) {
    return jobs.list(Searches.of(aim), actor, limit);
  }

  public Optional<JobView<SearchOrder, SearchProgress, SearchSummary>> find(
      Actor actor, Aim aim, String id) {
    return jobs.find(Searches.of(aim), actor, id);
  }

  /** Of whatever kind it is. */
  public Optional<JobView<SearchOrder, SearchProgress, SearchSummary>> find(
      Actor actor, String id) {
    return find(actor, Aim.OPTIMIZATION, id).or(() -> find(actor, Aim.WALK_FORWARD, id));
  }

  /**
   * What came of it.
   *
   * @throws ConflictException while there is nothing, for nothing is told of part of a search
   */
  public Optional<SearchResult> result(Actor actor, Aim aim, String id) {
    return jobs.result(Searches.of(aim), actor, id);
  }

  /**
   * Ends it wherever it waits or runs.
   *
   * @throws ConflictException if it has ended already
   */
  public Optional<JobView<SearchOrder, SearchProgress, SearchSummary>> cancel(
      Actor actor, Aim aim, String id) {
    return jobs.cancel(Searches.of(aim), actor, id);
  }

  /**
   * What was chosen, as it is written down.
   *
   * @throws ConflictException while there is no result
   */
  public Optional<Chosen> chosen(Actor actor, Aim aim, String id) {
    Optional<SearchOrder> order = find(actor, aim, id).map(JobView::order);
    Optional<SearchResult> result = result(actor, aim, id);
    if (order.isEmpty() || result.isEmpty() || result.get().report().chosen().isEmpty()) {
      return Optional.empty();
    }
    OptimizationPlan plan = SearchPlans.of(order.get(), beginning(order.get()));
    return result
        .get()
        .report()
        .chosen()
        .map(
            line -> {
              BacktestPlan run = plan.sweep().plan().of(Chosen.variant(line));
              return Chosen.of(
                  order.get().run(), run, line, result.get().report().worth().allTrials());
            });
  }

  /**
   * Has what was chosen run alone, as a backtest that knows of its trials.
   *
   * @throws ConflictException if there is nothing chosen, or it is of what no backtest is ordered
   *     by
   */
  public Optional<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> runChosen(
      Actor actor, Aim aim, String id) {
    JobDesk.need(actor, Role.TRADER);
    Optional<SearchOrder> order = find(actor, aim, id).map(JobView::order);
    if (order.isEmpty()) {
      return Optional.empty();
    }
    Chosen chosen =
        chosen(actor, aim, id)
            .orElseThrow(() -> new ConflictException("NOTHING_CHOSEN", "nothing was chosen"));
    if (!chosen.isOrdered()) {
      throw new ConflictException(
          "NOT_ORDERED",
          "a backtest is ordered without quorum and weights, which were chosen here");
    }
    return Optional.of(backtests.order(actor, chosen.order(order.get().run())));
  }
}
