package ffe.canon;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as {@link Instant#toString} writes them. Those of whole seconds in four-digit years,
 * which is most, without a formatter.
 */
public final class Instants {

  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
  private static final long AFTER_LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400;
  private static final String SHAPE = "dddd-dd-ddTdd:dd:ddZ";

  private Instants() {}

  /** As {@code instant.toString()}. */
  public static String text(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (instant.getNano() != 0 || seconds < FIRST || seconds >= AFTER_LAST) {
      return instant.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L));
    int second = (int) Math.floorMod(seconds, 86_400L);
    StringBuilder out = new StringBuilder(SHAPE.length());
    two(two(out, day.getYear() / 100), day.getYear() % 100);
    two(two(out.append('-'), day.getMonthValue()).append('-'), day.getDayOfMonth());
    two(two(out.append('T'), second / 3_600).append(':'), second / 60 % 60);
    return two(out.append(':'), second % 60).append('Z').toString();
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /**
   * As {@link Instant#parse}.
   *
   * @throws java.time.DateTimeException if it is none
   */
  static Instant parse(String text) {
    if (!isPlain(text)) {
      return Instant.parse(text);
    }
    LocalDate day =
        LocalDate.of(number(text, 0) * 100 + number(text, 2), number(text, 5), number(text, 8));
    int second = number(text, 11) * 3_600 + number(text, 14) * 60 + number(text, 17);
    return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + second);
  }

  /** Of the shape, with hours, minutes and seconds that a day has. */
  private static boolean isPlain(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char wanted = SHAPE.charAt(i);
      char found = text.charAt(i);
      if (wanted == 'd' ? found < '0' || found > '9' : found != wanted) {
        return false;
      }
    }
    return number(text, 11) < 24 && number(text, 14) < 60 && number(text, 17) < 60;
  }

  private static int number(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
