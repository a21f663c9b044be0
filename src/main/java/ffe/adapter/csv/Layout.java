package ffe.adapter.csv;

import ffe.desk.files.BadFileException;
import ffe.desk.files.ImportOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which column is what: by the names of a header, or without one by the number of columns. */
final class Layout {

  /** What a column holds. */
  enum Field {
    TIME,
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    TRADES,
    PRICE,
    AMOUNT;

    /** As a header names it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<Field> CANDLE =
      List.of(Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
  private static final List<Field> TRADE = List.of(Field.TIME, Field.PRICE, Field.AMOUNT);

  private static final String HELP_CANDLES =
      "a header names time, open, high, low, close and may name volume and trades; without one"
          + " the columns are those of Binance (12), Kraken (7) or time,open,high,low,close,volume";
  private static final String HELP_TRADES =
      "a header names time, price and amount; without one the columns are those of Binance (6 or"
          + " 7), Kraken (3: time, price, amount)";

  private final Map<Field, Integer> columns;
  private final String separator;
  private final int width;

  private Layout(Map<Field, Integer> columns, String separator, int width) {
    this.columns = columns;
    this.separator = separator;
    this.width = width;
  }

  /** Whether a line says nothing: vendors put their address or a remark before the header. */
  static boolean isRemark(String line) {
    return line.isEmpty() || line.startsWith("#") || line.matches("(?i)\"?https?://.*");
  }

  /**
   * Recognises the first line that is no remark.
   *
   * @throws BadFileException when it is neither a header nor a row of a known layout
   */
  static Layout of(String line, ImportOrder order) {
    String separator = separator(line);
    List<String> cells = cells(line, separator);
    boolean isRow = Stamp.parse(cells.get(0)).isPresent() || cells.get(0).matches("[0-9.]+");
    Map<Field, Integer> columns =
        isRow
            ? byCount(cells.size(), isTrades(order))
            : byNames(cells, order.instrument().base().code().toLowerCase(Locale.ROOT));
    List<Field> missing =
        (isTrades(order) ? TRADE : CANDLE).stream().filter(f -> !columns.containsKey(f)).toList();
    if (!missing.isEmpty()) {
      throw BadFileException.because(
          "no column is known as "
              + missing.get(0).name().toLowerCase(Locale.ROOT)
              + ": "
              + (isTrades(order) ? HELP_TRADES : HELP_CANDLES));
    }
    return new Layout(columns, separator, isRow ? -1 : cells.size());
  }

  private static boolean isTrades(ImportOrder order) {
    return order.timeframe().isEmpty();
  }

  /** True when the first line named the columns and is no row itself. */
  boolean hasHeader() {
    return width > 0;
  }

  List<String> cells(String line) {
    return cells(line, separator);
  }

  /** A cell, or empty text when the file has no such column. */
  String cell(List<String> cells, Field field) {
    Integer column = columns.get(field);
    return column == null ? "" : cells.get(column);
  }

  /** Whether a row has every column that is needed. */
  boolean fits(List<String> cells) {
    return hasHeader()
        ? cells.size() == width
        : columns.values().stream().allMatch(c -> c < cells.size());
  }

  private static String separator(String line) {
    return line.contains(",") ? "," : line.contains(";") ? ";" : "\t";
  }

  private static List<String> cells(String line, String separator) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
      cells.add(plain(line.substring(from, at)));
      from = at + 1;
    }
    cells.add(plain(line.substring(from)));
    return cells;
  }

  private static String plain(String cell) {
    String text = cell.strip();
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }

  private static Map<Field, Integer> byNames(List<String> header, String base) {
    Map<Field, List<String>> names = new EnumMap<>(Field.class);
    names.put(
        Field.TIME,
        List.of(
            "tsms",
            "ts",
            "unix",
            "unixtimestamp",
            "timestamp",
            "opentime",
            "time",
            "datetime",
            "date"));
    names.put(Field.OPEN, List.of("open", "o"));
    names.put(Field.HIGH, List.of("high", "h"));
    names.put(Field.LOW, List.of("low", "l"));
    names.put(Field.CLOSE, List.of("close", "c"));
    names.put(Field.VOLUME, List.of("volume", "volume" + base, "vol", "v", "basevolume"));
    names.put(
        Field.TRADES, List.of("trades", "count", "tradecount", "numberoftrades", "tradescount"));
    names.put(Field.PRICE, List.of("price", "p"));
    names.put(Field.AMOUNT, List.of("amount", "quantity", "qty", "size", "volume"));
    List<String> said =
        header.stream().map(c -> c.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).toList();
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    names.forEach(
        (field, known) ->
            known.stream()
                .map(said::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .ifPresent(i -> columns.put(field, i)));
    return columns;
  }

  private static Map<Field, Integer> byCount(int width, boolean isTrades) {
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    if (isTrades) {
      // Binance: id, price, quantity, in quote, time, ...
      boolean binance = width == 6 || width == 7;
      if (binance || width == 3) {
        columns.put(Field.TIME, binance ? 4 : 0);
        columns.put(Field.PRICE, 1);
        columns.put(Field.AMOUNT, 2);
      }
      return columns;
    }
    Optional<Integer> trades =
        width == 12 ? Optional.of(8) : width == 7 ? Optional.of(6) : Optional.empty();
    if (trades.isPresent() || width == 6) {
      for (int i = 0; i < CANDLE.size(); i++) {
        columns.put(CANDLE.get(i), i);
      }
      columns.put(Field.VOLUME, 5);
      trades.ifPresent(column -> columns.put(Field.TRADES, column));
    }
    return columns;
  }
}
