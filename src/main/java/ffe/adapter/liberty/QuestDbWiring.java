package ffe.adapter.liberty;

import ffe.adapter.metrics.Meters;
import ffe.adapter.metrics.Metric;
import ffe.adapter.questdb.QuestDbPlace;
import ffe.adapter.questdb.QuestDbSink;
import ffe.adapter.questdb.Table;
import ffe.desk.Engines;
import ffe.desk.StatusView;
import ffe.desk.chain.ChainStore;
import ffe.desk.chain.ChainTail;
import ffe.desk.live.Outlet;
import ffe.market.MarketSource;
import ffe.setting.QuestDbKeys;
import ffe.setting.Refusal;
import ffe.setting.Secret;
import ffe.setting.Source;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Tells a QuestDB what happens, where one is configured; else there is nothing of it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class QuestDbWiring {

  private static final Logger LOG = Logger.getLogger(QuestDbWiring.class.getName());
  private static final long EVERY_MILLIS = 500;
  private static final long LAST_MILLIS = 2_000;

  @Inject Settings settings;

  @Inject Clock wall;

  @Inject ChainStore chains;

  @Inject ChainTail tail;

  @Inject MetricRegistry metrics;

  @Resource ManagedScheduledExecutorService executor;

  private Optional<QuestDbSink> sink = Optional.empty();
  private Optional<Future<?>> passing = Optional.empty();
  private volatile Optional<Engines> engines = Optional.empty();

  /** What is set of it; half of a login is none. */
  static Optional<QuestDbPlace> place(Source source) {
    Optional<URI> address = source.find(QuestDbKeys.URL);
    Optional<String> user = source.find(QuestDbKeys.USER);
    Optional<Secret> password = source.secret(QuestDbKeys.PASSWORD);
    Optional<Secret> token = source.secret(QuestDbKeys.TOKEN);
    boolean isLogin = user.isPresent() || password.isPresent() || token.isPresent();
    if (address.isEmpty() && isLogin) {
      throw new Refusal(QuestDbKeys.URL.name(), "", QuestDbKeys.URL.range());
    }
    if (user.isPresent() && password.isEmpty()) {
      throw new Refusal(QuestDbKeys.PASSWORD.name(), "", "the password of ffe.questdb.user");
    }
    if (user.isEmpty() && password.isPresent()) {
      throw new Refusal(QuestDbKeys.USER.name(), "", "whose password ffe.questdb.password is");
    }
    return address.map(at -> new QuestDbPlace(at, user, password, token));
  }

  @PostConstruct
  void make() {
    sink =
        settings
            .questDb()
            .map(
                place ->
                    new QuestDbSink(
                        place,
                        new QuestDbSink.Journal(chains, tail, this::isToldFromHere),
                        tally(new Meters(metrics)),
                        wall));
  }

  private static QuestDbSink.Tally tally(Meters meters) {
    for (Table table : Table.values()) {
      meters.prepare(Metric.QUESTDB_ROWS, tag(table));
      meters.prepare(Metric.QUESTDB_DROPPED, tag(table));
    }
    return new QuestDbSink.Tally() {
      @Override
      public void taken(Table table, long rows) {
        meters.count(Metric.QUESTDB_ROWS, rows, tag(table));
      }

      @Override
      public void dropped(Table table, long rows) {
        meters.count(Metric.QUESTDB_DROPPED, rows, tag(table));
      }
    };
  }

  private static Tag tag(Table table) {
    return new Tag("table", table.title());
  }

  /** Of an account that nobody trades any more every server tells; what is there stands once. */
  private boolean isToldFromHere(String account) {
    return engines.stream()
        .flatMap(all -> all.all().stream())
        .filter(engine -> engine.plan().name().equals(account))
        .findFirst()
        .map(engine -> engine.known().map(StatusView::holder).orElse(false))
        .orElse(true);
  }

  /** The same source, or one whose trades are told. */
  MarketSource watched(MarketSource source) {
    return sink.map(s -> s.watched(source)).orElse(source);
  }

  @Produces
  @Singleton
  Outlet outlet() {
    return sink.<Outlet>map(s -> s).orElse(Optional::empty);
  }

  void start(Engines all) {
    engines = Optional.of(all);
    passing =
        sink.map(
            s ->
                executor.scheduleWithFixedDelay(
                    () -> pass(s), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Never throws: it must go on. */
  private static void pass(QuestDbSink sink) {
    try {
      sink.pass();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "QuestDB cannot be told what happens", e);
    }
  }

  /** Ticks that were read last are written if that is quick; the journal keeps the rest. */
  @PreDestroy
  void stop() {
    passing.ifPresent(task -> task.cancel(true));
    passing = Optional.empty();
    sink.filter(s -> s.state().filter(Outlet.State::isUp).isPresent()).ifPresent(this::last);
    sink = Optional.empty();
  }

  private void last(QuestDbSink sink) {
    Future<?> pass = executor.submit(() -> pass(sink));
    try {
      pass.get(LAST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.FINE, "QuestDB is left as it is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pass.cancel(true);
    }
  }
}
