package ffe.desk.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Jobs in the database, on its clock; those of all kinds wait in one line. Any thread may call.
 *
 * <p>What a worker says counts only while its claim does: the job is running under the claim's
 * token. Otherwise nothing is written and the answer is false.
 */
public interface JobQueue {

  /**
   * A job that was taken.
   *
   * @param token grows each time a job is taken
   */
  record Claim(String id, JobOrder order, long token, int attempt) {}

  /** Puts a job at the end; false if so many are open already. */
  boolean open(String id, JobOrder order, String actor, int openMax);

  /**
   * Takes the oldest job that waits, or whose worker was not heard of within its lease; of several
   * callers each job is given to one.
   *
   * @param attemptsMax what was begun so often is not taken again
   */
  Optional<Claim> take(String worker, Duration lease, int attemptsMax);

  /** Lets fail what was begun so often and whose worker was lost again; answers how many. */
  int giveUp(int attemptsMax, JobView.Problem why);

  /** Renews the lease. */
  boolean beat(Claim claim, Duration lease, Optional<JobProgress> progress);

  boolean done(Claim claim, JobResult result);

  boolean failed(Claim claim, JobView.Problem why);

  /** Puts it back in its place; this attempt does not count. */
  boolean giveBack(Claim claim);

  /** Ends a job that waits or runs; false if there is none such. */
  boolean cancel(String id);

  <O extends JobOrder, P extends JobProgress, S> Optional<JobView<O, P, S>> find(
      JobKind<O, P, S, ?> kind, String id);

  /** Newest first. */
  <O extends JobOrder, P extends JobProgress, S> List<JobView<O, P, S>> list(
      JobKind<O, P, S, ?> kind, int limit);

  /**
   * Empty unless it is done.
   *
   * @throws ffe.canon.CanonException if it was written in a form that is not read any more
   */
  <R extends JobResult> Optional<R> result(JobKind<?, ?, ?, R> kind, String id);

  /** Removes ended jobs that are older, and the oldest beyond so many; answers how many. */
  int retire(Duration age, int keptMax);
}
