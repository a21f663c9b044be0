package ffe.entry.access;

import ffe.desk.access.SharedCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens for each name: a request takes one, and they come back steadily; one from this
 * server's bucket, and one from that of all servers where they count together. Bounded: the name
 * that was heard of longest ago is forgotten, which fills its bucket.
 */
final class RateLimit {

  private static final int NAMES_MAX = 10_000;
  private static final long MILLIS = 1_000;

  private final Clock clock;
  private final SharedCounts shared;
  private final int perMinute;
  private final double perSecond;
  private final int burst;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double tokens, Instant at) {}

  RateLimit(Clock clock, SharedCounts shared, int perMinute, int burst) {
    this.clock = clock;
    this.shared = shared;
    this.perMinute = perMinute;
    this.perSecond = perMinute / 60.0;
    this.burst = burst;
  }

  /** Seconds to wait, at least one; zero when the request may pass. */
  long takes(String name) {
    long own = takesOwn(name);
    return own > 0 ? own : seconds(shared.takes(name, perMinute, burst).orElse(0));
  }

  private static long seconds(long millis) {
    return (millis + MILLIS - 1) / MILLIS;
  }

  private synchronized long takesOwn(String name) {
    Instant now = clock.instant();
    Bucket last = buckets.getOrDefault(name, new Bucket(burst, now));
    // a clock that goes back gives nothing and takes nothing
    double seconds = Math.max(0, Duration.between(last.at(), now).toMillis() / 1000.0);
    double tokens = Math.min(burst, last.tokens() + seconds * perSecond);
    boolean passes = tokens >= 1;
    buckets.put(name, new Bucket(passes ? tokens - 1 : tokens, now));
    if (buckets.size() > NAMES_MAX) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return passes ? 0 : Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
  }
}
