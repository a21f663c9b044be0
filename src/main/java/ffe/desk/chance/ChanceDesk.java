package ffe.desk.chance;

import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Role;
import ffe.desk.backtest.BacktestDesk;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobDesk;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.RefusedOrderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Monte Carlo of backtests: ordered, looked up, cancelled. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ChanceDesk {

  public static final int LIST_MAX = JobDesk.LIST_MAX;

  private JobDesk jobs;
  private BacktestDesk backtests;

  ChanceDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  ChanceDesk(JobDesk jobs, BacktestDesk backtests) {
    this.jobs = jobs;
    this.backtests = backtests;
  }

  /**
   * Puts it into the queue.
   *
   * @throws RefusedOrderException if there is no such backtest, or it did not come to its end
   * @throws ConflictException while as many as are allowed wait or run
   */
  public JobView<ChanceOrder, ChanceProgress, ChanceSummary> order(Actor actor, ChanceForm form) {
    JobDesk.need(actor, Role.TRADER);
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> of =
        backtests
            .find(actor, form.backtest())
            .orElseThrow(() -> new RefusedOrderException("backtest", "there is no such backtest"));
    BacktestSummary summary =
        of.summary()
            .orElseThrow(
                () ->
                    new RefusedOrderException(
                        "backtest", "that backtest is " + of.state() + ", and has no result"));
    return jobs.order(
        ChanceOrder.KIND,
        actor,
        new ChanceOrder(of.id(), of.order(), summary.digest(), form.draw()));
  }

  /** Newest first. */
  public List<JobView<ChanceOrder, ChanceProgress, ChanceSummary>> list(Actor actor, int limit) {
    return jobs.list(ChanceOrder.KIND, actor, limit);
  }

  public Optional<JobView<ChanceOrder, ChanceProgress, ChanceSummary>> find(
      Actor actor, String id) {
    return jobs.find(ChanceOrder.KIND, actor, id);
  }

  /**
   * What came of it.
   *
   * @throws ConflictException while there is nothing
   */
  public Optional<ChanceResult> result(Actor actor, String id) {
    return jobs.result(ChanceOrder.KIND, actor, id);
  }

  /**
   * Ends it wherever it waits or runs.
   *
   * @throws ConflictException if it has ended already
   */
  public Optional<JobView<ChanceOrder, ChanceProgress, ChanceSummary>> cancel(
      Actor actor, String id) {
    return jobs.cancel(ChanceOrder.KIND, actor, id);
  }
}
