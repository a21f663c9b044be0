package ffe.desk;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.portfolio.Account;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import ffe.trading.LaneSnapshot;
import ffe.trading.LeaseLostException;
import ffe.trading.Replay;
import ffe.trading.TradingLane;
import ffe.trading.TradingLease;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the lane: holds the trading lease, opens the lane, moves it through market time at each
 * heartbeat, carries commands out between steps and publishes what came of it. Anything that goes
 * wrong stops the lane, is shown, and is tried again at the next heartbeat from the journal.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Engine implements Cockpit {

  private static final Logger LOG = Logger.getLogger(Engine.class.getName());

  /** Market events taken between two looks at commands and the lease. */
  private static final int EVENTS_PER_STEP_MAX = 2_000;

  /** A heartbeat never makes up for more wall time than this: no burst after a pause. */
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(2);

  /** A replay without a speed limit takes at most this much market time in a heartbeat. */
  private static final Duration UNBOUNDED_STEP = Duration.ofHours(6);

  private static final Duration COMMAND_WAIT_MAX = Duration.ofSeconds(10);

  private final ReentrantLock turn = new ReentrantLock(true);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private LaneFactory factory;
  private TradingLease lease;
  private Replay replay;
  private Clock wall;

  private volatile Published published = Published.nothingYet();
  private Optional<LaneSetup> setup = Optional.empty();
  private Optional<TradingLane> lane = Optional.empty();
  private Optional<String> wanted = Optional.empty();
  private long token;
  private Instant lastBeat = Instant.MIN;

  Engine() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Engine(LaneFactory factory, TradingLease lease, Replay replay, Clock wall) {
    this.factory = factory;
    this.lease = lease;
    this.replay = replay;
    this.wall = wall;
  }

  /** One heartbeat; returns at once when the former one is still at work. */
  public void beat() {
    if (!turn.tryLock()) {
      return;
    }
    try {
      step();
    } catch (LeaseLostException e) {
      drop("another server took the trading lease: " + e.getMessage());
    } catch (JournalDownException e) {
      drop("the database cannot be reached: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the lane stopped", e);
      drop("the lane stopped: " + e.getMessage());
    } finally {
      turn.unlock();
      listeners.forEach(Runnable::run);
    }
  }

  private void step() {
    LaneSetup parts = parts();
    String account = parts.lane().account();
    Optional<Long> held = lease.hold(account);
    if (held.isEmpty()) {
      dropLane();
      published = published.passive(parts, lease.current(account));
      return;
    }
    if (lane.isEmpty() || token != held.get()) {
      dropLane();
      parts = parts();
      token = held.get();
      lane = Optional.of(TradingLane.open(parts, token));
      lastBeat = wall.instant();
      LOG.info(
          "trading " + parts.lane() + " from " + parts.source().id() + " under lease " + token);
    }
    move(lane.orElseThrow(), parts);
    published =
        Published.of(
            parts, lane.orElseThrow().view(), factory.speed(chosen()), lease.current(account));
  }

  private void move(TradingLane running, LaneSetup parts) {
    Instant now = wall.instant();
    Duration passed = Duration.between(lastBeat, now);
    lastBeat = now;
    Instant limit = now;
    if (parts.source().isRecorded()) {
      Duration caughtUp = passed.compareTo(CATCH_UP_MAX) > 0 ? CATCH_UP_MAX : passed;
      double speed = factory.speed(chosen());
      Duration marketTime =
          speed > 0 ? Duration.ofMillis((long) (caughtUp.toMillis() * speed)) : UNBOUNDED_STEP;
      limit = running.view().status().position().time().plus(marketTime);
    }
    Instant until = now.plus(CATCH_UP_MAX);
    while (running.advance(limit, EVENTS_PER_STEP_MAX) == EVENTS_PER_STEP_MAX
        && wall.instant().isBefore(until)) {
      lease.hold(parts.lane().account());
    }
  }

  private LaneSetup parts() {
    if (setup.isEmpty()) {
      setup = Optional.of(factory.make(chosen()));
    }
    return setup.get();
  }

  private String chosen() {
    return wanted.orElse(factory.chosen());
  }

  private void drop(String why) {
    dropLane();
    published = published.troubled(why);
    LOG.warning(why);
  }

  private void dropLane() {
    setup.ifPresent(parts -> parts.source().close());
    setup = Optional.empty();
    lane = Optional.empty();
  }

  /** Releases the lease, so that another server need not wait for it to run out. */
  @PreDestroy
  void stop() {
    turn.lock();
    try {
      setup.ifPresent(parts -> lease.release(parts.lane().account()));
      dropLane();
    } finally {
      turn.unlock();
    }
  }

  /** Why the lane does not run; empty text when it does. */
  public String trouble() {
    return published.trouble().orElse("");
  }

  @Override
  public Lane lane() {
    return published.lane();
  }

  @Override
  public StatusView status() {
    return published.status(wall.instant());
  }

  /** The status, or empty while there is none yet. */
  public Optional<StatusView> known() {
    return published.isKnown() ? Optional.of(status()) : Optional.empty();
  }

  @Override
  public List<PositionView> positions() {
    return published.positions();
  }

  @Override
  public List<HeadroomView> headroom() {
    return published.headroom();
  }

  @Override
  public Optional<Candle> unfinished(Timeframe timeframe) {
    return published.unfinished(timeframe);
  }

  @Override
  public List<String> sources() {
    return factory.sources();
  }

  @Override
  public StatusView switchSource(String source) {
    if (!factory.sources().contains(source)) {
      throw new IllegalArgumentException("a source is one of " + factory.sources());
    }
    inTurn(
        () -> {
          setup.ifPresent(parts -> lease.release(parts.lane().account()));
          dropLane();
          wanted = Optional.of(source);
          return true;
        });
    beat();
    return status();
  }

  @Override
  public StatusView command(AgentState.Command command, String reason) {
    boolean done = withLane(running -> running.command(command, reason));
    if (!done) {
      AgentState state = published.agent();
      throw new ConflictException(
          state == AgentState.HALTED ? "TRADING_HALTED" : "NOT_NOW",
          command + " has no meaning while the agent is " + state);
    }
    return status();
  }

  @Override
  public int cancelEntries(String reason) {
    return withLane(TradingLane::cancelEntries);
  }

  @Override
  public DecisionRecord advise() {
    String kind = "advice-" + wall.instant();
    return withLane(running -> running.advise(kind));
  }

  @Override
  public ReplayView replay(DecisionRecord stored, String storedDigest) {
    Replay.Result result = replay.of(stored);
    return new ReplayView(
        result.answer().name(),
        result.answer() == Replay.Answer.IDENTICAL && result.digest().equals(storedDigest),
        result.digest(),
        storedDigest,
        result.firstDifference());
  }

  private <T> T withLane(Function<TradingLane, T> work) {
    T result =
        inTurn(
            () -> {
              TradingLane running =
                  lane.orElseThrow(
                      () ->
                          new ConflictException(
                              "NOT_TRADING_HERE",
                              published.trouble().orElse("this server does not hold the lease")));
              T answer = work.apply(running);
              published =
                  Published.of(
                      setup.orElseThrow(),
                      running.view(),
                      factory.speed(chosen()),
                      lease.current(setup.orElseThrow().lane().account()));
              return answer;
            });
    listeners.forEach(Runnable::run);
    return result;
  }

  private <T> T inTurn(java.util.function.Supplier<T> work) {
    try {
      if (!turn.tryLock(COMMAND_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ConflictException("BUSY", "the lane is at work; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConflictException("BUSY", "interrupted while waiting for the lane");
    }
    try {
      return work.get();
    } catch (LeaseLostException | JournalDownException e) {
      drop(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public Account account() {
    return published.account();
  }

  @Override
  public LaneSnapshot journaled() {
    LaneSetup parts = published.setup();
    return parts
        .journal()
        .load(parts.lane())
        .orElseThrow(() -> new ConflictException("STARTING", "nothing was journaled yet"));
  }

  @Override
  public Digest ledgerState() {
    return withLane(running -> Canon.digest(running.view().ledger().state()));
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }
}
