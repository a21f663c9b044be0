package ffe.desk;

import ffe.council.GaveWayException;
import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.SourceChangedException;
import ffe.trading.DecisionRecord;
import ffe.trading.JournalDownException;
import ffe.trading.LeaseLostException;
import ffe.trading.Replay;
import ffe.trading.TradingAccount;
import ffe.trading.TradingLease;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the lanes of one account: holds its trading lease, opens them, moves them through market
 * time at each heartbeat, carries commands out between steps and publishes what came of it.
 * Anything that goes wrong stops them, is shown, and is tried again from the journal: at once when
 * the database or the lease is back, else after a pause that grows. The lease is looked at in each
 * heartbeat, also while a long one is at work.
 */
public final class Engine {

  private static final Logger LOG = Logger.getLogger(Engine.class.getName());

  private final Turn turn = new Turn();
  private final AccountPlan plan;
  private final LaneFactory factory;
  private final TradingLease lease;
  private final Replay replay;
  private final Clock wall;
  private final Runnable changed;
  private final Attempts attempts = new Attempts();
  private final LaneSlot slot;
  private final LeaseKeeper keeper;
  private volatile Published published = Published.nothingYet();
  private boolean stopped;

  /**
   * @param changed called after each step; must return at once
   */
  Engine(
      AccountPlan plan,
      LaneFactory factory,
      TradingLease lease,
      Replay replay,
      Clock wall,
      Runnable changed) {
    this.plan = plan;
    this.factory = factory;
    this.slot = new LaneSlot(plan, factory);
    this.lease = lease;
    this.keeper = new LeaseKeeper(lease, plan.name(), wall);
    this.replay = replay;
    this.wall = wall;
    this.changed = changed;
  }

  /** Of an account that was archived: its books can be read, nothing runs. */
  static Engine archived(
      AccountPlan plan, LaneFactory factory, TradingLease lease, Replay replay, Clock wall) {
    Engine still = new Engine(plan, factory, lease, replay, wall, () -> {});
    still.stopped = true;
    still.published = still.published.passive(still.slot.parts(), Optional.empty());
    return still;
  }

  /** The account it trades. */
  public AccountPlan plan() {
    return plan;
  }

  /** One heartbeat; while the former one is still at work it only keeps the lease. */
  public void beat() {
    if (!turn.take()) {
      keeper.keep();
      return;
    }
    try {
      step();
    } catch (LeaseLostException e) {
      drop("another server took the trading lease: " + e.getMessage());
    } catch (JournalDownException e) {
      drop("the database cannot be used: " + e.getMessage());
    } catch (SourceChangedException e) {
      drop("the lane is opened again: " + e.getMessage());
    } catch (RuntimeException e) {
      attempts.failed(wall.instant());
      if (drop("the lane stopped: " + e.getMessage())) {
        LOG.log(Level.SEVERE, "the lane stopped", e);
      }
    } finally {
      keeper.end();
      turn.leave();
      changed.run();
    }
  }

  private void step() {
    if (stopped) {
      return;
    }
    Optional<Long> held = keeper.hold();
    boolean isRunning = held.map(slot::runsUnder).orElse(false);
    if (!isRunning) {
      slot.close();
      if (!attempts.isDue(wall.instant())) {
        return;
      }
    }
    if (held.isEmpty()) {
      published = published.passive(slot.parts(), lease.current(plan.name()));
      return;
    }
    if (!isRunning) {
      slot.open(held.get(), wall.instant());
      LOG.info("trading " + slot.words() + " under lease " + held.get());
    }
    slot.move(wall, speed(), keeper::hold);
    attempts.succeeded();
    publish(slot.account().orElseThrow());
  }

  private void publish(TradingAccount running) {
    published = Published.of(slot.parts(), running.views(), speed(), lease.current(plan.name()));
  }

  private double speed() {
    return factory.speed(plan.source());
  }

  /** Ends the lane; true, and logged, when the reason is another one than before. */
  private boolean drop(String why) {
    slot.close();
    published = published.troubled(why);
    boolean isNews = attempts.isNews(why);
    if (isNews) {
      LOG.warning(why);
    }
    return isNews;
  }

