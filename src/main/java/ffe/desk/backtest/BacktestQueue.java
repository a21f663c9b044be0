package ffe.desk.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Backtests in the database, on its clock. Any thread may call.
 *
 * <p>What a worker says counts only while its claim does: the job is running under the claim's
 * token. Otherwise nothing is written and the answer is false.
 */
public interface BacktestQueue {

  /**
   * A job that was taken.
   *
   * @param token grows each time a job is taken
   */
  record Claim(String id, BacktestOrder order, long token, int attempt) {}

  /** Puts a job at the end; false if so many are open already. */
  boolean open(String id, BacktestOrder order, String actor, int openMax);

  /**
   * Takes the oldest job that waits, or whose worker was not heard of within its lease; of several
   * callers each job is given to one.
   *
   * @param attemptsMax what was begun so often is not taken again
   */
  Optional<Claim> take(String worker, Duration lease, int attemptsMax);

  /** Lets fail what was begun so often and whose worker was lost again; answers how many. */
  int giveUp(int attemptsMax, BacktestView.Problem why);

  /** Renews the lease. */
  boolean beat(Claim claim, Duration lease, Optional<BacktestView.Progress> progress);

  boolean done(Claim claim, BacktestResult result);

  boolean failed(Claim claim, BacktestView.Problem why);

  /** Puts it back in its place; this attempt does not count. */
  boolean giveBack(Claim claim);

  /** Ends a job that waits or runs; false if there is none such. */
  boolean cancel(String id);

  Optional<BacktestView> find(String id);

  /** Newest first. */
  List<BacktestView> list(int limit);

  /**
   * Empty unless it is done.
   *
   * @throws ffe.canon.CanonException if it was written in a form that is not read any more
   */
  Optional<BacktestResult> result(String id);

  /** Removes ended jobs that are older, and the oldest beyond so many; answers how many. */
  int retire(Duration age, int keptMax);
}
