package ffe.desk;

import ffe.trading.Replay;
import ffe.trading.TradingLease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The engine of each account that is open. Accounts are looked up again every few seconds, since
 * another server may have opened or reset one.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Engines implements Cockpits {

  /** Each has a lane with its candles in memory. */
  public static final int ACCOUNTS_MAX = 8;

  private static final Logger LOG = Logger.getLogger(Engines.class.getName());
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private LaneFactory factory;
  private AccountBook book;
  private TradingLease lease;
  private Replay replay;
  private Clock wall;

  private volatile List<Engine> open = List.of();
  private volatile List<AccountBook.Entry> entries = List.of();
  private final Map<String, Engine> still = new ConcurrentHashMap<>();
  private volatile String trouble = "starting";
  private Instant nextLook = Instant.MIN;
  private boolean ended;

  Engines() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public Engines(
      LaneFactory factory, AccountBook book, TradingLease lease, Replay replay, Clock wall) {
    this.factory = factory;
    this.book = book;
    this.lease = lease;
    this.replay = replay;
    this.wall = wall;
  }

  /** Looks the accounts up when it is time to. */
  public void look() {
    if (!wall.instant().isBefore(nextLook)) {
      lookNow();
    }
  }

  synchronized void lookNow() {
    if (ended) {
      return;
    }
    nextLook = wall.instant().plus(LOOK_EVERY);
    try {
      List<AccountBook.Entry> found = book.entries();
      if (found.stream().noneMatch(e -> e.plan().root().equals(factory.configured().root()))) {
        book.open(factory.configured());
        found = book.entries();
      }
      if (entries.isEmpty()) {
        tellOfDifference(found);
      }
      entries = List.copyOf(found);
      run(found.stream().filter(AccountBook.Entry::isOpen).map(AccountBook.Entry::plan).toList());
      trouble = "";
    } catch (RuntimeException e) {
      String why = "the accounts cannot be read: " + e.getMessage();
      if (!why.equals(trouble)) {
        LOG.log(Level.WARNING, why, e);
      }
      trouble = why;
    }
  }

  /** An account stays as it was opened; settings that say otherwise are not ignored silently. */
  private void tellOfDifference(List<AccountBook.Entry> found) {
    AccountPlan asked = factory.configured();
    found.stream()
        .filter(AccountBook.Entry::isOpen)
        .map(AccountBook.Entry::plan)
        .filter(plan -> plan.root().equals(asked.root()))
        .filter(plan -> !plan.does(asked))
        .forEach(
            plan ->
                LOG.warning(
                    "account "
                        + plan.name()
                        + " was opened with "
                        + plan.terms()
                        + " and stays so; for "
                        + asked.terms()
                        + " open another account"));
  }

  private void run(List<AccountPlan> plans) {
    for (Engine engine : open) {
      if (!plans.contains(engine.plan())) {
        // one that trades other instruments from now on is another engine, and takes its lease
        end(engine);
        factory.archived(engine.plan());
      }
    }
    List<Engine> next = new ArrayList<>();
    for (AccountPlan plan : plans) {
      Optional<Engine> running = open.stream().filter(e -> e.plan().equals(plan)).findFirst();
      next.add(running.orElseGet(() -> begun(plan)));
    }
    open = List.copyOf(next);
  }

  /** One that does not come to rest keeps no other from ending; its lease runs out by itself. */
  private static void end(Engine engine) {
    try {
      engine.stop();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the lease of " + engine.plan().name() + " was not given back", e);
    }
  }

  private Engine begun(AccountPlan plan) {
    factory.opened(plan);
    return new Engine(plan, factory, lease, replay, wall, () -> listeners.forEach(Runnable::run));
  }

  /** Those that trade, in the order they were opened. */
  public List<Engine> all() {
    return open;
  }

  /** The account the settings name, as it goes on after its resets. */
  public Optional<Engine> own() {
    String root = factory.configured().root();
    return open.stream()
        .filter(e -> e.plan().root().equals(root))
        .max(Comparator.comparingInt(e -> e.plan().generation()));
  }

  /** Why the engine's own account does not run; empty text when it does. */
  public String trouble() {
    return own().map(Engine::trouble).orElse(trouble);
  }

  @Override
  public Cockpit of(Actor actor) {
    return engine(actor).seenFrom(actor.instrument());
  }

  /** The engine of the account an actor speaks of; errors as of {@link #of}. */
  public Engine engine(Actor actor) {
    if (open.isEmpty()) {
      throw new ConflictException("STARTING", trouble);
    }
    if (actor.account().isEmpty()) {
      return own().orElse(open.get(0));
    }
    String name = actor.account().get();
    return open.stream()
        .filter(e -> e.plan().name().equals(name))
        .findFirst()
        .or(() -> archived(name))
        .orElseThrow(
            () -> new UnknownAccountException(open.stream().map(e -> e.plan().name()).toList()));
  }

  /** Its books can be read; it is never beaten, and made once, since making reads the recording. */
  private Optional<Engine> archived(String name) {
    return entries.stream()
        .map(AccountBook.Entry::plan)
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .map(
            plan ->
                still.computeIfAbsent(
                    name, any -> Engine.archived(plan, factory, lease, replay, wall)));
  }

  /** All accounts, archived ones included, oldest first. */
  List<AccountView> views() {
    return entries.stream().map(this::view).toList();
  }

  private AccountView view(AccountBook.Entry entry) {
    Optional<Engine> engine = open.stream().filter(e -> e.plan().equals(entry.plan())).findFirst();
    return new AccountView(
        entry.plan(),
        entry.openedAt(),
        entry.archivedAt(),
        engine.flatMap(Engine::known),
        engine.map(Engine::trouble).orElse(""));
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /** Another server committed something: what is stored is not what was shown. */
  public void changedElsewhere() {
    listeners.forEach(Runnable::run);
  }

  /** Ends all of them; the leases are given back. */
  public synchronized void stop() {
    ended = true;
    open.forEach(Engines::end);
  }
}
