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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Backtests: ordered, looked up, cancelled. The runs themselves are the worker's. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BacktestDesk {

  public static final int LIST_MAX = 100;

  private static final int ID_BYTES = 6;

  private final SecureRandom random = new SecureRandom();
  private BacktestQueue queue;
  private CandleShelf shelf;
  private BacktestWorker worker;
  private BacktestTerms terms;
  private Witness witness;

  /** Who knows what was ordered by whom, and what is done at once. */
  record Witness(Background background, Cockpits cockpits, Archive archive, Clock wall) {}

  BacktestDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  BacktestDesk(
      BacktestQueue queue,
      CandleShelf shelf,
      BacktestWorker worker,
      BacktestTerms terms,
      Background background,
      Cockpits cockpits,
      Archive archive,
      Clock wall) {
    this.queue = queue;
    this.shelf = shelf;
    this.worker = worker;
    this.terms = terms;
    this.witness = new Witness(background, cockpits, archive, wall);
  }

  /**
   * Puts a backtest into the queue.
   *
   * @throws RefusedOrderException if it cannot be run as it is ordered
   * @throws ConflictException while as many as are allowed wait or run
   */
  public BacktestView order(Actor actor, BacktestOrder order) {
    need(actor, Role.TRADER);
    Plans.policy(order);
    if (!order.data().isTape()) {
      Recording.checkCount(
          order.data(), shelf.count(order.data(), terms.candlesMax() + 1), terms.candlesMax());
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    ControlAction action = action(actor, "BACKTEST", order.words());
    if (!queue.open(id, order, actor.name(), terms.openMax())) {
      throw new ConflictException(
          "QUEUE_FULL",
          terms.openMax()
              + " backtests wait or run (ffe.backtest.queue-max); wait for one or cancel one");
    }
    witness.archive().control(action);
    witness.background().run(worker::tick);
    return queue.find(id).orElseThrow(() -> new IllegalStateException("no backtest " + id));
  }

  /** Newest first. */
  public List<BacktestView> list(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return queue.list(Math.max(1, Math.min(limit, LIST_MAX)));
  }

  public Optional<BacktestView> find(Actor actor, String id) {
    need(actor, Role.VIEWER);
    return queue.find(id);
  }

  /**
   * What came of it.
   *
   * @throws ConflictException while there is nothing, for nothing is told of part of a run
   */
  public Optional<BacktestResult> result(Actor actor, String id) {
    need(actor, Role.VIEWER);
    Optional<BacktestView> view = queue.find(id);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    if (view.get().state() != BacktestView.State.DONE) {
      throw new ConflictException(
          "NO_RESULT", "it is " + view.get().state() + "; a result is told of a whole run only");
    }
    try {
      return queue.result(id);
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
  public Optional<BacktestView> cancel(Actor actor, String id) {
    need(actor, Role.TRADER);
    if (queue.find(id).isEmpty()) {
      return Optional.empty();
    }
    ControlAction action = action(actor, "CANCEL_BACKTEST", id);
    if (!queue.cancel(id)) {
      throw new ConflictException("NOT_RUNNING", "it has ended already");
    }
    witness.archive().control(action);
    witness.background().run(worker::tick);
    return queue.find(id);
  }

  private ControlAction action(Actor actor, String command, String words) {
    return ControlAction.of(actor, witness.cockpits().of(actor), witness.wall(), command, words);
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
