package ffe.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class RiskCalendarTest {

  @ParameterizedTest
  @CsvSource({
    // Monday 25 November 2013 and the edges of its day and week
    "2013-11-24T23:59:59.999Z, 2013-11-24, 2013-11-24T00:00:00Z, 2013-11-18",
    "2013-11-25T00:00:00Z,     2013-11-25, 2013-11-25T00:00:00Z, 2013-11-25",
    "2013-12-01T23:59:59.999Z, 2013-12-01, 2013-12-01T00:00:00Z, 2013-11-25",
    "2013-12-02T00:00:00Z,     2013-12-02, 2013-12-02T00:00:00Z, 2013-12-02",
    "2013-12-31T12:00:00Z,     2013-12-31, 2013-12-31T00:00:00Z, 2013-12-30",
    "2014-01-01T12:00:00Z,     2014-01-01, 2014-01-01T00:00:00Z, 2013-12-30",
  })
  void days_start_at_midnight_utc_and_weeks_on_monday(
      Instant at, String day, Instant dayStart, String week) {
    RiskCalendar utc = RiskCalendar.utc();
    assertThat(utc.dayKey(at)).isEqualTo(day);
    assertThat(utc.dayStart(at)).isEqualTo(dayStart);
    assertThat(utc.weekKey(at)).isEqualTo(week);
    assertThat(utc.weekStart(at)).isEqualTo(Instant.parse(week + "T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // winter: 17:00 is 22:00 UTC; Sunday 17:00 begins Monday and the week
    "2013-11-24T21:59:59Z, 2013-11-24, 2013-11-23T22:00:00Z, 2013-11-17T22:00:00Z",
    "2013-11-24T22:00:00Z, 2013-11-25, 2013-11-24T22:00:00Z, 2013-11-24T22:00:00Z",
    "2013-11-29T21:59:59Z, 2013-11-29, 2013-11-28T22:00:00Z, 2013-11-24T22:00:00Z",
    // spring, 10 March 2013 at 02:00: the day that ends that Sunday has 23 hours
    "2013-03-09T22:00:00Z, 2013-03-10, 2013-03-09T22:00:00Z, 2013-03-03T22:00:00Z",
    "2013-03-10T20:59:59Z, 2013-03-10, 2013-03-09T22:00:00Z, 2013-03-03T22:00:00Z",
    "2013-03-10T21:00:00Z, 2013-03-11, 2013-03-10T21:00:00Z, 2013-03-10T21:00:00Z",
    // autumn, 3 November 2013 at 02:00: the day that ends that Sunday has 25 hours
    "2013-11-02T21:00:00Z, 2013-11-03, 2013-11-02T21:00:00Z, 2013-10-27T21:00:00Z",
    "2013-11-03T21:30:00Z, 2013-11-03, 2013-11-02T21:00:00Z, 2013-10-27T21:00:00Z",
    "2013-11-03T22:00:00Z, 2013-11-04, 2013-11-03T22:00:00Z, 2013-11-03T22:00:00Z",
  })
  void new_york_days_start_at_17_in_summer_and_in_winter(
      Instant at, String day, Instant dayStart, Instant weekStart) {
    RiskCalendar newYork = RiskCalendar.newYork();
    assertThat(newYork.dayKey(at)).isEqualTo(day);
    assertThat(newYork.dayStart(at)).isEqualTo(dayStart);
    assertThat(newYork.weekStart(at)).isEqualTo(weekStart);
  }

  @Test
  void a_new_york_day_has_23_24_or_25_hours() {
    RiskCalendar newYork = RiskCalendar.newYork();
    assertThat(hours(newYork, "2013-03-10T12:00:00Z")).isEqualTo(23);
    assertThat(hours(newYork, "2013-11-03T12:00:00Z")).isEqualTo(25);
    assertThat(hours(newYork, "2013-07-01T12:00:00Z")).isEqualTo(24);
  }

  private static long hours(RiskCalendar calendar, String at) {
    Instant t = Instant.parse(at);
    return Duration.between(calendar.dayStart(t), calendar.nextDayStart(t)).toHours();
  }

  @Test
  void a_start_that_the_clock_change_skips_or_repeats_still_starts_one_day() {
    RiskCalendar skipped = new RiskCalendar(LocalTime.of(2, 30), ZoneId.of("America/New_York"));
    Instant gap = Instant.parse("2013-03-10T07:30:00Z");
    assertThat(skipped.dayStart(gap)).isEqualTo(gap);
    assertThat(skipped.dayKey(gap.minusMillis(1))).isEqualTo("2013-03-09");

    RiskCalendar repeated = new RiskCalendar(LocalTime.of(1, 30), ZoneId.of("America/New_York"));
    Instant first = Instant.parse("2013-11-03T05:30:00Z");
    assertThat(repeated.dayKey(first.minusMillis(1))).isEqualTo("2013-11-02");
    assertThat(repeated.dayStart(first.plusSeconds(3600))).isEqualTo(first);
  }

  @Test
  void every_instant_lies_in_its_day_and_week_and_days_tile_the_line() {
    long seed = 20131125L;
    Random random = new Random(seed);
    List<RiskCalendar> calendars =
        List.of(
            RiskCalendar.utc(),
            RiskCalendar.newYork(),
            new RiskCalendar(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin")),
            new RiskCalendar(LocalTime.MIDNIGHT, ZoneId.of("America/Sao_Paulo")),
            new RiskCalendar(LocalTime.of(23, 59), ZoneId.of("Pacific/Apia")));
    for (int i = 0; i < 20_000; i++) {
      Instant at = Instant.ofEpochSecond(1_262_304_000L + random.nextInt(500_000_000));
      RiskCalendar c = calendars.get(i % calendars.size());
      assertThat(c.dayStart(at)).as("seed %d, %s in %s", seed, at, c).isBeforeOrEqualTo(at);
      assertThat(c.nextDayStart(at)).as("seed %d, %s in %s", seed, at, c).isAfter(at);
      assertThat(c.dayStart(c.dayStart(at))).isEqualTo(c.dayStart(at));
      assertThat(c.weekStart(at)).isBeforeOrEqualTo(c.dayStart(at));
      assertThat(c.nextWeekStart(at)).isAfterOrEqualTo(c.nextDayStart(at));
    }
  }
}
