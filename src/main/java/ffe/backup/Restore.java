package ffe.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;

/**
 * Puts a backup into an empty database, as the owner of its tables.
 *
 * <p>Journals are only inserted into, so their triggers stay in force. What was running when the
 * backup was made does not go on by itself: an agent that ran is paused, one that was closing its
 * positions is halted, nobody holds a lease, and the next token is far above any that the server of
 * the backup can have given out since.
 */
public final class Restore {

  /** No account changes its holder this often in the life of a server. */
  private static final long TOKENS_BETWEEN = 1_000_000;

  private static final long ONE_AT_A_TIME = 0x66666502L;

  private static final String PAUSE =
      "UPDATE lane SET agent = CASE agent WHEN 'FLATTENING' THEN 'HALTED' ELSE 'PAUSED' END,"
          + " agent_reason = ? WHERE agent IN ('RUNNING', 'PAUSED', 'FLATTENING')";

  private static final String GIVE_BACK =
      "UPDATE trading_lease SET holder = 'restored', token = token + ?,"
          + " held_until = clock_timestamp()";

  private static final String NOTE =
      "INSERT INTO restoration (manifest_sha256, application, taken_at) VALUES (?, ?, ?)";

  // a backup of a restored database tells of the earlier restoration too
  private static final String LAST =
      "SELECT manifest_sha256 FROM restoration ORDER BY restored_at DESC LIMIT 1";

  private static final String SEQUENCES =
      "SELECT k.name, a.attname FROM table_kind k JOIN pg_attribute a ON"
          + " a.attrelid = k.name::regclass WHERE a.attidentity <> ''";

  private static final String CHAINED =
      "SELECT t.tgrelid::regclass FROM pg_trigger t JOIN table_kind k"
          + " ON k.name::regclass = t.tgrelid WHERE t.tgname = 'chained' ORDER BY 1";

  private Restore() {}

  /** Whether the database was filled from this very backup, whatever came after. */
  public static boolean isDone(Connection sql, BackupFile backup) throws SQLException {
    if (!exists(sql, "restoration")) {
      return false;
    }
    try (Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(LAST)) {
      return row.next() && row.getString(1).equals(backup.manifestSha256());
    }
  }

  /**
   * Refuses a database that has rows or is of another schema than the backup can fill.
   *
   * @param newest the last migration this engine knows
   */
  public static void check(Connection sql, BackupFile backup, int newest)
      throws BackupException, SQLException {
    int schema = backup.manifest().schema();
    if (schema > newest) {
      throw new BackupException(
          "the backup is of a newer engine: schema " + schema + ", this one knows " + newest);
    }
    if (!exists(sql, "table_kind")) {
      return;
    }
    for (String table : Tables.known(sql).keySet()) {
      if (has(sql, "SELECT FROM \"" + table + "\" LIMIT 1")) {
        throw new BackupException(
            "the database is not empty (" + table + "); restore into a new one");
      }
    }
    if (has(sql, "SELECT FROM flyway_schema_history WHERE version::integer > " + schema)) {
      throw new BackupException(
          "the database has newer tables than the backup's schema "
              + schema
              + "; restore into a new one");
    }
  }

  /** All of it in one transaction, or nothing; the tables are at the backup's schema. */
  public static void load(Connection sql, BackupFile backup) throws BackupException, SQLException {
    sql.setAutoCommit(false);
    try {
      try (Statement statement = sql.createStatement()) {
        statement.execute("SELECT pg_advisory_xact_lock(" + ONE_AT_A_TIME + ")");
        statement.execute("SET LOCAL statement_timeout = 0");
      }
      check(sql, backup, backup.manifest().schema());
      fill(sql, backup);
      if (!Tables.ledgers(sql).equals(backup.manifest().ledgers())) {
        throw new BackupException("the restored ledger is not the backup's; nothing was kept");
      }
      land(sql, backup);
      sql.commit();
    } catch (IOException e) {
      throw e instanceof BackupException known
          ? known
          : new BackupException("the backup cannot be read: " + BackupFile.words(e), e);
    } finally {
      sql.rollback();
      sql.setAutoCommit(true);
    }
  }

  private static void fill(Connection sql, BackupFile backup) throws IOException, SQLException {
    Map<String, List<String>> known = Tables.known(sql);
    List<Manifest.Table> given = backup.manifest().tables();
    if (known.size() != given.size()) {
      throw new BackupException("the backup's tables are not those of its schema");
    }
    for (Manifest.Table table : given) {
      if (!table.columns().equals(known.get(table.name()))) {
        throw new BackupException(
            "the backup's table " + table.name() + " is not that of its schema");
      }
    }
    chaining(sql, "DISABLE");
    for (Manifest.Table table : given) {
      try (BackupFile.Content rows = backup.content(table)) {
        String copy = "COPY " + Tables.quoted(table.name(), table.columns()) + " FROM STDIN";
        Tables.copying(sql).copyIn(copy, rows);
        rows.prove();
      }
    }
    chaining(sql, "ENABLE");
  }

  /** The links come from the backup, so none are made while its rows are put in. */
  private static void chaining(Connection sql, String change) throws SQLException {
    try (Statement statement = sql.createStatement();
        Statement next = sql.createStatement();
        ResultSet row = statement.executeQuery(CHAINED)) {
      while (row.next()) {
        next.execute("ALTER TABLE " + row.getString(1) + " " + change + " TRIGGER chained");
      }
    }
  }

  private static void land(Connection sql, BackupFile backup) throws SQLException {
    Manifest manifest = backup.manifest();
    try (PreparedStatement pause = sql.prepareStatement(PAUSE)) {
      pause.setString(1, "restored from backup of " + manifest.takenAt());
      pause.executeUpdate();
    }
    try (PreparedStatement lease = sql.prepareStatement(GIVE_BACK)) {
      lease.setLong(1, TOKENS_BETWEEN);
      lease.executeUpdate();
    }
    try (PreparedStatement note = sql.prepareStatement(NOTE)) {
      note.setString(1, backup.manifestSha256());
      note.setString(2, manifest.application());
      note.setTimestamp(3, Timestamp.from(manifest.takenAt()));
      note.executeUpdate();
    }
    try (Statement statement = sql.createStatement();
        Statement next = sql.createStatement();
        ResultSet row = statement.executeQuery(SEQUENCES)) {
      while (row.next()) {
        String table = row.getString(1);
        String column = row.getString(2);
        next.execute(
            String.format(
                "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'),"
                    + " coalesce(max(\"%2$s\"), 0) + 1, false) FROM \"%1$s\"",
                table, column));
      }
    }
  }

  private static boolean exists(Connection sql, String table) throws SQLException {
    return has(sql, "SELECT WHERE to_regclass('" + table + "') IS NOT NULL");
  }

  private static boolean has(Connection sql, String query) throws SQLException {
    try (Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next();
    }
  }
}
