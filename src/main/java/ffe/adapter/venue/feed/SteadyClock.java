package ffe.adapter.venue.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Our clock, steady between two looks at UTC, so that a step of the machine's clock is seen before
 * it is followed. Small corrections are followed as they come. Safe for threads.
 */
final class SteadyClock implements InstantSource {

  /** A difference above this between two looks is a step: nothing slews so fast. */
  static final Duration STEP_MIN = Duration.ofSeconds(2);

  private final InstantSource utc;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchorNanos;

  /**
   * @param nanos nanoseconds that only go on, such as {@link System#nanoTime}
   */
  SteadyClock(InstantSource utc, LongSupplier nanos) {
    this.utc = utc;
    this.nanos = nanos;
    this.anchor = utc.instant();
    this.anchorNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    return anchor.plusNanos(nanos.getAsLong() - anchorNanos);
  }

  /** Looks at UTC and follows it; tells by how much it was set since the last look, if it was. */
  synchronized Optional<Duration> look() {
    Instant told = utc.instant();
    Duration off = Duration.between(instant(), told);
    anchor = told;
    anchorNanos = nanos.getAsLong();
    return off.abs().compareTo(STEP_MIN) > 0 ? Optional.of(off) : Optional.empty();
  }
}
