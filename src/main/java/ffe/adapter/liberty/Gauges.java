package ffe.adapter.liberty;

import ffe.adapter.metrics.CircuitBreakers;
import ffe.adapter.metrics.Meters;
import ffe.adapter.metrics.Metric;
import ffe.adapter.venue.kraken.KrakenRest;
import ffe.desk.Engine;
import ffe.desk.SafeKeeping;
import ffe.desk.StatusView;
import ffe.money.Percent;
import ffe.trading.AgentState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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

  @Inject Engine engine;

  @Inject Lanes lanes;

  @Inject Feeds feeds;

  @Inject Settings settings;

  @Inject SafeKeeping keeping;

  void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
    gauge(Metric.AGENT_STATE, s -> List.of(AgentState.values()).indexOf(s.agent()));
    gauge(Metric.TRADING_HALTED, s -> s.haltReason().isPresent() ? 1 : 0);
    gauge(Metric.DRAWDOWN, s -> ratio(s.drawdown()));
    gauge(Metric.DAILY_LOSS, s -> Math.max(0, -ratio(s.today())));
    gauge(Metric.ACTIVE_POSITIONS, StatusView::openPositions);
    gauge(Metric.POSITIONS_UNPROTECTED, s -> s.unprotected() ? 1 : 0);
    gauge(Metric.ORDERS_UNKNOWN, StatusView::ordersUnknown);
    Meters meters = new Meters(registry);
    meters.gauge(
        Metric.AGENT_UPTIME, () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    meters.gauge(Metric.CYCLE_LAST_SUCCESS, lanes::lastSuccess);
    meters.gauge(
        Metric.WEBSOCKET_CONNECTED,
        () -> feeds.isKrakenConnected() ? 1 : 0,
        new Tag("venue", Lanes.KRAKEN));
    meters.gauge(
        Metric.BACKUP_LAST_SUCCESS,
        () -> keeping.lastSuccess().map(at -> at.toEpochMilli() / 1000.0).orElse(0.0));
    CircuitBreakers breakers = new CircuitBreakers(base);
    meters.gauge(
        Metric.CIRCUIT_BREAKER_STATE,
        () -> breakers.state(KrakenRest.class),
        new Tag("service", Lanes.KRAKEN));
    for (String source : lanes.sources()) {
      perSource(meters, source, Lanes.accountOf(source));
    }
  }

  private void perSource(Meters meters, String source, String account) {
    meters.gauge(
        Metric.MARKET_DATA_AGE,
        () -> of(account, StatusView::dataAge).map(Gauges::seconds).orElse(Double.NaN),
        new Tag("venue", source));
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
          new Tag("currency", settings.paper().currency()));
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

  private void gauge(Metric metric, ToDoubleFunction<StatusView> value) {
    new Meters(registry)
        .gauge(metric, () -> engine.known().map(s -> value.applyAsDouble(s)).orElse(Double.NaN));
  }

  private <T> Optional<T> of(String account, Function<StatusView, Optional<T>> value) {
    return engine.known().filter(s -> s.account().equals(account)).flatMap(value);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double ratio(Optional<Percent> percent) {
    return percent.map(p -> p.fraction().doubleValue()).orElse(0.0);
  }
}
