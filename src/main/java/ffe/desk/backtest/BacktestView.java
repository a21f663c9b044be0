package ffe.desk.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * A backtest that was ordered, as it stands.
 *
 * @param actor who ordered it
 * @param begunAt when a worker took it last
 * @param attempts how often it was begun
 * @param worker who runs or ran it; empty before that
 * @param problem why it failed
 * @param summary of a result
 */
public record BacktestView(
    String id,
    BacktestOrder order,
    String actor,
    JobView.State state,
    Instant orderedAt,
    Optional<Instant> begunAt,
    Optional<Instant> endedAt,
    int attempts,
    String worker,
    Optional<Progress> progress,
    Optional<JobView.Problem> problem,
    Optional<Summary> summary) {

  /**
   * How far a run is.
   *
   * @param told session time it has come to
   * @param share of the recording's time, 0 to 1
   * @param cycles that were done
   * @param secondsLeft an estimate; empty while nothing can be said
   */
  public record Progress(Instant told, double share, int cycles, Optional<Long> secondsLeft)
      implements JobProgress {}

  /**
   * The heart of a result.
   *
   * @param total return of the account, as a fraction; empty where it cannot be told
   * @param held the same of holding
   * @param data digest of what was traded on
   */
  public record Summary(
      String verdict,
      Optional<Double> total,
      Optional<Double> held,
      Optional<Double> sharpe,
      double drawdown,
      int trades,
      String digest,
      String data,
      String codeVersion) {}

  static BacktestView of(JobView<BacktestOrder, Progress, Summary> job) {
    return new BacktestView(
        job.id(),
        job.order(),
        job.actor(),
        job.state(),
        job.orderedAt(),
        job.begunAt(),
        job.endedAt(),
        job.attempts(),
        job.worker(),
        job.progress(),
        job.problem(),
        job.summary());
  }

  public boolean isOpen() {
    return state == JobView.State.QUEUED || state == JobView.State.RUNNING;
  }
}
