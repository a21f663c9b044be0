package ffe.entry.rest;

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

  static String cursor(String text) {
    if (!text.matches("[A-Za-z0-9_.:-]{1,128}")) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    return text;
  }
}
