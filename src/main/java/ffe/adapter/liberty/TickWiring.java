package ffe.adapter.liberty;

import ffe.adapter.metrics.Meters;
import ffe.adapter.metrics.Metric;
import ffe.adapter.ticks.TickDisk;
import ffe.adapter.ticks.TickKeeper;
import ffe.adapter.ticks.TickListener;
import ffe.adapter.venue.feed.Frame;
import ffe.desk.keeping.OldTicks;
import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TickKeeping;
import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.setting.TickChoice;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Keeps ticks, where it is configured whose; else there is nothing of it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class TickWiring {

  private static final Logger LOG = Logger.getLogger(TickWiring.class.getName());
  private static final long STORE_MILLIS = 100;
  private static final long SPILL_MILLIS = 500;
  private static final long LISTEN_MILLIS = 1_000;
  private static final long LAST_MILLIS = 2_000;

  @Inject Settings settings;

  @Inject Clock wall;

  @Inject TickBook book;

  @Inject MetricRegistry metrics;

  @Resource ManagedScheduledExecutorService executor;

  private TickChoice choice = TickChoice.NONE;
  private volatile Optional<TickKeeper> keeper = Optional.empty();
  private final List<TickListener> listeners = new ArrayList<>();
  private final List<Future<?>> tasks = new ArrayList<>();

  @PostConstruct
  void make() {
    choice = settings.ticks().choice();
    if (!choice.isNone()) {
      keeper = Optional.of(new TickKeeper(book, disk(), tally(new Meters(metrics)), wall));
    }
  }

  /** Without it they wait in memory only. */
  private Optional<TickDisk> disk() {
    long bytes = settings.ticks().queueBytes();
    try {
      return bytes == 0
          ? Optional.empty()
          : Optional.of(TickDisk.open(settings.dataDir().resolve("ticks"), bytes));
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "ticks cannot wait on the disk, only in memory", e);
      return Optional.empty();
    }
  }

  private static TickKeeper.Tally tally(Meters meters) {
    meters.prepare(Metric.TICKS_STORED);
    meters.prepare(Metric.TICKS_KNOWN);
    meters.prepare(Metric.TICKS_DROPPED);
    return new TickKeeper.Tally() {
      @Override
      public void stored(long ticks, long known) {
        meters.count(Metric.TICKS_STORED, ticks);
        meters.count(Metric.TICKS_KNOWN, known);
      }

      @Override
      public void dropped(long ticks) {
        meters.count(Metric.TICKS_DROPPED, ticks);
      }
    };
  }

  /** Whether trades of a pair are kept. */
  boolean wants(String source, Instrument instrument) {
    return keeper.isPresent() && choice.has(source, instrument);
  }

  /** Called by the thread that hears, for every trade of a venue. */
  void heard(String source, Frame.Trades told, Instant at) {
    keeper
        .filter(k -> choice.has(source, told.instrument()))
        .ifPresent(k -> told.trades().forEach(trade -> k.heard(tick(source, told, trade, at))));
  }

  private static TradeTick tick(String source, Frame.Trades told, Frame.Trade trade, Instant at) {
    return new TradeTick(
        source,
        told.instrument(),
        trade.stamp(),
        trade.name(),
        trade.price(),
        trade.quantity(),
        trade.taker(),
        at);
  }

  @Produces
  @Singleton
  TickKeeping keeping() {
    return () -> keeper.flatMap(TickKeeper::state);
  }

  @Produces
  @Singleton
  OldTicks.Age age() {
    return new OldTicks.Age(settings.ticks().age());
  }

  /** What is named is followed whether or not it is traded, and on each server. */
  void start(Feeds feeds) {
    keeper.ifPresent(k -> every(STORE_MILLIS, () -> store(k)));
    keeper.ifPresent(k -> every(SPILL_MILLIS, () -> spill(k)));
    for (TickChoice.Series series : choice.named()) {
      TickListener listener =
          new TickListener(
              series.source() + ":" + series.instrument(),
              () -> feeds.live(series.source(), series.instrument()),
              wall);
      listeners.add(listener);
      every(LISTEN_MILLIS, listener::pass);
    }
  }

  private void every(long millis, Runnable task) {
    tasks.add(executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS));
  }

  /** Never throws: it must go on. */
  private static void store(TickKeeper keeper) {
    try {
      keeper.pass();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "ticks cannot be stored", e);
    }
  }

  private static void spill(TickKeeper keeper) {
    try {
      keeper.spill();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "ticks cannot wait on the disk", e);
    }
  }

  /** What was heard last is stored if that is quick, else it waits on the disk. */
  @PreDestroy
  void stop() {
    tasks.forEach(task -> task.cancel(false));
    tasks.clear();
    listeners.forEach(TickListener::close);
    listeners.clear();
    keeper.ifPresent(this::last);
    keeper = Optional.empty();
  }

  private void last(TickKeeper keeper) {
    Future<?> pass = executor.submit(() -> store(keeper));
    try {
      pass.get(LAST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.FINE, "ticks are left as they are", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pass.cancel(true);
      keeper.close();
    }
  }
}
