package ffe.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement whose conditions depend on what is asked for; values travel beside the text. */
final class Where {

  private final StringBuilder text;
  private final List<Object> values = new ArrayList<>();

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @param start ends where {@code AND} may go on
   */
  Where(String start, Object... values) {
    text = new StringBuilder(start);
    this.values.addAll(List.of(values));
  }

  Where and(String condition, Object... more) {
    return then(" AND " + condition, more);
  }

  Where then(String rest, Object... more) {
    text.append(rest);
    values.addAll(List.of(more));
    return this;
  }

  <T> List<T> list(Connection sql, Row<T> reader) throws SQLException {
    try (PreparedStatement select = sql.prepareStatement(text.toString())) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    }
  }
}
