package ffe.adapter.vendor;

import ffe.adapter.vendor.VendorException.Reason;
import ffe.desk.access.SharedCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts what one vendor is asked, here first and then with all servers that share counts. A vendor
 * that says it was asked too often rests: as long as it says, else a minute that doubles up to an
 * hour each time it says so again. Our count of the day begins anew with the server. Any thread.
 */
final class Meter {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofHours(25);
  private static final Duration REST_MAX = Duration.ofHours(1);
  private static final Duration TOLD_MAX = Duration.ofDays(1);

  private final String vendor;
  private final Limits limits;
  private final SharedCounts shared;
  private final InstantSource clock;
  private final Deque<Instant> minute = new ArrayDeque<>();
  private LocalDate day = LocalDate.MIN;
  private int ofDay;
  private Instant restUntil = Instant.MIN;
  private Duration rest = MINUTE;

  Meter(String vendor, Limits limits, SharedCounts shared, InstantSource clock) {
    this.vendor = vendor;
    this.limits = limits;
    this.shared = shared;
    this.clock = clock;
  }

  /**
   * Counts one request that is about to be sent.
   *
   * @throws VendorException where it must not be
   */
  void take() {
    Instant now = clock.instant();
    takeHere(now);
    OptionalLong wait = shared.takes("vendor " + vendor, limits.perMinute(), limits.perMinute());
    if (wait.orElse(0) > 0) {
      throw used(limits.perMinute() + " a minute, by all servers");
    }
    if (limits.perDay() > 0) {
      String today = "vendor " + vendor + " " + now.atOffset(ZoneOffset.UTC).toLocalDate();
      if (shared.count(today).orElse(0) >= limits.perDay()) {
        throw used(limits.perDay() + " a day, by all servers");
      }
      shared.add(today, DAY);
    }
  }

  private synchronized void takeHere(Instant now) {
    checkRested(now);
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(day)) {
      day = today;
      ofDay = 0;
    }
    while (!minute.isEmpty() && !minute.peekFirst().plus(MINUTE).isAfter(now)) {
      minute.removeFirst();
    }
    if (limits.perDay() > 0 && ofDay >= limits.perDay()) {
      throw used(limits.perDay() + " a day");
    }
    if (minute.size() >= limits.perMinute()) {
      throw used(limits.perMinute() + " a minute");
    }
    minute.addLast(now);
    ofDay++;
  }

  private void checkRested(Instant now) {
    if (now.isBefore(restUntil)) {
      throw VendorException.of(
          Reason.RESTING,
          vendor + " said it was asked too often; it is asked again after " + restUntil);
    }
  }

  /**
   * The vendor says that it was asked too often.
   *
   * @param told how long it wishes not to be
   */
  synchronized void refused(Optional<Duration> told) {
    Duration wait = told.map(t -> t.compareTo(TOLD_MAX) > 0 ? TOLD_MAX : t).orElse(rest);
    restUntil = clock.instant().plus(wait);
    Duration twice = rest.multipliedBy(2);
    rest = twice.compareTo(REST_MAX) > 0 ? REST_MAX : twice;
  }

  synchronized void answered() {
    rest = MINUTE;
  }

  private VendorException used(String limit) {
    return VendorException.used(vendor + " may be asked " + limit);
  }
}
