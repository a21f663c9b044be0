package ffe.entry.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows as comma-separated values after RFC 4180: a heading, exact amounts, UTC times. No field
 * begins in a way that a spreadsheet would compute.
 */
final class Csv<T> {

  static final String TYPE = "text/csv";

  private final List<String> headings = new ArrayList<>();
  private final List<Function<T, Object>> columns = new ArrayList<>();

  /** What a caller would rather have than anything else. */
  static boolean isWanted(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .findFirst()
        .filter(type -> (type.getType() + "/" + type.getSubtype()).equals(TYPE))
        .isPresent();
  }

  Csv<T> column(String heading, Function<T, Object> value) {
    headings.add(heading);
    columns.add(value);
    return this;
  }

  String of(List<T> rows) {
    StringBuilder out = new StringBuilder(String.join(",", headings)).append("\r\n");
    for (T row : rows) {
      out.append(String.join(",", columns.stream().map(c -> field(c.apply(row))).toList()));
      out.append("\r\n");
    }
    return out.toString();
  }

  private static String field(Object value) {
    String text = value.toString();
    boolean computes = text.matches("(?s)[=+@\t\r].*") || text.matches("(?s)-(?![0-9.]+$).*");
    String safe = computes ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
