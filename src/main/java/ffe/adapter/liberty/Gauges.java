package ffe.adapter.liberty;

import ffe.adapter.llm.Endpoint;
import ffe.adapter.metrics.CircuitBreakers;
import ffe.adapter.metrics.Meters;
import ffe.adapter.metrics.Metric;
import ffe.desk.AccountPlan;
import ffe.desk.Engine;
import ffe.desk.Engines;
import ffe.desk.StatusView;
import ffe.desk.chain.Anchoring;
import ffe.desk.keeping.OldRows;
import ffe.desk.keeping.Retention;
import ffe.desk.keeping.SafeKeeping;
import ffe.desk.live.Outlet;
import ffe.desk.market.FlawDesk;
import ffe.desk.models.ModelDesk;
import ffe.desk.stream.StreamDesk;
import ffe.desk.ticks.TickKeeping;
import ffe.market.DataFlaw;
import ffe.money.Percent;
import ffe.trading.AgentState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/**
 * What the engine is right now, as gauges. They read what the engine last published, never the
 * database; NaN while there is nothing to tell.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Gauges {

  private static final int CODE_CHARS = 12;

  @Inject MetricRegistry registry;

  @Inject
  @RegistryScope(scope = MetricRegistry.BASE_SCOPE)
  MetricRegistry base;

  @Inject Engines engines;

  @Inject Lanes lanes;

  @Inject Feeds feeds;

  @Inject Settings settings;

  @Inject SafeKeeping keeping;

  @Inject Retention retention;

  @Inject Anchoring anchoring;

  @Inject ModelDesk models;

  @Inject RedisWiring redis;

  @Inject Outlet outlet;

  @Inject TickKeeping ticks;

  @Inject StreamDesk streams;

  @Inject FlawDesk flaws;

  void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Meters meters = new Meters(registry);
    meters.gauge(
        Metric.AGENT_STATE,
        () ->
            engines
                .own()
                .flatMap(Engine::known)
                .map(s -> (double) List.of(AgentState.values()).indexOf(s.agent()))
                .orElse(Double.NaN));
    worst(Metric.TRADING_HALTED, s -> s.haltReason().isPresent() ? 1 : 0);
    worst(Metric.DRAWDOWN, s -> ratio(s.drawdown()));
    worst(Metric.DAILY_LOSS, s -> Math.max(0, -ratio(s.today())));
    sum(Metric.ACTIVE_POSITIONS, StatusView::openPositions);
    sum(Metric.POSITIONS_UNPROTECTED, s -> s.unprotected() ? 1 : 0);
    sum(Metric.ORDERS_UNKNOWN, StatusView::ordersUnknown);
    meters.gauge(
        Metric.AGENT_UPTIME, () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    meters.gauge(Metric.CYCLE_LAST_SUCCESS, lanes::lastSuccess);
    Feeds.GUARDS
        .keySet()
        .forEach(
            venue ->
                meters.gauge(
                    Metric.WEBSOCKET_CONNECTED,
                    () -> feeds.isConnected(venue) ? 1 : 0,
                    new Tag("venue", venue)));
    Feeds.GUARDS
        .keySet()
        .forEach(
            venue ->
                meters.gauge(
                    Metric.FEED_DROPPED, () -> feeds.dropped(venue), new Tag("venue", venue)));
    Feeds.GUARDS
        .keySet()
        .forEach(
            venue ->
                meters.gauge(
                    Metric.BOOKS_LOST, () -> feeds.lostBooks(venue), new Tag("venue", venue)));
    for (String venue : Feeds.GUARDS.keySet()) {
      for (DataFlaw.Kind kind : DataFlaw.Kind.values()) {
        meters.gauge(
            Metric.FLAWS,
            () -> flaws.count(venue, kind),
            new Tag("venue", venue),
            new Tag("kind", kind.name().toLowerCase(Locale.ROOT)));
      }
    }
    meters.gauge(Metric.STREAMS, streams::followers);
    meters.gauge(Metric.STREAMS_DROPPED, streams::dropped);
    meters.gauge(Metric.STREAMS_LOOK, () -> seconds(streams.took()));
    meters.gauge(
        Metric.REDIS_UP, () -> redis.view().map(v -> v.isUp() ? 1.0 : 0.0).orElse(Double.NaN));
    meters.gauge(
        Metric.QUESTDB_UP, () -> outlet.state().map(v -> v.isUp() ? 1.0 : 0.0).orElse(Double.NaN));
    meters.gauge(
        Metric.TICKS_WAITING,
        () -> ticks.state().map(s -> (double) s.waiting()).orElse(Double.NaN));
    meters.gauge(
        Metric.TICKS_QUEUED,
        () -> ticks.state().map(s -> (double) s.queuedBytes()).orElse(Double.NaN));
    meters.gauge(
        Metric.BACKUP_LAST_SUCCESS,
        () -> keeping.lastSuccess().map(at -> at.toEpochMilli() / 1000.0).orElse(0.0));
    meters.gauge(
        Metric.AUDIT_ANCHOR_LAST,
        () -> anchoring.state().last().map(at -> at.toEpochMilli() / 1000.0).orElse(0.0));
    meters.gauge(Metric.LLM_BUDGET_REMAINING, () -> models.left().orElse(Double.NaN));
    for (OldRows.Kind kind : settings.retention().of().keySet()) {
      meters.gauge(
          Metric.RETENTION_REMOVED,
          () -> retention.removed(kind).orElse(0L),
          new Tag("kind", kind.name().toLowerCase(Locale.ROOT)));
    }
    meters.gauge(
        Metric.RETENTION_REMOVED,
        () -> (double) retention.retired(),
        new Tag("kind", "decision_records"));
    meters.gauge(
        Metric.RETENTION_REMOVED, () -> (double) retention.goneTicks(), new Tag("kind", "ticks"));
    CircuitBreakers breakers = new CircuitBreakers(base);
    Feeds.GUARDS.forEach(
        (venue, guard) ->
            meters.gauge(
                Metric.CIRCUIT_BREAKER_STATE,
                () -> breakers.state(guard),
                new Tag("service", venue)));
    for (Endpoint endpoint : settings.models()) {
      meters.gauge(
          Metric.CIRCUIT_BREAKER_STATE,
          () -> breakers.state(endpoint.vendor().guard()),
          new Tag("service", endpoint.vendor().id()));
    }
    lanes.sources().forEach(source -> dataAge(meters, source));
  }

  /** The oldest of a source's data; NaN when no account trades by it. */
  private void dataAge(Meters meters, String source) {
    meters.gauge(
        Metric.MARKET_DATA_AGE,
        () ->
            engines.all().stream()
                .flatMap(e -> e.knownLanes().stream())
                .filter(s -> s.sourceId().startsWith(source))
                .flatMap(s -> s.dataAge().stream())
                .mapToDouble(Gauges::seconds)
                .max()
                .orElse(Double.NaN),
        new Tag("venue", source));
  }

  /** An account's own end with it, so that there are never more than accounts that are open. */
  void forget(AccountPlan plan) {
    Tag account = new Tag("account", plan.name());
    Meters meters = new Meters(registry);
    meters.forget(Metric.LEASE_OWNER, account);
    meters.forget(Metric.EQUITY, account, new Tag("currency", plan.deposit().currency().code()));
  }

  /** An account's own. */
  void of(AccountPlan plan) {
    String account = plan.name();
    Meters meters = new Meters(registry);
    meters.gauge(
        Metric.LEASE_OWNER,
        () -> of(account, s -> Optional.of(s.holder())).orElse(false) ? 1 : 0,
        new Tag("account", account));
    if (settings.metrics().amounts()) {
      meters.gauge(
          Metric.EQUITY,
          () ->
              of(account, StatusView::equity)
                  .map(equity -> equity.amount().doubleValue())
                  .orElse(Double.NaN),
          new Tag("account", account),
          new Tag("currency", plan.deposit().currency().code()));
    }
  }

  /** Tells what runs, for as long as it runs. */
  void identify(String release, String code) {
    new Meters(registry)
        .gauge(
            Metric.BUILD_INFO,
            () -> 1,
            new Tag("version", release),
            new Tag("code", code.substring(0, CODE_CHARS)),
            new Tag("java", Integer.toString(Runtime.version().feature())));
  }

  private Stream<StatusView> known() {
    return engines.all().stream().flatMap(e -> e.known().stream());
  }

  /** Of all accounts, since the metric has no label for one. */
  private void worst(Metric metric, ToDoubleFunction<StatusView> value) {
    new Meters(registry).gauge(metric, () -> known().mapToDouble(value).max().orElse(Double.NaN));
  }

  private void sum(Metric metric, ToDoubleFunction<StatusView> value) {
    new Meters(registry)
        .gauge(metric, () -> known().mapToDouble(value).reduce(Double::sum).orElse(Double.NaN));
  }

  private <T> Optional<T> of(String account, Function<StatusView, Optional<T>> value) {
    return known().filter(s -> s.account().equals(account)).findFirst().flatMap(value);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double ratio(Optional<Percent> percent) {
    return percent.map(p -> p.fraction().doubleValue()).orElse(0.0);
  }
}
