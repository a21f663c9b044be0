package ffe.risk;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The risk day and risk week of an instant of the session clock.
 *
 * <p>A day that starts before noon is named by the date it starts on, one that starts at noon or
 * later by the date it ends on, as the FX market names its days: Sunday 17:00 in New York begins
 * Monday. A week starts with its Monday. A start that a clock change skips moves behind the gap;
 * one that a clock change repeats is the first of the two.
 *
 * @param dayStartsAt local time at which the day starts
 * @param zone the zone of that time
 */
public record RiskCalendar(LocalTime dayStartsAt, ZoneId zone) {

  /** Days from 00:00 to 00:00 UTC. */
  public static RiskCalendar utc() {
    return new RiskCalendar(LocalTime.MIDNIGHT, ZoneId.of("UTC"));
  }

  /** Days from 17:00 to 17:00 in New York, the FX market's. */
  public static RiskCalendar newYork() {
    return new RiskCalendar(LocalTime.of(17, 0), ZoneId.of("America/New_York"));
  }

  /** Name of the risk day: an ISO date. */
  public String dayKey(Instant at) {
    return day(at).toString();
  }

  /** Name of the risk week: the ISO date of its Monday. */
  public String weekKey(Instant at) {
    return monday(at).toString();
  }

  /** First instant of the risk day that contains an instant. */
  public Instant dayStart(Instant at) {
    return dayStart(day(at));
  }

  public Instant nextDayStart(Instant at) {
    return dayStart(day(at).plusDays(1));
  }

  /** First instant of the risk week that contains an instant. */
  public Instant weekStart(Instant at) {
    return dayStart(monday(at));
  }

  public Instant nextWeekStart(Instant at) {
    return dayStart(monday(at).plusDays(7));
  }

  /** The risk day of an instant. */
  public LocalDate day(Instant at) {
    LocalDate date = at.atZone(zone).toLocalDate().plusDays(namedByItsEnd() ? 1 : 0);
    return at.isBefore(dayStart(date)) ? date.minusDays(1) : date;
  }

  private LocalDate monday(Instant at) {
    return monday(day(at));
  }

  /** The first day of a risk day's week. */
  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** First instant of a risk day. */
  public Instant dayStart(LocalDate day) {
    LocalDate date = namedByItsEnd() ? day.minusDays(1) : day;
    return date.atTime(dayStartsAt).atZone(zone).toInstant();
  }

  private boolean namedByItsEnd() {
    return !dayStartsAt.isBefore(LocalTime.NOON);
  }
}
