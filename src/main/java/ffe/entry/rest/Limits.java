package ffe.entry.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Bounds of what a query may say. */
final class Limits {

  private Limits() {}

  static int read(String text, int min, int max) {
    if (!text.matches("[0-9]{1,6}")) {
      throw ApiException.outOfRange("limit", "limit is " + min + " to " + max);
    }
    int limit = Integer.parseInt(text);
    if (limit < min || limit > max) {
      throw ApiException.outOfRange("limit", "limit is " + min + " to " + max);
    }
    return limit;
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
