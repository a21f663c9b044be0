package ffe.desk.chance;

import ffe.backtest.Chances;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.JobKind;
import ffe.desk.backtest.JobOrder;

/**
 * What was ordered.
 *
 * @param backtest its id
 * @param run what that was ordered by
 * @param digest what it came to
 */
public record ChanceOrder(String backtest, BacktestOrder run, String digest, Chances.Draw draw)
    implements JobOrder {

  public static final JobKind<ChanceOrder, ChanceProgress, ChanceSummary, ChanceResult> KIND =
      new JobKind<>(
          "monte-carlo",
          ChanceOrder.class,
          ChanceProgress.class,
          ChanceSummary.class,
          ChanceResult.class);

  @Override
  public JobKind<ChanceOrder, ChanceProgress, ChanceSummary, ChanceResult> kind() {
    return KIND;
  }

  @Override
  public String words() {
    return draw.draws() + " draws of backtest " + backtest + ", " + run.data().words();
  }
}
