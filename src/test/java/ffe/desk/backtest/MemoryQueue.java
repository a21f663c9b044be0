package ffe.desk.backtest;

import ffe.desk.backtest.JobView.Problem;
import ffe.desk.backtest.JobView.State;
import ffe.trading.JournalDownException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue without a database, whose leases end when a test says so. */
public final class MemoryQueue implements JobQueue {

  private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

  /** A row of any kind. */
  public record Row(JobOrder order, String actor, State state, Optional<Problem> problem) {

    boolean isOpen() {
      return state == State.QUEUED || state == State.RUNNING;
    }
  }

  public final Map<String, Row> jobs = new LinkedHashMap<>();
  public final Map<String, JobResult> results = new LinkedHashMap<>();
  public final List<JobProgress> beats = new ArrayList<>();
  final Map<String, Long> tokens = new LinkedHashMap<>();
  final List<Duration> retired = new ArrayList<>();
  boolean isDown;

  private void needDatabase() {
    if (isDown) {
      throw new JournalDownException("the database is away", new IllegalStateException());
    }
  }

  private void put(String id, State state, Optional<Problem> why) {
    Row row = jobs.get(id);
    jobs.put(id, new Row(row.order(), row.actor(), state, why));
  }

  /** What a backtest came to. */
  BacktestResult backtest(String id) {
    return (BacktestResult) results.get(id);
  }

  @Override
  public boolean open(String id, JobOrder order, String actor, int openMax) {
    if (jobs.values().stream().filter(Row::isOpen).count() >= openMax) {
      return false;
    }
    jobs.put(id, new Row(order, actor, State.QUEUED, Optional.empty()));
    tokens.put(id, 0L);
    return true;
  }

  @Override
  public Optional<Claim> take(String worker, Duration lease, int attemptsMax) {
    needDatabase();
    Optional<String> next =
        jobs.keySet().stream().filter(id -> jobs.get(id).state() == State.QUEUED).findFirst();
    return next.map(
        id -> {
          put(id, State.RUNNING, Optional.empty());
          return new Claim(id, jobs.get(id).order(), tokens.merge(id, 1L, Long::sum), 1);
        });
  }

  @Override
  public int giveUp(int attemptsMax, Problem why) {
    return 0;
  }

  private boolean mine(Claim claim, State state, Optional<Problem> why) {
    needDatabase();
    if (jobs.get(claim.id()).state() != State.RUNNING || tokens.get(claim.id()) != claim.token()) {
      return false;
    }
    put(claim.id(), state, why);
    return true;
  }

  @Override
  public boolean beat(Claim claim, Duration lease, Optional<JobProgress> progress) {
    progress.ifPresent(beats::add);
    return mine(claim, State.RUNNING, Optional.empty());
  }

  @Override
  public boolean done(Claim claim, JobResult result) {
    if (mine(claim, State.DONE, Optional.empty())) {
      results.put(claim.id(), result);
      return true;
    }
    return false;
  }

  @Override
  public boolean failed(Claim claim, Problem why) {
    return mine(claim, State.FAILED, Optional.of(why));
  }

  @Override
  public boolean giveBack(Claim claim) {
    return mine(claim, State.QUEUED, Optional.empty());
  }

  @Override
  public boolean cancel(String id) {
    if (!jobs.containsKey(id) || !jobs.get(id).isOpen()) {
      return false;
    }
    put(id, State.CANCELLED, Optional.empty());
    return true;
  }

  /** Its worker was not heard of any more, and another took it. */
  void takenOver(String id) {
    tokens.merge(id, 1L, Long::sum);
  }

  @Override
  public <O extends JobOrder, P extends JobProgress, S> Optional<JobView<O, P, S>> find(
      JobKind<O, P, S, ?> kind, String id) {
    return list(kind, jobs.size()).stream().filter(v -> v.id().equals(id)).findFirst();
  }

  @Override
  public <O extends JobOrder, P extends JobProgress, S> List<JobView<O, P, S>> list(
      JobKind<O, P, S, ?> kind, int limit) {
    List<JobView<O, P, S>> all = new ArrayList<>();
    jobs.forEach(
        (id, row) -> {
          if (row.order().kind().equals(kind)) {
            all.add(
                new JobView<>(
                    id,
                    kind.order().cast(row.order()),
                    row.actor(),
                    row.state(),
                    AT,
                    Optional.empty(),
                    row.isOpen() ? Optional.empty() : Optional.of(AT),
                    1,
                    "w",
                    Optional.empty(),
                    row.problem(),
                    Optional.ofNullable(results.get(id))
                        .map(r -> kind.summary().cast(r.summary()))));
          }
        });
    Collections.reverse(all);
    return all.subList(0, Math.min(limit, all.size()));
  }

  @Override
  public <R extends JobResult> Optional<R> result(JobKind<?, ?, ?, R> kind, String id) {
    return Optional.ofNullable(results.get(id)).map(kind.result()::cast);
  }

  @Override
  public int retire(Duration age, int keptMax) {
    retired.add(age);
    return 0;
  }
}
