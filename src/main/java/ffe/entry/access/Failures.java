package ffe.entry.access;

import ffe.desk.access.SharedCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts per address in a window, here and on all servers where they count
 * together. Bounded: the oldest address is forgotten.
 */
final class Failures {

  static final int FAILURES_MAX = 20;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int ADDRESSES_MAX = 10_000;

  private final Clock clock;
  private final SharedCounts shared;
  private final String door;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(Instant since, int failures) {}

  Failures(Clock clock, SharedCounts shared, String door) {
    this.clock = clock;
    this.shared = shared;
    this.door = door;
  }

  boolean isTooMany(String address) {
    return isTooManyHere(address) || shared.count(name(address)).orElse(0) >= FAILURES_MAX;
  }

  void failed(String address) {
    failedHere(address);
    shared.add(name(address), WINDOW);
  }

  private String name(String address) {
    return door + " " + address;
  }

  private synchronized boolean isTooManyHere(String address) {
    Count count = counts.get(address);
    return count != null
        && count.since().plus(WINDOW).isAfter(clock.instant())
        && count.failures() >= FAILURES_MAX;
  }

  private synchronized void failedHere(String address) {
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
