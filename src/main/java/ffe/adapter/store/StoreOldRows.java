package ffe.adapter.store;

import ffe.desk.keeping.OldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Old rows in the database, whose own functions remove them: this side cannot delete from a
 * journal.
 */
@Dependent
public class StoreOldRows implements OldRows {

  private static final String CANDLES =
      "SELECT source, instrument, timeframe FROM candle_series"
          + " WHERE NOT starts_with(source, 'import:') AND NOT starts_with(source, 'dataset:')"
          + " ORDER BY 1, 2, 3";

  private static final String IMPORTS =
      "SELECT source, instrument, timeframe FROM candle_series WHERE starts_with(source, 'import:')"
          + " UNION SELECT source, instrument, '' FROM imported_trade ORDER BY 1, 2, 3";

  private static final String REMOVE_CANDLES = "SELECT retire_candles(?, ?, ?, ?::interval, ?)";

  private static final String REMOVE_TRADES = "SELECT retire_trades(?, ?, ?::interval, ?)";

  private final Transactions transactions;

  @Inject
  StoreOldRows(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Series> series(Kind kind) {
    return transactions.run(
        "list series",
        tx -> {
          List<Series> found = new ArrayList<>();
          try (PreparedStatement select =
                  tx.sql().prepareStatement(kind == Kind.CANDLES ? CANDLES : IMPORTS);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(new Series(kind, row.getString(1), row.getString(2), row.getString(3)));
            }
          }
          return found;
        });
  }

  @Override
  public int remove(Series series, Duration age, int most) {
    boolean candles = !series.timeframe().isEmpty();
    return transactions.run(
        "remove old rows of " + series,
        tx -> {
          try (PreparedStatement remove =
              tx.sql().prepareStatement(candles ? REMOVE_CANDLES : REMOVE_TRADES)) {
            int at = 1;
            remove.setString(at++, series.source());
            remove.setString(at++, series.instrument());
            if (candles) {
              remove.setString(at++, series.timeframe());
            }
            remove.setString(at++, age.toString());
            remove.setInt(at, most);
            try (ResultSet row = remove.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }
}
