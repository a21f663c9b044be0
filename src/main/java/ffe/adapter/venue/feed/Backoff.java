package ffe.adapter.venue.feed;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: 1 s doubling to 30 s, less up to a half by jitter. */
final class Backoff {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration MAX = Duration.ofSeconds(30);

  private final DoubleSupplier jitter;
  private Duration whole = FIRST;

  Backoff(DoubleSupplier jitter) {
    this.jitter = jitter;
  }

  Duration next() {
    Duration now = whole;
    Duration twice = whole.multipliedBy(2);
    whole = twice.compareTo(MAX) > 0 ? MAX : twice;
    return Duration.ofMillis((long) (now.toMillis() * (1 - jitter.getAsDouble() / 2)));
  }

  void reset() {
    whole = FIRST;
  }
}
