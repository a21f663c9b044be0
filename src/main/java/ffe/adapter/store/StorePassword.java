package ffe.adapter.store;

import ffe.desk.access.PasswordStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The web password's hash in the database: at most one row. One statement a call. */
@Dependent
public class StorePassword implements PasswordStore {

  private final Transactions transactions;

  @Inject
  StorePassword(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<String> hash() {
    return transactions.run(
        "read the web password",
        tx -> {
          try (Statement statement = tx.sql().createStatement();
              ResultSet row = statement.executeQuery("SELECT hash FROM web_password")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty();
          }
        });
  }

  @Override
  public void set(String hash, Instant at) {
    transactions.run(
        "set the web password",
        tx -> {
          try (PreparedStatement statement =
              tx.sql()
                  .prepareStatement(
                      "INSERT INTO web_password (single, hash, set_at) VALUES (true, ?, ?)"
                          + " ON CONFLICT (single) DO UPDATE"
                          + " SET hash = excluded.hash, set_at = excluded.set_at")) {
            statement.setString(1, hash);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public boolean clear() {
    return transactions.run(
        "remove the web password",
        tx -> {
          try (Statement statement = tx.sql().createStatement()) {
            return statement.executeUpdate("DELETE FROM web_password") == 1;
          }
        });
  }
}
