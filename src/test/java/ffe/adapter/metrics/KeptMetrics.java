package ffe.adapter.metrics;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** A registry that keeps counts, numbers of timings and gauges by name and tags. */
final class KeptMetrics {

  final Map<String, Long> counts = new TreeMap<>();
  final Map<String, Integer> timings = new TreeMap<>();
  final Map<String, Supplier<?>> gauges = new TreeMap<>();

  MetricRegistry registry() {
    return proxy(
        MetricRegistry.class,
        (method, arguments) -> {
          String key = key((Metadata) arguments[0], (Tag[]) arguments[arguments.length - 1]);
          return switch (method) {
            case "counter" -> counter(key);
            case "timer" -> timer(key);
            case "gauge" -> gauges.put(key, (Supplier<?>) arguments[1]);
            default -> throw new UnsupportedOperationException(method);
          };
        });
  }

  double gauge(String key) {
    return ((Number) gauges.get(key).get()).doubleValue();
  }

  private Counter counter(String key) {
    counts.putIfAbsent(key, 0L);
    return proxy(
        Counter.class,
        (method, arguments) ->
            counts.merge(
                key,
                arguments == null || arguments.length == 0 ? 1L : (Long) arguments[0],
                Long::sum));
  }

  private Timer timer(String key) {
    timings.putIfAbsent(key, 0);
    return proxy(
        Timer.class,
        (method, arguments) -> {
          if (((Duration) arguments[0]).isNegative()) {
            throw new IllegalArgumentException("time goes forward");
          }
          return timings.merge(key, 1, Integer::sum);
        });
  }

  private static String key(Metadata metadata, Tag... tags) {
    return metadata.getName()
        + Arrays.stream(tags)
            .map(tag -> tag.getTagName() + "=" + tag.getTagValue())
            .sorted()
            .collect(Collectors.joining(",", "{", "}"));
  }

  private interface Answer {
    Object to(String method, Object... arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object result =
                  answer.to(method.getName(), arguments == null ? new Object[0] : arguments);
              return method.getReturnType() == void.class ? null : result;
            }));
  }
}
