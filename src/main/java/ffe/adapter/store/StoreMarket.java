package ffe.adapter.store;

import ffe.desk.files.SeriesArchive;
import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stored candles by groups. One statement a call, by the key of the table. */
@Dependent
public class StoreMarket implements SeriesArchive {

  /** Jumps from series to series along the key; the table is not read whole. */
  private static final String SERIES =
      "WITH RECURSIVE s AS ((SELECT source, instrument, timeframe FROM candle"
          + " ORDER BY source, instrument, timeframe LIMIT 1) UNION ALL"
          + " SELECT n.source, n.instrument, n.timeframe FROM s CROSS JOIN LATERAL ("
          + "SELECT c.source, c.instrument, c.timeframe FROM candle c"
          + " WHERE (c.source, c.instrument, c.timeframe) > (s.source, s.instrument, s.timeframe)"
          + " ORDER BY c.source, c.instrument, c.timeframe LIMIT 1) n)"
          + " SELECT source, instrument, timeframe,"
          + " (SELECT min(opens_at) FROM candle c WHERE (c.source, c.instrument, c.timeframe)"
          + " = (s.source, s.instrument, s.timeframe)),"
          + " (SELECT max(opens_at) FROM candle c WHERE (c.source, c.instrument, c.timeframe)"
          + " = (s.source, s.instrument, s.timeframe)) FROM s LIMIT ?";

  private static final String OF = "c.source = ? AND c.instrument = ? AND c.timeframe = ?";

  /** Opens and closes by the key, one by one: a join is planned badly right after an import. */
  private static final String GROUPED =
      "SELECT b.at, (SELECT c.open FROM candle c WHERE "
          + OF
          + " AND c.opens_at = b.f), b.high, b.low, (SELECT c.close FROM candle c WHERE "
          + OF
          + " AND c.opens_at = b.l), b.volume, b.trades FROM ("
          + "SELECT date_bin(make_interval(secs => ?), c.opens_at, to_timestamp(0)) AS at,"
          + " min(c.opens_at) AS f, max(c.opens_at) AS l, max(c.high) AS high, min(c.low) AS low,"
          + " sum(c.volume) AS volume, least(sum(c.trades), 2147483647) AS trades"
          + " FROM candle c WHERE "
          + OF
          + " AND c.opens_at >= ? AND c.opens_at < ? GROUP BY 1 ORDER BY 1 LIMIT ?) b"
          + " ORDER BY b.at";

  private final Transactions transactions;

  @Inject
  StoreMarket(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<SeriesView> series(int limit) {
    return transactions.run(
        "list series of candles",
        tx -> {
          List<SeriesView> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(SERIES)) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Optional<Timeframe> timeframe = Timeframe.parse(row.getString(3));
                Optional<Instrument> instrument = Instrument.parse(row.getString(2));
                if (timeframe.isPresent() && instrument.isPresent()) {
                  found.add(
                      new SeriesView(
                          row.getString(1),
                          instrument.get(),
                          timeframe.get(),
                          row.getTimestamp(4).toInstant(),
                          row.getTimestamp(5).toInstant()));
                }
              }
            }
          }
          return found;
        });
  }

  @Override
  public List<Candle> grouped(
      SeriesView series, long seconds, Instant from, Instant to, int limit) {
    return transactions.run(
        "read candles of " + series.source(),
        tx -> {
          List<Candle> candles = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(GROUPED)) {
            of(select, 1, series);
            of(select, 4, series);
            select.setDouble(7, (double) seconds);
            of(select, 8, series);
            select.setTimestamp(11, InstantConverter.column(from));
            select.setTimestamp(12, InstantConverter.column(to));
            select.setInt(13, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                candles.add(
                    new Candle(
                        row.getTimestamp(1).toInstant(),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getInt(7)));
              }
            }
          }
          return candles;
        });
  }

  private static void of(PreparedStatement select, int at, SeriesView series) throws SQLException {
    select.setString(at, series.source());
    select.setString(at + 1, series.instrument().name());
    select.setString(at + 2, series.timeframe().label());
  }
}
