package ffe.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The days on which the New York Stock Exchange trades, since 1998: holidays by its rule 7.2, and
 * the closings of its history that no rule tells. On the day after Thanksgiving, and on July 3 and
 * December 24 where they are traded, it closes at 13:00; other early closings are not known here.
 */
final class NewYorkDays {

  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY = LocalTime.of(13, 0);
  private static final int JUNETEENTH_SINCE = 2022;

  /** Attacks, storms and days of mourning. */
  private static final List<LocalDate> CLOSED =
      List.of(
          LocalDate.of(2001, 9, 11),
          LocalDate.of(2001, 9, 12),
          LocalDate.of(2001, 9, 13),
          LocalDate.of(2001, 9, 14),
          LocalDate.of(2004, 6, 11),
          LocalDate.of(2007, 1, 2),
          LocalDate.of(2012, 10, 29),
          LocalDate.of(2012, 10, 30),
          LocalDate.of(2018, 12, 5),
          LocalDate.of(2025, 1, 9));

  private NewYorkDays() {}

  static boolean isTraded(LocalDate day) {
    return !isWeekend(day) && !isHoliday(day) && !CLOSED.contains(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  private static boolean isHoliday(LocalDate day) {
    int year = day.getYear();
    return isKept(day, MonthDay.of(Month.JANUARY, 1), false)
        || day.equals(monday(year, Month.JANUARY, 3))
        || day.equals(monday(year, Month.FEBRUARY, 3))
        || day.equals(easter(year).minusDays(2))
        || day.equals(monday(year, Month.MAY, -1))
        || (year >= JUNETEENTH_SINCE && isKept(day, MonthDay.of(Month.JUNE, 19), true))
        || isKept(day, MonthDay.of(Month.JULY, 4), true)
        || day.equals(monday(year, Month.SEPTEMBER, 1))
        || day.equals(thanksgiving(year))
        || isKept(day, MonthDay.of(Month.DECEMBER, 25), true);
  }

  /**
   * One that falls on a Sunday is kept on Monday.
   *
   * @param before whether one that falls on a Saturday is kept on Friday
   */
  private static boolean isKept(LocalDate day, MonthDay holiday, boolean before) {
    LocalDate date = holiday.atYear(day.getYear());
    return switch (date.getDayOfWeek()) {
      case SUNDAY -> day.equals(date.plusDays(1));
      case SATURDAY -> before && day.equals(date.minusDays(1));
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day.equals(date);
    };
  }

  private static LocalDate monday(int year, Month month, int ordinal) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
  }

  private static LocalDate thanksgiving(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
  }

  /** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991). */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int rest = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int sum = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }

  /** When it closes on a day it trades. */
  static LocalTime close(LocalDate day) {
    boolean isEarly =
        day.equals(thanksgiving(day.getYear()).plusDays(1))
            || MonthDay.from(day).equals(MonthDay.of(Month.JULY, 3))
            || MonthDay.from(day).equals(MonthDay.of(Month.DECEMBER, 24));
    return isEarly ? EARLY : CLOSE;
  }
}
