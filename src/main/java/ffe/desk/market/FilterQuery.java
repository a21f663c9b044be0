package ffe.desk.market;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which candles of a range are meant.
 *
 * @param range of no points, step or averages; its limit counts for nothing
 * @param where as {@code close > sma(20) and rsi(14) < 30}; empty for all
 * @param hours in which a candle opens; empty for any
 * @param zone whose clock {@code hours}, days and the predicate's hour and weekday go by
 * @param by what is one match
 * @param limit matches in one answer
 */
public record FilterQuery(
    SampleQuery range, String where, Optional<Hours> hours, ZoneId zone, By by, int limit) {

  /** Matches of one answer. */
  public static final int MATCHES_MAX = 1_000;

  /** What is told as one. */
  public enum By {
    /** Candles without one between them that is not meant. */
    RANGE,
    /** All of a day that are meant. */
    DAY
  }

  /** From one time of day to before another; over midnight where the end is the earlier one. */
  public record Hours(LocalTime from, LocalTime to) {

    /** Reads {@code 09:30-16:00}. */
    public static Hours read(String text) {
      String[] parts = text.split("-", -1);
      SampleQuery.check(
          text.matches("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]")
              && !parts[0].equals(parts[1]),
          "hours",
          "is like 09:30-16:00");
      return new Hours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
    }

    boolean has(LocalTime time) {
      boolean isAfter = !time.isBefore(from);
      boolean isBefore = time.isBefore(to);
      return from.isBefore(to) ? isAfter && isBefore : isAfter || isBefore;
    }
  }

  public FilterQuery {
    SampleQuery.check(limit >= 1 && limit <= MATCHES_MAX, "limit", "is 1 to " + MATCHES_MAX);
  }

  /** Reads {@code America/New_York}. */
  public static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new OutOfRangeException("zone", "is like America/New_York or UTC");
    }
  }
}
