package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.files.ImportBook;
import ffe.desk.files.ImportView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imports in the database. One statement a call. */
@Dependent
public class StoreImports implements ImportBook {

  /** One that is not heard of for so long has ended with its server. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private static final String OPEN = "INSERT INTO import_job (id, state, body) VALUES (?, ?, ?)";

  private static final String KEEP =
      "UPDATE import_job SET state = ?, body = ?, beat_at = clock_timestamp() WHERE id = ?";

  private static final String READ =
      "SELECT body, beat_at, beat_at < clock_timestamp() - ?::interval AS silent FROM import_job";

  private final Transactions transactions;

  @Inject
  StoreImports(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void open(ImportView begun) {
    transactions.run(
        "keep import " + begun.id(),
        tx -> {
          try (PreparedStatement insert = tx.sql().prepareStatement(OPEN)) {
            insert.setString(1, begun.id());
            insert.setString(2, begun.state().name());
            insert.setString(3, Canon.write(begun));
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public void keep(ImportView now) {
    transactions.run(
        "keep import " + now.id(),
        tx -> {
          try (PreparedStatement update = tx.sql().prepareStatement(KEEP)) {
            update.setString(1, now.state().name());
            update.setString(2, Canon.write(now));
            update.setString(3, now.id());
            return update.executeUpdate();
          }
        });
  }

  @Override
  public Optional<ImportView> find(String id) {
    return read("read import " + id, " WHERE id = ?", id).stream().findFirst();
  }

  @Override
  public List<ImportView> list(int limit) {
    return read("list imports", " ORDER BY number DESC LIMIT ?", limit);
  }

  private List<ImportView> read(String what, String which, Object parameter) {
    return transactions.run(
        what,
        tx -> {
          List<ImportView> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(READ + which)) {
            select.setString(1, SILENCE_MAX.toString());
            select.setObject(2, parameter);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(view(row));
              }
            }
          }
          return found;
        });
  }

  private static ImportView view(ResultSet row) throws SQLException {
    ImportView view = Canon.read(row.getString("body"), ImportView.class);
    return view.isRunning() && row.getBoolean("silent")
        ? view.interrupted(row.getTimestamp("beat_at").toInstant())
        : view;
  }
}
