package ffe.desk.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * A job that was ordered, as it stands.
 *
 * @param actor who ordered it
 * @param begunAt when a worker took it last
 * @param attempts how often it was begun
 * @param worker who runs or ran it; empty before that
 * @param problem why it failed
 * @param summary of a result
 */
public record JobView<O extends JobOrder, P extends JobProgress, S>(
    String id,
    O order,
    String actor,
    State state,
    Instant orderedAt,
    Optional<Instant> begunAt,
    Optional<Instant> endedAt,
    int attempts,
    String worker,
    Optional<P> progress,
    Optional<Problem> problem,
    Optional<S> summary) {

  /** Where a job stands. One whose worker was lost is queued again. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * Why there is no result.
   *
   * @param field of the order, or the setting, that has to be another; empty where none helps
   */
  public record Problem(String field, String words) {}

  public boolean isOpen() {
    return state == State.QUEUED || state == State.RUNNING;
  }
}
