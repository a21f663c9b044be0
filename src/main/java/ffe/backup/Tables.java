package ffe.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What the database itself says about its tables. */
final class Tables {

  private static final int FETCH = 1_000;

  private static final String COLUMNS =
      "SELECT k.name, a.attname FROM table_kind k JOIN pg_attribute a ON"
          + " a.attrelid = k.name::regclass WHERE k.kind <> 'derived' AND a.attnum > 0 AND NOT a.attisdropped"
          + " AND a.attgenerated = '' ORDER BY k.name COLLATE \"C\", a.attnum";

  private static final String NEEDS =
      "SELECT c.relname, r.relname FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid"
          + " JOIN pg_class r ON r.oid = f.confrelid WHERE f.contype = 'f'"
          + " AND f.connamespace = current_schema()::regnamespace AND f.conrelid <> f.confrelid";

  private static final String LEDGERS =
      "SELECT account, body FROM ledger_event ORDER BY account COLLATE \"C\", source COLLATE \"C\","
          + " revision, number";

  private Tables() {}

  /**
   * Every known table with its columns; one that refers to another comes after it. What the
   * database derives from others is none of them.
   */
  static Map<String, List<String>> known(Connection sql) throws SQLException {
    Map<String, List<String>> left = new TreeMap<>();
    Map<String, List<String>> needs = new TreeMap<>();
    try (Statement statement = sql.createStatement()) {
      try (ResultSet row = statement.executeQuery(COLUMNS)) {
        while (row.next()) {
          left.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(2));
        }
      }
      try (ResultSet row = statement.executeQuery(NEEDS)) {
        while (row.next()) {
          needs.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(2));
        }
      }
    }
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    while (!left.isEmpty()) {
      String next =
          left.keySet().stream()
              .filter(t -> needs.getOrDefault(t, List.of()).stream().noneMatch(left::containsKey))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("tables refer in a circle: " + left));
      ordered.put(next, left.get(next));
      left.remove(next);
    }
    return ordered;
  }

  /** What an account's books are the sum of, per account. Reads in portions. */
  static List<Manifest.Ledger> ledgers(Connection sql) throws SQLException {
    Map<String, Measure> measures = new TreeMap<>();
    try (Statement statement = sql.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet row = statement.executeQuery(LEDGERS)) {
        while (row.next()) {
          byte[] line = (row.getString(2) + "\n").getBytes(StandardCharsets.UTF_8);
          measures
              .computeIfAbsent(row.getString(1), account -> new Measure())
              .add(line, 0, line.length);
        }
      }
    }
    List<Manifest.Ledger> ledgers = new ArrayList<>();
    measures.forEach(
        (account, m) -> ledgers.add(new Manifest.Ledger(m.rows(), m.sha256Hex(), account)));
    return ledgers;
  }

  static CopyManager copying(Connection sql) throws SQLException, IOException {
    return sql.unwrap(PGConnection.class).getCopyAPI();
  }

  /** A query and no table: of a hypertable's own rows COPY would write none. */
  static String copied(String name, List<String> columns) {
    return "COPY (SELECT \""
        + String.join("\", \"", columns)
        + "\" FROM \""
        + name
        + "\") TO STDOUT";
  }

  static String quoted(String name, List<String> columns) {
    return '"' + name + "\" (\"" + String.join("\", \"", columns) + "\")";
  }
}
