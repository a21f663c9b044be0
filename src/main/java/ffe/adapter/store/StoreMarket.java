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

/**
 * Stored candles by groups. One statement a call, by the key of the table; groups of minutes are
 * made of the longest candles the database has made of them already, and of the minutes of days
 * that changed since; what has left for files is read there, and grouped with them. All ways give
 * the same bits.
 */
@Dependent
public class StoreMarket implements SeriesArchive {

  private static final String SERIES =
      "SELECT source, instrument, timeframe, least(first_at, (SELECT min(f.first_at) FROM cold_file f"
          + " WHERE f.source = s.source AND f.instrument = s.instrument"
          + " AND f.timeframe = s.timeframe)), last_at FROM candle_series s"
          + " ORDER BY source, instrument, timeframe LIMIT ?";

  /** Nothing is summed: a lone volume keeps its bits in every case. */
  private static final String AS_STORED =
      "SELECT opens_at, open, high, low, close, volume, trades FROM candle WHERE source = ?"
          + " AND instrument = ? AND timeframe = ? AND opens_at >= ? AND opens_at < ?"
          + " ORDER BY opens_at LIMIT ?";

  private final Transactions transactions;
  private final ColdCandles cold;

  @Inject
  StoreMarket(Transactions transactions, ColdCandles cold) {
    this.transactions = transactions;
    this.cold = cold;
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
    return cold.steady(
        CandleRange.of(series, from, to),
        last ->
            last.isEmpty()
                ? stored(series, seconds, from, to, limit)
                : spanning(series, seconds, from, to, limit, last.get()));
  }

  /** What has a part in a file is grouped here, what comes after by the database. */
  private List<Candle> spanning(
      SeriesView series, long seconds, Instant from, Instant to, int limit, Instant last) {
    long span = Math.floorDiv(last.getEpochSecond(), seconds);
    Instant after = Instant.ofEpochSecond((span + 1) * seconds);
    Instant edge = after.isBefore(to) ? after : to;
    List<Candle> found = new ArrayList<>();
    if (seconds == series.timeframe().length().toSeconds()) {
      cold.each(
          CandleRange.of(series, from, edge),
          candle -> {
            found.add(candle);
            return found.size() < limit;
          });
    } else {
      Grouping grouping = new Grouping(seconds, limit);
      cold.each(CandleRange.of(series, from, edge), grouping::take);
      found.addAll(grouping.groups());
    }
    if (found.size() < limit && edge.isBefore(to)) {
      found.addAll(stored(series, seconds, edge, to, limit - found.size()));
    }
    return found;
  }

  private List<Candle> stored(
      SeriesView series, long seconds, Instant from, Instant to, int limit) {
    return transactions.run(
        "read candles of " + series.source(),
        tx -> {
          boolean isStored = seconds == series.timeframe().length().toSeconds();
          Pieces pieces = Pieces.of(series, seconds);
          try (PreparedStatement select =
              tx.sql().prepareStatement(isStored ? AS_STORED : pieces.sql())) {
            if (isStored) {
              int at = Pieces.series(select, 1, series);
              select.setTimestamp(at++, InstantConverter.column(from));
              select.setTimestamp(at++, InstantConverter.column(to));
              select.setInt(at, limit);
            } else {
              pieces.bind(select, from, to, limit);
            }
            return candles(select);
          }
        });
  }

  static List<Candle> candles(PreparedStatement select) throws SQLException {
    List<Candle> candles = new ArrayList<>();
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
    return candles;
  }
}
