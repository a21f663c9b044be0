package ffe.adapter.store;

import ffe.desk.keeping.ColdRows;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.OldRows;
import ffe.market.Candle;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Candles that leave the database, whose own function compares and deletes them. */
@Dependent
public class StoreColdRows implements ColdRows {

  private static final String SERIES =
      "SELECT source, instrument, timeframe FROM candle_series"
          + " WHERE NOT starts_with(source, 'dataset:') ORDER BY 1, 2, 3";

  private static final String OLDEST =
      "SELECT m FROM (SELECT utc_month(first_at) AS m FROM candle_series"
          + " WHERE source = ? AND instrument = ? AND timeframe = ?) s"
          + " WHERE next_utc_month(m) <= candles_needed_from(?, ?, ?, ?::interval)";

  private static final String OF_SERIES = " WHERE source = ? AND instrument = ? AND timeframe = ?";

  private static final String READ =
      "SELECT opens_at, open, high, low, close, volume, trades FROM candle"
          + OF_SERIES
          + " AND opens_at >= ? AND opens_at < ? ORDER BY opens_at";

  private static final String FILED =
      "SELECT source, instrument, timeframe, count(*), sum(candles), sum(bytes), min(first_at),"
          + " max(last_at), max(moved_at) FROM cold_file GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT ?";

  private static final String LEAVE = "SELECT candles_to_file(?, ?, ?, ?::interval, ?, ?, ?, ?, ?)";

  private final Transactions transactions;

  @Inject
  StoreColdRows(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<OldRows.Series> series() {
    return transactions.run(
        "list series",
        tx -> {
          List<OldRows.Series> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(SERIES);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              String source = row.getString(1);
              found.add(
                  new OldRows.Series(
                      source.startsWith("import:") ? OldRows.Kind.IMPORTS : OldRows.Kind.CANDLES,
                      source,
                      row.getString(2),
                      row.getString(3)));
            }
          }
          return found;
        });
  }

  @Override
  public Optional<YearMonth> oldest(OldRows.Series series, Duration age) {
    return transactions.run(
        "look for old candles of " + series,
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(OLDEST)) {
            int at = of(select, of(select, 1, series), series);
            select.setString(at, age.toString());
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      YearMonth.from(row.getTimestamp(1).toInstant().atOffset(ZoneOffset.UTC)))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public List<Filed> filed(int limit) {
    return transactions.run(
        "list what left",
        tx -> {
          List<Filed> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(FILED)) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Filed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getTimestamp(7).toInstant(),
                        row.getTimestamp(8).toInstant(),
                        row.getTimestamp(9).toInstant()));
              }
            }
          }
          return found;
        });
  }

  @Override
  public List<Candle> read(OldRows.Series series, YearMonth month) {
    return transactions.run(
        "read old candles of " + series,
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(READ)) {
            int at = of(select, 1, series);
            select.setTimestamp(at, begin(month));
            select.setTimestamp(at + 1, begin(month.plusMonths(1)));
            return StoreMarket.candles(select);
          }
        });
  }

  @Override
  public long count(OldRows.Series series) {
    return transactions.run(
        "count candles of " + series,
        tx -> {
          try (PreparedStatement select =
              tx.sql().prepareStatement("SELECT count(*) FROM candle" + OF_SERIES)) {
            of(select, 1, series);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  @Override
  public void leave(OldRows.Series series, Duration age, YearMonth month, ColdShelf.Written file) {
    transactions.run(
        "move candles of " + series + " of " + month + " to " + file.file(),
        tx -> {
          try (PreparedStatement leave = tx.sql().prepareStatement(LEAVE)) {
            int at = of(leave, 1, series);
            leave.setString(at++, age.toString());
            leave.setTimestamp(at++, begin(month));
            leave.setString(at++, file.digest());
            leave.setInt(at++, file.candles());
            leave.setString(at++, file.file());
            leave.setLong(at, file.bytes());
            return leave.execute();
          }
        });
  }

  private static int of(PreparedStatement statement, int at, OldRows.Series series)
      throws SQLException {
    statement.setString(at, series.source());
    statement.setString(at + 1, series.instrument());
    statement.setString(at + 2, series.timeframe());
    return at + 3;
  }

  private static Timestamp begin(YearMonth month) {
    Instant begin = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return InstantConverter.column(begin);
  }
}
