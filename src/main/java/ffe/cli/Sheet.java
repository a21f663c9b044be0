package ffe.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings, to be written for people, documents or spreadsheets. */
final class Sheet {

  /** How an answer is written; {@code json} is what REST said. */
  enum Format {
    TABLE,
    JSON,
    MARKDOWN,
    CSV
  }

  private static final int CELL_MAX = 60;

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  Sheet(String... titles) {
    this.titles = List.of(titles);
  }

  Sheet row(String... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + titles);
    }
    rows.add(List.of(cells));
    return this;
  }

  /**
   * A list of an answer as a sheet.
   *
   * @param columns title and path, as {@code "time=market_time"}
   */
  static Sheet of(List<Object> items, String... columns) {
    Sheet sheet =
        new Sheet(Arrays.stream(columns).map(c -> c.split("=", 2)[0]).toArray(String[]::new));
    for (Object item : items) {
      sheet.row(
          Arrays.stream(columns)
              .map(c -> Json.text(item, c.split("=", 2)[1]))
              .toArray(String[]::new));
    }
    return sheet;
  }

  /** One object as name and value. */
  static Sheet ofFields(Object object, String... fields) {
    Sheet sheet = new Sheet("field", "value");
    for (String field : fields) {
      String[] parts = field.split("=", 2);
      sheet.row(parts[0], Json.text(object, parts[1]));
    }
    return sheet;
  }

  String text(Format format) {
    return switch (format) {
      case CSV -> csv();
      case MARKDOWN -> markdown();
      case TABLE, JSON -> table();
    };
  }

  /** For a terminal; the other formats never cut. */
  private String table() {
    List<List<String>> all = new ArrayList<>();
    all.add(titles);
    rows.forEach(r -> all.add(IntStream.range(0, r.size()).mapToObj(i -> cell(r, i)).toList()));
    int[] widths =
        IntStream.range(0, titles.size())
            .map(i -> all.stream().mapToInt(r -> r.get(i).length()).max().orElse(0))
            .toArray();
    return all.stream()
        .map(
            r ->
                IntStream.range(0, widths.length)
                    .mapToObj(i -> padded(r.get(i), widths[i]))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The last column may be as long as it is. */
  private static String cell(List<String> row, int i) {
    String text = clean(row.get(i));
    return i == row.size() - 1 || text.length() <= CELL_MAX
        ? text
        : text.substring(0, CELL_MAX - 3) + "...";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private String markdown() {
    StringBuilder out = new StringBuilder();
    line(out, titles);
    line(out, titles.stream().map(t -> "---").toList());
    rows.forEach(r -> line(out, r));
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(
        cells.stream()
            .map(c -> clean(c).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** RFC 4180; lines end with CR LF there. */
  private String csv() {
    StringBuilder out = new StringBuilder();
    record(out, titles);
    rows.forEach(r -> record(out, r));
    return out.toString();
  }

  private static void record(StringBuilder out, List<String> cells) {
    out.append(cells.stream().map(Sheet::csvCell).collect(Collectors.joining(",", "", "\r\n")));
  }

  /** A text that a spreadsheet would compute is marked as text. */
  private static String csvCell(String text) {
    boolean number = text.matches("[+-]?[0-9]+([.][0-9]+)?");
    String safe = !number && text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  /** Without characters that would steer a terminal or break a line. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", " ");
  }
}
