package ffe.desk.backtest;

import ffe.canon.CanonException;
import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Background;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Jobs of any kind: put into the queue, looked up, cancelled. The runs are the worker's. */
@Dependent
public class JobDesk {

  public static final int LIST_MAX = 100;

  private static final int ID_BYTES = 6;

  private final SecureRandom random = new SecureRandom();
  private final JobQueue queue;
  private final JobWorker worker;
  private final BacktestTerms terms;
  private final Witness witness;

  /** Who knows what was ordered by whom, and what is done at once. */
  private record Witness(Background background, Cockpits cockpits, Archive archive, Clock wall) {}

  @Inject
  JobDesk(
      JobQueue queue,
      JobWorker worker,
      BacktestTerms terms,
      Background background,
      Cockpits cockpits,
      Archive archive,
      Clock wall) {
    this.queue = queue;
    this.worker = worker;
    this.terms = terms;
    this.witness = new Witness(background, cockpits, archive, wall);
  }

  public BacktestTerms terms() {
    return terms;
  }

  /**
   * Puts a job into the queue, which was looked at before.
   *
   * @throws ConflictException while as many as are allowed wait or run
   */
  public <O extends JobOrder, P extends JobProgress, S> JobView<O, P, S> order(
      JobKind<O, P, S, ?> kind, Actor actor, O order) {
    need(actor, Role.TRADER);
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    ControlAction action = action(actor, kind.command(), order.words());
    if (!queue.open(id, order, actor.name(), terms.openMax())) {
      throw new ConflictException(
          "QUEUE_FULL",
          terms.openMax()
              + " backtests and searches wait or run (ffe.backtest.queue-max); wait for one or"
              + " cancel one");
    }
    witness.archive().control(action);
    witness.background().run(worker::tick);
    return queue.find(kind, id).orElseThrow(() -> new IllegalStateException("no job " + id));
  }

  /** Newest first. */
  public <O extends JobOrder, P extends JobProgress, S> List<JobView<O, P, S>> list(
      JobKind<O, P, S, ?> kind, Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return queue.list(kind, Math.max(1, Math.min(limit, LIST_MAX)));
  }

  public <O extends JobOrder, P extends JobProgress, S> Optional<JobView<O, P, S>> find(
      JobKind<O, P, S, ?> kind, Actor actor, String id) {
    need(actor, Role.VIEWER);
    return queue.find(kind, id);
  }

  /**
   * What came of it.
   *
   * @throws ConflictException while there is nothing, for nothing is told of part of a run
   */
  public <O extends JobOrder, P extends JobProgress, S, R extends JobResult> Optional<R> result(
      JobKind<O, P, S, R> kind, Actor actor, String id) {
    Optional<JobView<O, P, S>> view = find(kind, actor, id);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    if (view.get().state() != JobView.State.DONE) {
      throw new ConflictException(
          "NO_RESULT", "it is " + view.get().state() + "; a result is told of a whole run only");
    }
    try {
      return queue.result(kind, id);
    } catch (CanonException e) {
      throw new ConflictException(
          ConflictException.OTHER_VERSION,
          "it was written by another version of the engine; order it again");
    }
  }

  /**
   * Ends it wherever it waits or runs.
   *
   * @throws ConflictException if it has ended already
   */
  public <O extends JobOrder, P extends JobProgress, S> Optional<JobView<O, P, S>> cancel(
      JobKind<O, P, S, ?> kind, Actor actor, String id) {
    need(actor, Role.TRADER);
    if (queue.find(kind, id).isEmpty()) {
      return Optional.empty();
    }
    ControlAction action = action(actor, "CANCEL_" + kind.command(), id);
    if (!queue.cancel(id)) {
      throw new ConflictException("NOT_RUNNING", "it has ended already");
    }
    witness.archive().control(action);
    witness.background().run(worker::tick);
    return queue.find(kind, id);
  }

  private ControlAction action(Actor actor, String command, String words) {
    return ControlAction.of(actor, witness.cockpits().of(actor), witness.wall(), command, words);
  }

  public static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