  /** Ends it: no beat follows, and another server need not wait for the lease to run out. */
  public void stop() {
    turn.await(this::giveWay);
    try {
      stopped = true;
      slot.clear();
      lease.release(plan.name());
    } finally {
      turn.leave();
    }
  }

  /**
   * Ends it for good once its account was archived, which is only done while it is flat.
   *
   * @throws ConflictException if something is held or ordered, or another server trades it
   */
  void retire(Runnable archive) {
    inTurn(
        () -> {
          mayBeLeft(plan.instruments());
          archive.run();
          stopped = true;
          return stopped;
        });
    stop();
  }

  /**
   * Gives up one of its instruments, which is only done while nothing is held or ordered in it.
   * Goes on from the journal with the others.
   *
   * @throws ConflictException if something is, or another server trades the account
   */
  void leave(Instrument instrument, Runnable remove) {
    inTurn(
        () -> {
          mayBeLeft(List.of(instrument));
          remove.run();
          slot.clear();
          stopped = true;
          return stopped;
        });
    stop();
  }

  /** Throws where a position or an order would be left alone; so nobody else may trade it. */
  private void mayBeLeft(List<Instrument> instruments) {
    if (stopped || lease.hold(plan.name()).isEmpty()) {
      throw published.notTrading();
    }
    if (!Collections.disjoint(slot.engaged(), instruments)) {
      throw new ConflictException(
          "POSITION_OPEN", "a position or order would be left alone: close it first");
    }
  }

  /** The order book of one of its instruments as the source knows it now; never waits. */
  public Optional<Depth> depth(Instrument instrument) {
    return published.depth(instrument);
  }

  /** Why the lane does not run; empty text when it does. */
  public String trouble() {
    return published.trouble().orElse("");
  }

  /** The account as it is seen from one of its lanes, the first one if none is named. */
  public Cockpit seenFrom(Optional<Instrument> instrument) {
    Instrument wanted = instrument.orElse(plan.instruments().get(0));
    if (!plan.trades(wanted)) {
      throw new UnknownInstrumentException(plan.instruments());
    }
    return new LaneCockpit(this, wanted);
  }

  Published published() {
    return published;
  }

  StatusView status(Instrument instrument) {
    return published.status(instrument, wall.instant());
  }

  /** The status seen from the first lane, or empty while there is none yet. */
  public Optional<StatusView> known() {
    return known(plan.instruments().get(0));
  }

  /** The same, seen from each of its lanes. */
  public List<StatusView> knownLanes() {
    return plan.instruments().stream().flatMap(i -> known(i).stream()).toList();
  }

  public Optional<StatusView> known(Instrument instrument) {
    return published.isKnown() ? Optional.of(status(instrument)) : Optional.empty();
  }

  Instant now() {
    return wall.instant();
  }

  ReplayView replay(DecisionRecord stored, String storedDigest) {
    return ReplayView.of(replay.of(stored), storedDigest);
  }

  /** Does something between two steps and publishes what came of it. */
  <T> T with(Function<TradingAccount, T> work) {
    return with(work, () -> {});
  }

  /** The same; models that are being asked are not waited for, and their cycle decides nothing. */
  <T> T atOnce(Function<TradingAccount, T> work) {
    return with(work, this::giveWay);
  }

  private void giveWay() {
    if (published.isKnown()) {
      plan.instruments().stream()
          .flatMap(i -> published.setup(i).council().stream())
          .forEach(council -> council.asker().giveWay());
    }
  }

  private <T> T with(Function<TradingAccount, T> work, Runnable nudge) {
    T result =
        inTurn(
            nudge,
            () -> {
              TradingAccount running = slot.account().orElseThrow(published::notTrading);
              T answer = work.apply(running);
              publish(running);
              return answer;
            });
    changed.run();
    return result;
  }

  private <T> T inTurn(Supplier<T> work) {
    return inTurn(() -> {}, work);
  }

  private <T> T inTurn(Runnable nudge, Supplier<T> work) {
    turn.await(nudge);
    try {
      return work.get();
    } catch (ConflictException e) {
      throw e;
    } catch (GaveWayException e) {
      throw new ConflictException("GAVE_WAY", e.getMessage() + "; ask again");
    } catch (RuntimeException e) {
      // the step that was under way is gone: only the journal knows how far the account got
      drop(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      turn.leave();
    }
  }
}
