package ffe.desk.backtest;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestRun;
import ffe.backtest.FailedAnalystException;
import ffe.decision.Analyst;
import ffe.desk.backtest.BacktestView.Problem;
import ffe.desk.backtest.BacktestView.Progress;
import ffe.trading.JournalDownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One job while it runs here: the run on its own thread, beats and its end on the worker's. */
final class RunningBacktest {

  private static final Logger LOG = Logger.getLogger(RunningBacktest.class.getName());

  /** Of a run; before that nothing can be said of what is left. */
  private static final double SHARE_TOLD = 0.01;

  /** What runs take, of which an order names one part or another. */
  record Means(
      BacktestQueue queue,
      CandleShelf shelf,
      Function<String, Analyst> rules,
      BacktestTerms terms,
      Clock wall) {}

  private final BacktestQueue.Claim claim;
  private final Means means;
  private final Instant begun;
  private volatile boolean isStopped;
  private volatile Optional<Progress> progress = Optional.empty();

  RunningBacktest(BacktestQueue.Claim claim, Means means) {
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
    } else if (!means.queue().beat(claim, BacktestWorker.LEASE, progress)) {
      isStopped = true;
      LOG.info("backtest " + claim.id() + " is stopped: it was cancelled, or is another's now");
    }
  }

  private static Problem tooLong(Duration runMax) {
    return new Problem(
        "ffe.backtest.minutes-max",
        "a run takes at most " + runMax.toMinutes() + " minutes; take fewer candles");
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
      Recording recording = Recording.of(claim.order(), means.shelf(), means.terms().candlesMax());
      Optional<BacktestRun> run =
          Backtest.run(
              Plans.of(claim.order(), recording.source(), means.rules()),
              means.terms().code().get(),
              (told, cycles) -> goesOn(recording, told, cycles));
      if (run.isPresent()) {
        int cycles = run.get().decisions().size();
        progress = Optional.of(new Progress(recording.to(), 1, cycles, Optional.of(0L)));
        beat();
        end(BacktestResult.of(run.get(), claim.order().trials(), recording.digest().hex()));
      }
    } catch (JournalDownException e) {
      LOG.log(Level.WARNING, "backtest " + claim.id() + " waits for the database", e);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private boolean goesOn(Recording recording, Instant told, int cycles) {
    double all = Duration.between(recording.from(), recording.to()).toMillis();
    double share =
        Math.min(1, Math.max(0, Duration.between(recording.from(), told).toMillis() / all));
    long spent = Duration.between(begun, means.wall().instant()).toMillis();
    Optional<Long> left =
        share < SHARE_TOLD
            ? Optional.empty()
            : Optional.of(Math.round(spent * (1 - share) / share / 1_000));
    progress = Optional.of(new Progress(told, share, cycles, left));
    return !isStopped;
  }

  private void end(BacktestResult result) {
    if (!isStopped && means.queue().done(claim, result)) {
      LOG.info(
          "backtest "
              + claim.id()
              + " of "
              + claim.order().words()
              + ": "
              + result.report().luck().verdict());
    } else {
      LOG.info("backtest " + claim.id() + " came to its end in vain: it is not ours any more");
    }
  }

  private void fail(RuntimeException e) {
    Problem why;
    if (e instanceof RefusedOrderException refused) {
      why = new Problem(refused.field(), words(e));
    } else if (e instanceof FailedAnalystException) {
      why = new Problem("analysts", words(e));
    } else if (e instanceof IllegalArgumentException) {
      why = new Problem("source", words(e));
    } else {
      LOG.log(Level.SEVERE, "backtest " + claim.id() + " failed by a defect", e);
      why = new Problem("", "an internal error; the log has backtest " + claim.id());
    }
    try {
      means.queue().failed(claim, why);
    } catch (JournalDownException down) {
      LOG.log(Level.WARNING, "the end of backtest " + claim.id() + " waits for its lease", down);
    }
  }

  private static String words(RuntimeException e) {
    String words = String.valueOf(e.getMessage());
    return words.length() > 500 ? words.substring(0, 500) : words;
  }
}
