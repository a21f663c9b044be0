package ffe.desk;

import ffe.risk.RiskCalendar;
import ffe.risk.RiskPolicy;
import java.time.Instant;

/** The instants of some risk days: the first that is in, and the first that is out. */
public record DayBounds(Instant from, Instant to) {

  /** Years of four digits: beyond, the database has no place. */
  private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

  static DayBounds of(PerformanceQuery span, RiskCalendar calendar) {
    return new DayBounds(
        span.from().map(calendar::dayStart).orElse(Instant.EPOCH),
        span.to().map(day -> calendar.dayStart(day.plusDays(1))).orElse(LAST));
  }

  /** As the account counts its days, the last ones up to its market's today. */
  public static DayBounds of(PerformanceQuery span, Cockpit cockpit) {
    RiskCalendar calendar = calendar(cockpit);
    return of(span.at(calendar.day(cockpit.status().marketNow())), calendar);
  }

  /** Of the policy in force; of the standard one when the account does not trade here. */
  static RiskCalendar calendar(Cockpit cockpit) {
    return cockpit
        .view()
        .map(view -> view.policy().policy().risk())
        .orElseGet(RiskPolicy::standard)
        .calendar();
  }

  boolean contain(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
