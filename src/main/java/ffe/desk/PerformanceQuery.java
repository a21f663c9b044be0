package ffe.desk;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which risk days a look at the results spans: the last ones, or from one to another, both
 * included. An end that is not said is open.
 *
 * @param days the last ones, today included; then neither from nor to is said
 */
public record PerformanceQuery(
    Optional<Integer> days, Optional<LocalDate> from, Optional<LocalDate> to) {

  public static final int DAYS_MAX = 3_660;

  /** From the first day to now. */
  public static final PerformanceQuery ALL =
      new PerformanceQuery(Optional.empty(), Optional.empty(), Optional.empty());

  public PerformanceQuery {
    if (days.filter(d -> d < 1 || d > DAYS_MAX).isPresent()) {
      throw new IllegalArgumentException("days is 1 to " + DAYS_MAX + ": " + days.get());
    }
    if (days.isPresent() && (from.isPresent() || to.isPresent())) {
      throw new IllegalArgumentException("say either days, or from and to");
    }
    if (from.isPresent() && to.filter(t -> t.isBefore(from.get())).isPresent()) {
      throw new IllegalArgumentException(
          "from is not after to: " + from.get() + " and " + to.get());
    }
  }

  public static PerformanceQuery lastDays(int days) {
    return new PerformanceQuery(Optional.of(days), Optional.empty(), Optional.empty());
  }

  /** With its first day named. */
  PerformanceQuery at(LocalDate today) {
    return days.map(
            d ->
                new PerformanceQuery(
                    Optional.empty(), Optional.of(today.minusDays(d - 1L)), Optional.empty()))
        .orElse(this);
  }
}
