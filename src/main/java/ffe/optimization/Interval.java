package ffe.optimization;

import java.time.Duration;
import java.time.Instant;

/** From an instant to before a later one, within the years 1800 to 2299. */
public record Interval(Instant from, Instant to) {

  static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  static final Instant AFTER_LAST = Instant.parse("2300-01-01T00:00:00Z");

  public Interval {
    Check.require(
        from.isBefore(to), "an interval ends after it begins: from " + from + " to " + to);
    Check.require(
        !from.isBefore(FIRST) && !to.isAfter(AFTER_LAST),
        "an interval lies from "
            + FIRST
            + " to "
            + AFTER_LAST
            + ", not from "
            + from
            + " to "
            + to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** Some instant lies in both; intervals that touch do not overlap. */
  public boolean overlaps(Interval other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }
}
