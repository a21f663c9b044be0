package ffe.simulation;

import java.math.BigDecimal;
import java.time.Instant;

/** The rows of a recording: milliseconds, price and amount in units of 1e-8. */
final class TapeRows {

  static final int DECIMALS = 8;

  static final String HEADER = "ts_ms,price,amount";

  private static final int LINE_MAX = 120;
  private static final int NUMBER_MAX = 24;
  private static final BigDecimal PRICE_MAX = new BigDecimal("100000000");
  private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");
  private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private final String name;
  private final long[][] columns;
  private int size;

  private TapeRows(String name, int capacity) {
    this.name = name;
    this.columns = new long[3][capacity];
  }

  static TapeRows parse(String name, String text) {
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    if (lines > Tape.ROWS_MAX + 2L) {
      throw new CorruptTapeException(name + " has more than " + Tape.ROWS_MAX + " rows");
    }
    TapeRows rows = new TapeRows(name, (int) lines);
    int line = 1;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      rows.add(line, text, from, to);
      line++;
      from = to + 1;
    }
    if (rows.size == 0) {
      throw rows.corrupt(line, "no trade");
    }
    return rows;
  }

  private void add(int line, String text, int from, int to) {
    if (to - from > LINE_MAX) {
      throw corrupt(line, "longer than " + LINE_MAX + " characters");
    }
    String row = text.substring(from, to);
    if (line == 1) {
      if (!row.equals(HEADER)) {
        throw corrupt(line, "the header is not " + HEADER + " but " + row);
      }
      return;
    }
    String[] fields = row.split(",", -1);
    if (fields.length != columns.length) {
      throw corrupt(line, fields.length + " fields instead of " + columns.length + ": " + row);
    }
    long millis = millis(line, fields[0]);
    if (size > 0 && millis < columns[0][size - 1]) {
      throw corrupt(line, "time goes back to " + Instant.ofEpochMilli(millis));
    }
    columns[0][size] = millis;
    columns[1][size] = scaled(line, "price", fields[1], PRICE_MAX);
    columns[2][size] = scaled(line, "amount", fields[2], AMOUNT_MAX);
    if (columns[1][size] == 0) {
      throw corrupt(line, "a price of zero");
    }
    size++;
  }

  private long millis(int line, String text) {
    if (text.isEmpty() || text.length() > 15 || !isDigits(text)) {
      throw corrupt(line, "the time is not whole milliseconds: " + text);
    }
    long millis = Long.parseLong(text);
    if (millis < EARLIEST || millis > LATEST) {
      throw corrupt(line, "the time is absurd: " + Instant.ofEpochMilli(millis));
    }
    return millis;
  }

  private long scaled(int line, String field, String text, BigDecimal max) {
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    String decimals = dot < 0 ? "0" : text.substring(dot + 1);
    if (text.length() > NUMBER_MAX
        || whole.isEmpty()
        || decimals.isEmpty()
        || !isDigits(whole)
        || !isDigits(decimals)) {
      throw corrupt(line, "the " + field + " is not a plain number of zero or more: " + text);
    }
    if (decimals.length() > DECIMALS) {
      throw corrupt(line, "the " + field + " has more than " + DECIMALS + " decimals: " + text);
    }
    BigDecimal value = new BigDecimal(text);
    if (value.compareTo(max) > 0) {
      throw corrupt(line, "the " + field + " is above " + max.toPlainString() + ": " + text);
    }
    return value.movePointRight(DECIMALS).longValueExact();
  }

  /** ASCII digits only. */
  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private CorruptTapeException corrupt(int line, String what) {
    return new CorruptTapeException(name + " line " + line + ": " + what);
  }

  int size() {
    return size;
  }

  long millis(int i) {
    return columns[0][i];
  }

  long price(int i) {
    return columns[1][i];
  }

  long amount(int i) {
    return columns[2][i];
  }
}
