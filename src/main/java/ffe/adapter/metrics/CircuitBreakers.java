package ffe.adapter.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The present state of a bean's circuit breakers. MicroProfile Fault Tolerance tells only how long
 * a breaker has been in each state; of these clocks the present state's is the one that moves.
 */
public final class CircuitBreakers {

  private static final String CLOCKS = "ft.circuitbreaker.state.total";

  /** By what is told: 0, 1, 2. */
  private static final List<String> STATES = List.of("closed", "halfOpen", "open");

  /** A clock of nanoseconds moves between two looks; more looks than these mean it stands. */
  private static final int LOOKS_MAX = 10_000;

  private final MetricRegistry base;

  /**
   * @param base the registry of scope base, where fault tolerance keeps its metrics
   */
  public CircuitBreakers(MetricRegistry base) {
    this.base = base;
  }

  /** Of the breakers of a class's methods the worst: 0 closed, 1 half open, 2 open. */
  public double state(Class<?> guarded) {
    String methods = guarded.getName() + ".";
    Map<String, Map<String, LongSupplier>> clocks = new HashMap<>();
    base.getGauges(
            (id, metric) ->
                id.getName().equals(CLOCKS)
                    && id.getTags().getOrDefault("method", "").startsWith(methods))
        .forEach(
            (id, gauge) ->
                clocks
                    .computeIfAbsent(id.getTags().getOrDefault("method", ""), m -> new HashMap<>())
                    .put(id.getTags().getOrDefault("state", ""), () -> read(gauge)));
    // a method that was never called has no clocks: its breaker is closed
    return clocks.values().stream().mapToDouble(CircuitBreakers::state).max().orElse(0);
  }

  /** NaN when no clock moves. */
  static double state(Map<String, LongSupplier> clocks) {
    Map<String, Long> before =
        clocks.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getAsLong()));
    for (int look = 0; look < LOOKS_MAX; look++) {
      for (int state = 0; state < STATES.size(); state++) {
        LongSupplier clock = clocks.get(STATES.get(state));
        if (clock != null && clock.getAsLong() > before.getOrDefault(STATES.get(state), 0L)) {
          return state;
        }
      }
    }
    return Double.NaN;
  }

  private static long read(Gauge<?> gauge) {
    return gauge.getValue().longValue();
  }
}
