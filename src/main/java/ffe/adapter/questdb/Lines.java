package ffe.adapter.questdb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Rows as text of the line protocol (QuestDB documentation, "ILP reference", 2026): {@code
 * table,symbol=value column=value timestamp}, one line a row. Of a row symbols come first, then
 * columns, then its time.
 */
final class Lines {

  private static final int CHARS_A_ROW = 200;

  private final StringBuilder text;
  private boolean hasColumn;

  /**
   * @param rows that are expected
   */
  Lines(int rows) {
    text = new StringBuilder(rows * CHARS_A_ROW);
  }

  Lines row(String table) {
    text.append(table);
    hasColumn = false;
    return this;
  }

  /** Nothing where the value is empty: QuestDB has null for it. */
  Lines symbol(String name, String value) {
    if (!value.isEmpty()) {
      text.append(',').append(name).append('=');
      escape(value, " ,=\\");
    }
    return this;
  }

  Lines string(String name, String value) {
    column(name).append('"');
    escape(value, "\"\\");
    text.append('"');
    return this;
  }

  /** The double that is nearest to the decimal. */
  Lines real(String name, BigDecimal value) {
    column(name).append(value.toPlainString());
    return this;
  }

  /**
   * @param value finite
   */
  Lines real(String name, double value) {
    return real(name, BigDecimal.valueOf(value));
  }

  Lines whole(String name, long value) {
    column(name).append(value).append('i');
    return this;
  }

  /** Ends the row. */
  void at(Instant time) {
    text.append(' ').append(micros(time)).append('\n');
  }

  /** Microseconds since 1970, cut as the journal's columns are. */
  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
  }

  private StringBuilder column(String name) {
    text.append(hasColumn ? ',' : ' ').append(name).append('=');
    hasColumn = true;
    return text;
  }

  /** A line ends with its row: what would end it within a value becomes a space. */
  private void escape(String value, String signs) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i) < ' ' ? ' ' : value.charAt(i);
      if (signs.indexOf(c) >= 0) {
        text.append('\\');
      }
      text.append(c);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
