package ffe.adapter.store;

import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finished candles by bulk SQL: columns travel as arrays, known candles stay as they are. */
final class Candles {

  /** Rows in one statement. */
  static final int BLOCK_MAX = 5_000;

  private static final String KEEP =
      "INSERT INTO candle (source, instrument, timeframe, opens_at, open, high, low, close,"
          + " volume, trades) SELECT ?, ?, t, to_timestamp(s), o, h, l, c, v, n"
          + " FROM unnest(?::text[], ?::bigint[], ?::float8[], ?::float8[], ?::float8[],"
          + " ?::float8[], ?::float8[], ?::integer[]) AS u (t, s, o, h, l, c, v, n)"
          + " ON CONFLICT DO NOTHING";

  private static final String COLUMNS =
      "SELECT opens_at, open, high, low, close, volume, trades FROM candle"
          + " WHERE source = ? AND instrument = ? AND timeframe = ?";

  private Candles() {}

  /** A candle and the timeframe it is of. */
  record Kept(Timeframe timeframe, Candle candle) {}

  /** One statement per {@link #BLOCK_MAX} candles; none without candles. */
  static void keep(Connection sql, Lane lane, List<Kept> candles) throws SQLException {
    for (int from = 0; from < candles.size(); from += BLOCK_MAX) {
      block(sql, lane, candles.subList(from, Math.min(from + BLOCK_MAX, candles.size())));
    }
  }

  private static void block(Connection sql, Lane lane, List<Kept> block) throws SQLException {
    int n = block.size();
    String[] timeframes = new String[n];
    for (int i = 0; i < n; i++) {
      timeframes[i] = block.get(i).timeframe().label();
    }
    try (PreparedStatement insert = sql.prepareStatement(KEEP)) {
      insert.setString(1, lane.source());
      insert.setString(2, lane.instrument().name());
      insert.setArray(3, sql.createArrayOf("text", timeframes));
      columns(insert, 4, block.stream().map(Kept::candle).toList());
      insert.executeUpdate();
    }
  }

  /** Opening, open, high, low, close, volume and trades, as seven arrays from a parameter on. */
  static void columns(PreparedStatement insert, int first, List<Candle> candles)
      throws SQLException {
    int n = candles.size();
    Long[] seconds = new Long[n];
    Double[][] columns = new Double[5][n];
    Integer[] trades = new Integer[n];
    for (int i = 0; i < n; i++) {
      Candle candle = candles.get(i);
      seconds[i] = candle.opensAt().getEpochSecond();
      columns[0][i] = candle.open();
      columns[1][i] = candle.high();
      columns[2][i] = candle.low();
      columns[3][i] = candle.close();
      columns[4][i] = candle.volume();
      trades[i] = candle.trades();
    }
    Connection sql = insert.getConnection();
    insert.setArray(first, sql.createArrayOf("int8", seconds));
    for (int c = 0; c < columns.length; c++) {
      insert.setArray(first + 1 + c, sql.createArrayOf("float8", columns[c]));
    }
    insert.setArray(first + 6, sql.createArrayOf("int4", trades));
  }

  /** Oldest first, from the one that opens at an instant. */
  static List<Candle> from(Connection sql, Lane lane, Timeframe timeframe, Instant first, int max)
      throws SQLException {
    return read(sql, lane, timeframe, " AND opens_at >= ? ORDER BY opens_at LIMIT ?", first, max);
  }

  /** Oldest first, the last ones that had closed at an instant. */
  static List<Candle> until(Connection sql, Lane lane, Timeframe timeframe, Instant until, int max)
      throws SQLException {
    Instant last = until.minus(timeframe.length());
    List<Candle> found =
        read(sql, lane, timeframe, " AND opens_at <= ? ORDER BY opens_at DESC LIMIT ?", last, max);
    Collections.reverse(found);
    return found;
  }

  private static List<Candle> read(
      Connection sql, Lane lane, Timeframe timeframe, String which, Instant bound, int max)
      throws SQLException {
    try (PreparedStatement select = sql.prepareStatement(COLUMNS + which)) {
      select.setString(1, lane.source());
      select.setString(2, lane.instrument().name());
      select.setString(3, timeframe.label());
      select.setTimestamp(4, InstantConverter.column(bound));
      select.setInt(5, max);
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
}
