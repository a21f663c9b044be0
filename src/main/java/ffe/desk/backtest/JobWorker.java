package ffe.desk.backtest;

import ffe.desk.Background;
import ffe.desk.backtest.JobView.Problem;
import ffe.trading.JournalDownException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes jobs from the queue and runs them beside what trades, as many at once as is set. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class JobWorker {

  /** Who is not heard of for so long has lost its job. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  /** Begun so often, a job is given up: it may be what its servers die of. */
  public static final int ATTEMPTS_MAX = 3;

  /** Results that are kept, however young. */
  static final int KEPT_MAX = 500;

  private static final Logger LOG = Logger.getLogger(JobWorker.class.getName());
  private static final Duration RETIRE_EVERY = Duration.ofHours(1);

  private static final Problem LOST =
      new Problem("", "its server ended " + ATTEMPTS_MAX + " times while it ran; order it again");

  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
  private final ReentrantLock ticking = new ReentrantLock();
  private String name = "";
  private RunningJob.Means means;
  private Background background;
  private Instant retired = Instant.MIN;
  private volatile boolean isEnded;

  JobWorker() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  JobWorker(
      JobQueue queue,
      @Any Instance<JobRunner> runners,
      Background background,
      BacktestTerms terms,
      Clock wall) {
    this(
        "server " + UUID.randomUUID().toString().substring(0, 8),
        new RunningJob.Means(queue, runners.stream().toList(), terms, wall),
        background);
  }

  JobWorker(String name, RunningJob.Means means, Background background) {
    this.name = name;
    this.means = means;
    this.background = background;
  }

  /** Called every other second; returns at once when nothing is to be done. */
  public void tick() {
    if (isEnded || !ticking.tryLock()) {
      return;
    }
    try {
      running.values().forEach(RunningJob::beat);
      means.queue().giveUp(ATTEMPTS_MAX, LOST);
      retire();
      take();
    } catch (JournalDownException e) {
      LOG.log(Level.FINE, "jobs wait for the database", e);
    } finally {
      ticking.unlock();
    }
  }

  private void retire() {
    Instant now = means.wall().instant();
    if (retired.isBefore(now.minus(RETIRE_EVERY))) {
      means.queue().retire(means.terms().keep(), KEPT_MAX);
      retired = now;
    }
  }

  private void take() {
    boolean isFound = true;
    while (isFound && running.size() < means.terms().parallel()) {
      Optional<JobQueue.Claim> claim = means.queue().take(name, LEASE, ATTEMPTS_MAX);
      claim.ifPresent(this::begin);
      isFound = claim.isPresent();
    }
  }

  private void begin(JobQueue.Claim claim) {
    RunningJob job = new RunningJob(claim, means);
    String key = claim.id() + "/" + claim.token();
    running.put(key, job);
    boolean isHandedOver = false;
    try {
      background.run(
          () -> {
            try {
              job.run();
            } finally {
              running.remove(key);
            }
          });
      isHandedOver = true;
    } finally {
      if (!isHandedOver) {
        running.remove(key);
        job.giveBack();
      }
    }
  }

  /** The server ends: others may have what runs here. */
  public void end() {
    isEnded = true;
    for (RunningJob job : running.values()) {
      try {
        job.giveBack();
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "its lease will end", e);
      }
    }
  }
}
