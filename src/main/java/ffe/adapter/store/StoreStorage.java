package ffe.adapter.store;

import ffe.desk.keeping.Storage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The database about itself, by functions that know which kind of server it is. */
@Dependent
public class StoreStorage implements Storage {

  private final Transactions transactions;

  @Inject
  StoreStorage(Transactions transactions) {
    this.transactions = transactions;
  }

  /** One row of an answer. */
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  @Override
  public Server server() {
    return list(
            "SELECT server, timescale, licence, serves, is_used, waiting, oldest_at"
                + " FROM storage_engine()",
            row ->
                new Server(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getLong(6),
                    time(row, 7)))
        .get(0);
  }

  @Override
  public List<Table> tables() {
    return list(
        "SELECT name, kind, form, bytes, chunks, compressed, bytes_before, bytes_after"
            + " FROM storage_tables() ORDER BY name COLLATE \"C\"",
        row ->
            new Table(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8)));
  }

  @Override
  public List<Job> jobs() {
    return list(
        "SELECT name, of_table, every, is_scheduled, last_at, status, runs, failures, next_at"
            + " FROM storage_jobs() ORDER BY name COLLATE \"C\", of_table COLLATE \"C\"",
        row ->
            new Job(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                time(row, 5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                time(row, 9)));
  }

  @Override
  public boolean compress(Optional<Duration> after) {
    return transactions.run(
        "set compression",
        tx -> {
          try (PreparedStatement select =
              tx.sql().prepareStatement("SELECT set_compression(?::interval)")) {
            select.setString(1, after.map(Duration::toString).orElse(null));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getBoolean(1);
            }
          }
        });
  }

  private <T> List<T> list(String query, Row<T> form) {
    return transactions.run(
        "ask how the database stores",
        tx -> {
          List<T> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(query);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(form.of(row));
            }
          }
          return found;
        });
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
