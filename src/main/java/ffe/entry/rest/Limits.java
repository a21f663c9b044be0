package ffe.entry.rest;

import ffe.desk.DecisionFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Bounds of what a query may say. */
final class Limits {

  private static final int WORD_MAX = DecisionFilter.TEXT_MAX;

  private Limits() {}

  static int read(String text, int min, int max) {
    return whole("limit", text, min, max);
  }

  static int whole(String field, String text, int min, int max) {
    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    if (number < min || number > max) {
      throw ApiException.outOfRange(field, field + " is " + min + " to " + max);
    }
    return number;
  }

  static String id(String text) {
    if (!text.matches("[0-9a-f]{24}")) {
      throw ApiException.notFound("decision");
    }
    return text;
  }

  /** A time in a year of four digits; beyond, the database has no place for it. */
  static Optional<Instant> time(String text) {
    try {
      return text.matches("[12][0-9]{3}-[0-9T:.-]{1,40}Z")
          ? Optional.of(Instant.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Instant time(String field, String text) {
    return time(text)
        .orElseThrow(
            () ->
                ApiException.outOfRange(field, field + " is a UTC time like 2013-11-27T12:00:00Z"));
  }

  static <E extends Enum<E>> E oneOf(String field, String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.outOfRange(
                    field, field + " is one of " + Arrays.toString(type.getEnumConstants())));
  }

  /** A cursor that is the number of a row. */
  static String number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    return text;
  }

  /** A text to look for; the database has no place for a zero character. */
  static String word(String field, String text) {
    if (text.isEmpty() || text.length() > WORD_MAX || text.indexOf('\0') >= 0) {
      throw ApiException.outOfRange(field, field + " has 1 to " + WORD_MAX + " characters");
    }
    return text;
  }

  /** Where a page of decisions ended: time and id of its last line. */
  static String cursor(String text) {
    int cut = text.indexOf('_');
    if (cut < 0
        || !text.substring(cut + 1).matches("[0-9a-f]{24}")
        || time(text.substring(0, cut)).isEmpty()) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    return text;
  }
}
