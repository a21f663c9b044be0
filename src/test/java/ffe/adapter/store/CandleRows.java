package ffe.adapter.store;

import ffe.market.Candle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Minutes put into the table by whoever may, on any schema. */
final class CandleRows {

  private CandleRows() {}

  static void insert(Connection sql, String source, List<Candle> candles) throws SQLException {
    try (PreparedStatement insert =
        sql.prepareStatement(
            "INSERT INTO candle (source, instrument, timeframe, opens_at, open, high, low, close,"
                + " volume, trades) SELECT ?, 'BTC-USD', '1m', to_timestamp(s), o, h, l, c, v, n"
                + " FROM unnest(?::bigint[], ?::float8[], ?::float8[], ?::float8[], ?::float8[],"
                + " ?::float8[], ?::integer[]) AS u (s, o, h, l, c, v, n)")) {
      insert.setString(1, source);
      Candles.columns(insert, 2, candles);
      insert.executeUpdate();
    }
  }
}
