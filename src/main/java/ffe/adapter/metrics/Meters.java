package ffe.adapter.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Registers and moves the engine's metrics. Safe for many threads. */
public final class Meters {

  private final MetricRegistry registry;

  public Meters(MetricRegistry registry) {
    this.registry = registry;
  }

  /** Makes a counter known at zero, so that its first step is seen as one. */
  public void prepare(Metric metric, Tag... tags) {
    registry.counter(metric.metadata(), tags);
  }

  void prepareTimer(Metric metric, Tag... tags) {
    registry.timer(metric.metadata(), tags);
  }

  public void count(Metric metric, Tag... tags) {
    registry.counter(metric.metadata(), tags).inc();
  }

  public void count(Metric metric, long steps, Tag... tags) {
    registry.counter(metric.metadata(), tags).inc(steps);
  }

  void time(Metric metric, Duration took, Tag... tags) {
    registry.timer(metric.metadata(), tags).update(took);
  }

  /**
   * @param value read at every scrape: from memory, without waiting
   */
  public void gauge(Metric metric, DoubleSupplier value, Tag... tags) {
    registry.gauge(metric.metadata(), value::getAsDouble, tags);
  }

  /** Ends a gauge; nothing when there is none. */
  public void forget(Metric metric, Tag... tags) {
    registry.remove(new MetricID(metric.metadata().getName(), tags));
  }

  static Tag tag(String name, Enum<?> value) {
    return new Tag(name, value.name().toLowerCase(Locale.ROOT));
  }
}
