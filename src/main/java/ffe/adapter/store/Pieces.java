package ffe.adapter.store;

import ffe.desk.files.SeriesView;
import ffe.market.Timeframe;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What groups of candles are put together from: candles the database made of minutes, and stored
 * ones. Volumes are added as the decimals they are written with, which is exact in any order.
 *
 * @param made the relation of the longest that fit into a group; empty where none does
 */
record Pieces(SeriesView series, long seconds, Optional<Length> made) {

  /** A relation of V24 that spans counted from 1970 can be put together from. */
  record Length(String relation, long seconds) {}

  /** A week begins on a Monday, 1970 did not. */
  static final List<Length> LENGTHS =
      List.of(
          new Length("candle_5m", 300),
          new Length("candle_15m", 900),
          new Length("candle_30m", 1_800),
          new Length("candle_1h", 3_600),
          new Length("candle_4h", 14_400),
          new Length("candle_1d", 86_400));

  private static final String GROUPS =
      "SELECT date_bin(make_interval(secs => ?), p.opens_at, to_timestamp(0)) AS at,"
          + " (array_agg(p.open ORDER BY p.opens_at))[1], max(p.high), min(p.low),"
          + " (array_agg(p.close ORDER BY p.opens_at DESC))[1], sum(p.volume)::float8,"
          + " least(sum(p.trades), 2147483647) FROM (";

  private static final String STORED =
      "SELECT c.opens_at, c.open, c.high, c.low, c.close, c.volume::text::numeric AS volume,"
          + " c.trades::bigint AS trades FROM ";

  private static final String OF_SERIES =
      " c.source = ? AND c.instrument = ? AND c.timeframe = ?"
          + " AND c.opens_at >= ? AND c.opens_at < ?";

  /** Days that changed are read by minutes; hours, since a day may have 23 in a session's zone. */
  private static final String MADE =
      "SELECT k.opens_at, k.open, k.high, k.low, k.close, k.volume, k.trades FROM %s k"
          + " WHERE k.source = ? AND k.instrument = ? AND k.opens_at >= ? AND k.opens_at < ?"
          + " AND NOT EXISTS (SELECT FROM candle_change d WHERE d.source = k.source"
          + " AND d.instrument = k.instrument"
          + " AND d.day_at = date_bin('1 day', k.opens_at, to_timestamp(0))) UNION ALL "
          + STORED
          + "candle_change d JOIN candle c ON c.source = d.source AND c.instrument = d.instrument"
          + " AND c.opens_at >= d.day_at AND c.opens_at < d.day_at + interval '24 hours' WHERE"
          + OF_SERIES
          + " AND d.day_at > ? AND d.day_at < ? UNION ALL ";

  private static final String END = ") p GROUP BY 1 ORDER BY 1 LIMIT ?";

  static Pieces of(SeriesView series, long seconds) {
    return new Pieces(
        series,
        seconds,
        LENGTHS.stream()
            .filter(l -> series.timeframe() == Timeframe.M1 && seconds % l.seconds() == 0)
            .max(Comparator.comparingLong(Length::seconds)));
  }

  String sql() {
    return GROUPS
        + made.map(l -> String.format(MADE, l.relation())).orElse("")
        + STORED
        + "candle c WHERE"
        + OF_SERIES
        + END;
  }

  /** What does not fill a made candle at the end of a range is read as stored. */
  void bind(PreparedStatement select, Instant from, Instant to, int limit) throws SQLException {
    int at = 1;
    select.setDouble(at++, (double) seconds);
    Instant whole = from;
    if (made.isPresent()) {
      long length = made.get().seconds();
      Instant last = Instant.ofEpochSecond(Math.floorDiv(to.getEpochSecond(), length) * length);
      whole = last.isAfter(from) ? last : from;
      select.setString(at++, series.source());
      select.setString(at++, series.instrument().name());
      at = range(select, at, from, whole);
      at = range(select, series(select, at, series), from, whole);
      at = range(select, at, from.minusSeconds(86_400), whole);
    }
    at = range(select, series(select, at, series), whole, to);
    select.setInt(at, limit);
  }

  private static int range(PreparedStatement select, int at, Instant from, Instant to)
      throws SQLException {
    select.setTimestamp(at, InstantConverter.column(from));
    select.setTimestamp(at + 1, InstantConverter.column(to));
    return at + 2;
  }

  static int series(PreparedStatement select, int at, SeriesView series) throws SQLException {
    select.setString(at, series.source());
    select.setString(at + 1, series.instrument().name());
    select.setString(at + 2, series.timeframe().label());
    return at + 3;
  }
}
