package ffe.desk.search;

import ffe.desk.backtest.JobProgress;
import ffe.research.OptimizationReport.Line;
import java.util.List;
import java.util.Optional;

/**
 * How far a search is.
 *
 * @param tried variants that were run
 * @param of at most so many
 * @param share of them, 0 to 1
 * @param best of the whole recording so far
 * @param latest trials of the whole recording, the newest first
 * @param secondsLeft an estimate; empty while nothing can be said
 */
public record SearchProgress(
    int tried,
    int of,
    double share,
    Optional<Line> best,
    List<Line> latest,
    Optional<Long> secondsLeft)
    implements JobProgress {

  static final int LATEST_MAX = 10;

  public SearchProgress {
    latest = List.copyOf(latest);
  }
}
