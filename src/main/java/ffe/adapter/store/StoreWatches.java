package ffe.adapter.store;

import ffe.desk.market.WatchBook;
import ffe.market.Instrument;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The watched instruments in the database. One statement a call; an addition is three. */
@Dependent
public class StoreWatches implements WatchBook {

  private static final String ALL =
      "SELECT source, instrument, since, by_whom FROM watched ORDER BY since, source, instrument";

  /** Two who add at the same time must not both find the last place free. */
  private static final String LOCK = "LOCK TABLE watched IN SHARE ROW EXCLUSIVE MODE";

  private static final String COUNT =
      "SELECT count(*), count(*) FILTER (WHERE source = ? AND instrument = ?) FROM watched";

  private static final String ADD =
      "INSERT INTO watched (source, instrument, since, by_whom) VALUES (?, ?, ?, ?)";

  private static final String REMOVE = "DELETE FROM watched WHERE source = ? AND instrument = ?";

  private final Transactions transactions;

  @Inject
  StoreWatches(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Entry> entries() {
    return transactions.run(
        "list watched instruments",
        tx -> {
          List<Entry> found = new ArrayList<>();
          try (PreparedStatement statement = tx.sql().prepareStatement(ALL);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              found.add(
                  new Entry(
                      row.getString("source"),
                      Instrument.of(row.getString("instrument")),
                      row.getTimestamp("since").toInstant(),
                      row.getString("by_whom")));
            }
          }
          return found;
        });
  }

  @Override
  public Added add(Entry entry) {
    return transactions.run(
        "watch " + entry.instrument(),
        tx -> {
          try (Statement lock = tx.sql().createStatement()) {
            lock.execute(LOCK);
          }
          try (PreparedStatement count = tx.sql().prepareStatement(COUNT)) {
            count.setString(1, entry.source());
            count.setString(2, entry.instrument().name());
            try (ResultSet row = count.executeQuery()) {
              row.next();
              if (row.getLong(2) > 0) {
                return Added.WAS_THERE;
              } else if (row.getLong(1) >= ENTRIES_MAX) {
                return Added.FULL;
              }
            }
          }
          try (PreparedStatement insert = tx.sql().prepareStatement(ADD)) {
            insert.setString(1, entry.source());
            insert.setString(2, entry.instrument().name());
            insert.setTimestamp(3, Timestamp.from(entry.since()));
            insert.setString(4, entry.by());
            insert.executeUpdate();
          }
          return Added.ADDED;
        });
  }

  @Override
  public boolean remove(String source, Instrument instrument) {
    return transactions.run(
        "unwatch " + instrument,
        tx -> {
          try (PreparedStatement delete = tx.sql().prepareStatement(REMOVE)) {
            delete.setString(1, source);
            delete.setString(2, instrument.name());
            return delete.executeUpdate() == 1;
          }
        });
  }
}
