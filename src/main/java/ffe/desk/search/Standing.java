package ffe.desk.search;

import ffe.desk.backtest.JobWatch;
import ffe.optimization.Outcome;
import ffe.optimization.Trial;
import ffe.optimization.Variant;
import ffe.research.Optimization;
import ffe.research.OptimizationReport;
import ffe.research.OptimizationReport.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a search stands while it runs. Used by its thread. */
final class Standing implements Optimization.Watch {

  private final int of;
  private final JobWatch watch;
  private final TrialLog log;
  private final List<Line> latest = new ArrayList<>();
  private Optional<Line> best = Optional.empty();

  /**
   * @param runs variants that are run at most
   */
  Standing(int runs, JobWatch watch, TrialLog log) {
    // what was chosen is run again
    this.of = runs + 1;
    this.watch = watch;
    this.log = log;
  }

  @Override
  public boolean goesOn(int ran) {
    double share = Math.min(1, ran / (double) of);
    return watch.goesOn(new SearchProgress(ran, of, share, best, latest, watch.secondsLeft(share)));
  }

  @Override
  public int triedBefore(List<Variant> own) {
    return log.others(own);
  }

  @Override
  public void tried(Trial trial) {
    log.tried(trial.variant());
    Line line = Line.of(trial);
    latest.add(0, line);
    if (latest.size() > SearchProgress.LATEST_MAX) {
      latest.remove(latest.size() - 1);
    }
    boolean isBetter =
        trial.outcome() instanceof Outcome.Scored scored
            && best.filter(b -> b.values().get(0) >= scored.values().get(0)).isEmpty();
    if (isBetter) {
      best = Optional.of(line);
    }
  }

  void isOver(OptimizationReport report) {
    int ran = report.worth().trials().count();
    boolean unused =
        watch.goesOn(new SearchProgress(ran, ran, 1, report.chosen(), latest, Optional.of(0L)));
  }
}
