package ffe.desk.backtest;

import ffe.council.Seat;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Role;
import ffe.desk.files.DatasetBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backtests: ordered, looked up, cancelled. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BacktestDesk {

  public static final int LIST_MAX = JobDesk.LIST_MAX;

  private JobDesk jobs;
  private CandleShelf shelf;
  private ModelBench bench;
  private DatasetBook datasets;

  BacktestDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  BacktestDesk(JobDesk jobs, CandleShelf shelf, ModelBench bench, DatasetBook datasets) {
    this.jobs = jobs;
    this.shelf = shelf;
    this.bench = bench;
    this.datasets = datasets;
  }

  /** Models that may vote in a run, in the order in which they sit. */
  public List<Seat> seats() {
    return bench.seats();
  }

  /**
   * The order that was typed.
   *
   * @param fields by name, see {@link BacktestForm#fields}
   * @throws RefusedOrderException for a field that is none, or a value out of range
   */
  public BacktestOrder read(Map<String, String> fields) {
    return BacktestForm.read(fields, bench, new DatasetChoice(datasets));
  }

  /**
   * Puts a backtest into the queue.
   *
   * @throws RefusedOrderException if it cannot be run as it is ordered
   * @throws ConflictException while as many as are allowed wait or run
   */
  public JobView<BacktestOrder, BacktestProgress, BacktestSummary> order(
      Actor actor, BacktestOrder order) {
    JobDesk.need(actor, Role.TRADER);
    Plans.policy(order);
    if (!order.data().isTape()) {
      int unused = Recording.count(order.data(), shelf, jobs.terms().candlesMax());
    }
    return jobs.order(JobKind.BACKTEST, actor, order);
  }

  /** Newest first. */
  public List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> list(
      Actor actor, int limit) {
    return jobs.list(JobKind.BACKTEST, actor, limit);
  }

  public Optional<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> find(
      Actor actor, String id) {
    return jobs.find(JobKind.BACKTEST, actor, id);
  }

  /**
   * What came of it.
   *
   * @throws ConflictException while there is nothing, for nothing is told of part of a run
   */
  public Optional<BacktestResult> result(Actor actor, String id) {
    return jobs.result(JobKind.BACKTEST, actor, id);
  }

  /**
   * Ends it wherever it waits or runs.
   *
   * @throws ConflictException if it has ended already
   */
  public Optional<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> cancel(
      Actor actor, String id) {
    return jobs.cancel(JobKind.BACKTEST, actor, id);
  }
}
