package ffe.desk.market;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Which days of a series are whole. Days are those of UTC.
 *
 * @param months in order of time
 * @param older the newest month before them, where the series reaches so far back
 * @param newer the month after them, where the series goes on
 * @param coverage of these months, and of a gap into the first of them from where it begins
 */
public record CalendarView(
    List<Month> months, Optional<YearMonth> older, Optional<YearMonth> newer, Coverage coverage) {

  /** All days of a month. */
  public record Month(YearMonth month, List<Day> days) {

    public Month {
      days = List.copyOf(days);
    }
  }

  /**
   * A day between the oldest candle and the newest.
   *
   * @param due candles there would be; 0 outside of the series and while the market is closed
   * @param stored of those
   */
  public record Day(LocalDate date, long due, long stored) {

    /** In whole hundredths, 100 only when nothing is missing; of a day without any due, empty. */
    public Optional<Integer> percent() {
      return due == 0 ? Optional.empty() : Optional.of((int) (100 * stored / due));
    }
  }

  public CalendarView {
    months = List.copyOf(months);
  }
}
