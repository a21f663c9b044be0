package ffe.entry.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failed attempts per address in a window. Bounded: the oldest address is forgotten. */
final class Failures {

  static final int FAILURES_MAX = 20;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int ADDRESSES_MAX = 10_000;

  private final Clock clock;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(Instant since, int failures) {}

  Failures(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean isTooMany(String address) {
    Count count = counts.get(address);
    return count != null
        && count.since().plus(WINDOW).isAfter(clock.instant())
        && count.failures() >= FAILURES_MAX;
  }

  synchronized void failed(String address) {
    Instant now = clock.instant();
    counts.merge(
        address,
        new Count(now, 1),
        (old, one) ->
            old.since().plus(WINDOW).isAfter(now)
                ? new Count(old.since(), old.failures() + 1)
                : one);
    if (counts.size() > ADDRESSES_MAX) {
      counts.remove(counts.keySet().iterator().next());
    }
  }
}
