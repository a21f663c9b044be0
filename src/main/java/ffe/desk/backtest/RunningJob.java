package ffe.desk.backtest;

import ffe.backtest.FailedAnalystException;
import ffe.council.UnansweredException;
import ffe.desk.backtest.JobView.Problem;
import ffe.trading.JournalDownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One job while it runs here: the run on its own thread, beats and its end on the worker's. */
final class RunningJob implements JobWatch {

  private static final Logger LOG = Logger.getLogger(RunningJob.class.getName());

  /** Of a run; before that nothing can be said of what is left. */
  private static final double SHARE_TOLD = 0.01;

  /** What all jobs take. */
  record Means(JobQueue queue, List<JobRunner> runners, BacktestTerms terms, Clock wall) {

    Means {
      runners = List.copyOf(runners);
    }
  }

  private final JobQueue.Claim claim;
  private final Means means;
  private final Instant begun;
  private volatile boolean isStopped;
  private volatile Optional<JobProgress> progress = Optional.empty();

  RunningJob(JobQueue.Claim claim, Means means) {
    this.claim = claim;
    this.means = means;
    this.begun = means.wall().instant();
  }

  /** Says that it is still at work, and ends it where nobody wants it any more. */
  void beat() {
    if (isStopped) {
      return;
    }
    Duration runMax = means.terms().runMax();
    if (Duration.between(begun, means.wall().instant()).compareTo(runMax) > 0) {
      isStopped = true;
      means.queue().failed(claim, tooLong(runMax));
    } else if (!means.queue().beat(claim, JobWorker.LEASE, progress)) {
      isStopped = true;
      LOG.info(name() + " is stopped: it was cancelled, or is another's now");
    }
  }

  private String name() {
    return claim.order().kind().name() + " " + claim.id();
  }

  private static Problem tooLong(Duration runMax) {
    return new Problem(
        "ffe.backtest.minutes-max",
        "a run takes at most " + runMax.toMinutes() + " minutes; take fewer candles or variants");
  }

  /** Ends it and lets another server have it. */
  void giveBack() {
    if (!isStopped) {
      isStopped = true;
      means.queue().giveBack(claim);
    }
  }

  /** Runs it to its end; throws nothing that it can tell. */
  void run() {
    try {
      Optional<JobResult> result =
          means.runners().stream()
              .flatMap(runner -> runner.of(claim.order()).stream())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("nobody runs " + name()))
              .to(this);
      if (result.isPresent()) {
        beat();
        end(result.get());
      }
    } catch (JournalDownException e) {
      LOG.log(Level.WARNING, name() + " waits for the database", e);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  @Override
  public String job() {
    return claim.id();
  }

  @Override
  public boolean goesOn(JobProgress now) {
    progress = Optional.of(now);
    return !isStopped;
  }

  @Override
  public Optional<Long> secondsLeft(double share) {
    long spent = Duration.between(begun, means.wall().instant()).toMillis();
    return share < SHARE_TOLD
        ? Optional.empty()
        : Optional.of(Math.round(spent * (1 - share) / share / 1_000));
  }

  private void end(JobResult result) {
    if (!isStopped && means.queue().done(claim, result)) {
      LOG.info(name() + " is done: " + claim.order().words());
    } else {
      LOG.info(name() + " came to its end in vain: it is not ours any more");
    }
  }

  private void fail(RuntimeException e) {
    Problem why;
    if (e instanceof RefusedOrderException refused) {
      why = new Problem(refused.field(), words(e));
    } else if (e instanceof FailedAnalystException) {
      boolean isOfModel = e.getCause() instanceof UnansweredException;
      why = new Problem(isOfModel ? "models" : "analysts", words(e));
    } else if (e instanceof IllegalArgumentException) {
      LOG.log(Level.INFO, name() + " does not fit its recording", e);
      why = new Problem("source", words(e));
    } else {
      LOG.log(Level.SEVERE, name() + " failed by a defect", e);
      why = new Problem("", "an internal error; the log has " + name());
    }
    try {
      means.queue().failed(claim, why);
    } catch (JournalDownException down) {
      LOG.log(Level.WARNING, "the end of " + name() + " waits for its lease", down);
    }
  }

  private static String words(RuntimeException e) {
    String words = String.valueOf(e.getMessage());
    return words.length() > 500 ? words.substring(0, 500) : words;
  }
}
