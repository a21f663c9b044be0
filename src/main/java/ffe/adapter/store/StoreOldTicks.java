package ffe.adapter.store;

import ffe.desk.keeping.OldTicks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;

/** Old ticks, which the database's own functions remove. */
@Dependent
public class StoreOldTicks implements OldTicks {

  private final Transactions transactions;

  @Inject
  StoreOldTicks(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean keepFor(Duration age) {
    return transactions.run(
        "set how long ticks are kept",
        tx -> {
          try (PreparedStatement select =
              tx.sql().prepareStatement("SELECT set_tick_retention(?::interval)")) {
            select.setString(1, age.toString());
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getBoolean(1);
            }
          }
        });
  }

  @Override
  public int remove(Duration age, int most) {
    return transactions.run(
        "remove old ticks",
        tx -> {
          try (PreparedStatement remove =
              tx.sql().prepareStatement("SELECT retire_ticks(?::interval, ?)")) {
            remove.setString(1, age.toString());
            remove.setInt(2, most);
            try (ResultSet row = remove.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }
}
