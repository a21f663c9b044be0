package ffe.adapter.liberty;

import ffe.desk.Engine;
import ffe.desk.StatusView;
import ffe.money.Percent;
import ffe.trading.AgentState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What the engine is right now, as gauges. No amounts of money. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Gauges {

  @Inject MetricRegistry metrics;

  @Inject Engine engine;

  void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
    gauge("ffe_agent_state", s -> List.of(AgentState.values()).indexOf(s.agent()));
    gauge("ffe_trading_halted", s -> s.haltReason().isPresent() ? 1 : 0);
    gauge("ffe_drawdown_ratio", s -> ratio(s.drawdown()));
    gauge("ffe_daily_loss_ratio", s -> Math.max(0, -ratio(s.today())));
    gauge("ffe_active_positions", StatusView::openPositions);
    gauge("ffe_positions_unprotected", s -> s.unprotected() ? 1 : 0);
    gauge("ffe_orders_unknown", StatusView::ordersUnknown);
    gauge(
        "ffe_market_data_age_seconds",
        s -> s.dataAge().map(a -> a.toMillis() / 1000.0).orElse(-1.0));
    gauge("ffe_lease_owner", s -> s.holder() ? 1 : 0);
    metrics.gauge(
        "ffe_agent_uptime_seconds",
        () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    metrics.gauge("ffe_build_info", () -> 1);
  }

  private void gauge(String name, ToDoubleFunction<StatusView> value) {
    metrics.gauge(name, () -> read(value));
  }

  /** Minus one while the engine has nothing to tell. */
  private double read(ToDoubleFunction<StatusView> value) {
    return engine.known().map(s -> value.applyAsDouble(s)).orElse(-1.0);
  }

  private static double ratio(Optional<Percent> percent) {
    return percent.map(p -> p.fraction().doubleValue()).orElse(0.0);
  }
}
