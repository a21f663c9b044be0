package ffe.desk.backtest;

import ffe.desk.backtest.BacktestView.Problem;
import ffe.desk.backtest.BacktestView.Progress;
import ffe.desk.backtest.BacktestView.State;
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
final class MemoryQueue implements BacktestQueue {

  private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

  final Map<String, BacktestView> jobs = new LinkedHashMap<>();
  final Map<String, BacktestResult> results = new LinkedHashMap<>();
  final Map<String, Long> tokens = new LinkedHashMap<>();
  final List<Progress> beats = new ArrayList<>();
  final List<Duration> retired = new ArrayList<>();
  boolean isDown;

  private void needDatabase() {
    if (isDown) {
      throw new JournalDownException("the database is away", new IllegalStateException());
    }
  }

  private static BacktestView in(BacktestView view, State state, Optional<Problem> why) {
    return new BacktestView(
        view.id(),
        view.order(),
        view.actor(),
        state,
        AT,
        view.begunAt(),
        state == State.QUEUED || state == State.RUNNING ? Optional.empty() : Optional.of(AT),
        view.attempts(),
        view.worker(),
        view.progress(),
        why,
        Optional.empty());
  }

  @Override
  public boolean open(String id, BacktestOrder order, String actor, int openMax) {
    if (jobs.values().stream().filter(BacktestView::isOpen).count() >= openMax) {
      return false;
    }
    jobs.put(
        id,
        new BacktestView(
            id,
            order,
            actor,
            State.QUEUED,
            AT,
            Optional.empty(),
            Optional.empty(),
            0,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    tokens.put(id, 0L);
    return true;
  }

  @Override
  public Optional<Claim> take(String worker, Duration lease, int attemptsMax) {
    needDatabase();
    Optional<BacktestView> next =
        jobs.values().stream().filter(v -> v.state() == State.QUEUED).findFirst();
    return next.map(
        view -> {
          jobs.put(view.id(), in(view, State.RUNNING, Optional.empty()));
          long token = tokens.merge(view.id(), 1L, Long::sum);
          return new Claim(view.id(), view.order(), token, 1);
        });
  }

  @Override
  public int giveUp(int attemptsMax, Problem why) {
    return 0;
  }

  private boolean mine(Claim claim, State state, Optional<Problem> why) {
    needDatabase();
    BacktestView view = jobs.get(claim.id());
    if (view.state() != State.RUNNING || tokens.get(claim.id()) != claim.token()) {
      return false;
    }
    jobs.put(claim.id(), in(view, state, why));
    return true;
  }

  @Override
  public boolean beat(Claim claim, Duration lease, Optional<Progress> progress) {
    progress.ifPresent(beats::add);
    return mine(claim, State.RUNNING, Optional.empty());
  }

  @Override
  public boolean done(Claim claim, BacktestResult result) {
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
    BacktestView view = jobs.get(id);
    if (view == null || !view.isOpen()) {
      return false;
    }
    jobs.put(id, in(view, State.CANCELLED, Optional.empty()));
    return true;
  }

  /** Its worker was not heard of any more, and another took it. */
  void takenOver(String id) {
    tokens.merge(id, 1L, Long::sum);
  }

  @Override
  public Optional<BacktestView> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public List<BacktestView> list(int limit) {
    List<BacktestView> all = new ArrayList<>(jobs.values());
    Collections.reverse(all);
    return all.subList(0, Math.min(limit, all.size()));
  }

  @Override
  public Optional<BacktestResult> result(String id) {
    return Optional.ofNullable(results.get(id));
  }

  @Override
  public int retire(Duration age, int keptMax) {
    retired.add(age);
    return 0;
  }
}
