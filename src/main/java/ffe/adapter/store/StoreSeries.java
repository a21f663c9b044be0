package ffe.adapter.store;

import ffe.desk.files.SeriesStore;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Imported series in the database: one statement a call, whatever the block's size. */
@Dependent
public class StoreSeries implements SeriesStore {

  /** Trades farther apart do not share a minute's neighbourhood: the venue may have been closed. */
  private static final Duration NEAR = Duration.ofHours(1);

  /**
   * The table as it was before the statement is what the given ones are compared with; the bounds
   * spare chunks of a hypertable.
   */
  private static final String KEEP_CANDLES =
      "WITH u AS (SELECT ?::text AS source, ?::text AS instrument, ?::text AS timeframe,"
          + " to_timestamp(s) AS opens_at, o, h, l, c, v, n"
          + " FROM unnest(?::bigint[], ?::float8[], ?::float8[], ?::float8[], ?::float8[],"
          + " ?::float8[], ?::integer[]) AS a (s, o, h, l, c, v, n)), added AS ("
          + "INSERT INTO candle (source, instrument, timeframe, opens_at, open, high, low, close,"
          + " volume, trades) SELECT * FROM u ON CONFLICT DO NOTHING RETURNING 1)"
          + " SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM u JOIN candle k"
          + " USING (source, instrument, timeframe, opens_at)"
          + " WHERE k.opens_at BETWEEN ? AND ? AND (k.open, k.high, k.low, k.close, k.volume, k.trades)"
          + " IS DISTINCT FROM (u.o, u.h, u.l, u.c, u.v, u.n))";

  private static final String TRADES =
      " FROM unnest(?::timestamptz[], ?::numeric[], ?::numeric[], ?::integer[])"
          + " WITH ORDINALITY AS u (at, price, quantity, occurrence, row)";

  private static final String KEEP_TRADES =
      "INSERT INTO imported_trade (source, instrument, traded_at, price, quantity, occurrence)"
          + " SELECT ?, ?, at, price, quantity, occurrence"
          + TRADES
          + " ORDER BY row ON CONFLICT DO NOTHING";

  private static final String COMPOSE =
      "INSERT INTO candle (source, instrument, timeframe, opens_at, open, high, low, close,"
          + " volume, trades) SELECT source, instrument, '1m', date_trunc('minute', traded_at),"
          + " (array_agg(price ORDER BY traded_at, number))[1]::float8, max(price)::float8,"
          + " min(price)::float8,"
          + " (array_agg(price ORDER BY traded_at DESC, number DESC))[1]::float8,"
          + " sum(quantity)::float8, count(*)::integer FROM imported_trade"
          + " WHERE source = ? AND instrument = ? AND traded_at >= date_trunc('minute', ?::timestamptz)"
          + " AND traded_at < date_trunc('minute', ?::timestamptz)"
          + " GROUP BY source, instrument, date_trunc('minute', traded_at)"
          + " ON CONFLICT DO NOTHING";

  private static final String NEIGHBOURS =
      "SELECT (SELECT max(traded_at) FROM imported_trade WHERE source = ? AND instrument = ?"
          + " AND traded_at < ? AND traded_at >= ?), (SELECT min(traded_at) FROM imported_trade"
          + " WHERE source = ? AND instrument = ? AND traded_at > ? AND traded_at <= ?)";

  private final Transactions transactions;

  @Inject
  StoreSeries(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Kept keepCandles(
      String source, Instrument instrument, Timeframe timeframe, List<Candle> candles) {
    return transactions.run(
        "keep candles of " + source, tx -> keep(tx.sql(), source, instrument, timeframe, candles));
  }

  /** Within a transaction of the caller's. */
  static Kept keep(
      Connection sql,
      String source,
      Instrument instrument,
      Timeframe timeframe,
      List<Candle> candles)
      throws SQLException {
    try (PreparedStatement insert = sql.prepareStatement(KEEP_CANDLES)) {
      insert.setString(1, source);
      insert.setString(2, instrument.name());
      insert.setString(3, timeframe.label());
      Candles.columns(insert, 4, candles);
      edges(insert, 11, candles);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        int added = row.getInt(1);
        return new Kept(added, candles.size() - added, row.getInt(2));
      }
    }
  }

  private static void edges(PreparedStatement insert, int at, List<Candle> candles)
      throws SQLException {
    Instant[] opens = candles.stream().map(Candle::opensAt).sorted().toArray(Instant[]::new);
    Instant first = opens.length == 0 ? Instant.EPOCH : opens[0];
    insert.setTimestamp(at, InstantConverter.column(first));
    insert.setTimestamp(
        at + 1, InstantConverter.column(opens.length == 0 ? first : opens[opens.length - 1]));
  }

  @Override
  public Kept keepTrades(String source, Instrument instrument, List<Trade> trades) {
    return transactions.run(
        "keep trades of " + source,
        tx -> {
          try (PreparedStatement insert = tx.sql().prepareStatement(KEEP_TRADES)) {
            insert.setString(1, source);
            insert.setString(2, instrument.name());
            Connection sql = tx.sql();
            insert.setArray(
                3,
                sql.createArrayOf(
                    "timestamptz",
                    trades.stream().map(t -> InstantConverter.column(t.time())).toArray()));
            insert.setArray(
                4,
                sql.createArrayOf(
                    "numeric", trades.stream().map(t -> t.price().value()).toArray()));
            insert.setArray(
                5,
                sql.createArrayOf(
                    "numeric", trades.stream().map(t -> t.quantity().value()).toArray()));
            insert.setArray(
                6, sql.createArrayOf("int4", trades.stream().map(Trade::occurrence).toArray()));
            int added = insert.executeUpdate();
            return new Kept(added, trades.size() - added, 0);
          }
        });
  }

  @Override
  public int composeMinutes(String source, Instrument instrument, Instant from, Instant to) {
    return transactions.run(
        "make minutes of the trades of " + source,
        tx -> {
          try (PreparedStatement insert = tx.sql().prepareStatement(COMPOSE)) {
            insert.setString(1, source);
            insert.setString(2, instrument.name());
            insert.setTimestamp(3, InstantConverter.column(from));
            insert.setTimestamp(4, InstantConverter.column(to));
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public Neighbours neighbours(String source, Instrument instrument, Instant from, Instant to) {
    return transactions.run(
        "look beside the trades of " + source,
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(NEIGHBOURS)) {
            int at = beside(select, 1, source, instrument, from, from.minus(NEAR));
            beside(select, at, source, instrument, to, to.plus(NEAR));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return new Neighbours(orElse(row, 1, from), orElse(row, 2, to));
            }
          }
        });
  }

  private static int beside(
      PreparedStatement select,
      int at,
      String source,
      Instrument instrument,
      Instant edge,
      Instant far)
      throws SQLException {
    select.setString(at, source);
    select.setString(at + 1, instrument.name());
    select.setTimestamp(at + 2, InstantConverter.column(edge));
    select.setTimestamp(at + 3, InstantConverter.column(far));
    return at + 4;
  }

  private static Instant orElse(ResultSet row, int column, Instant otherwise) throws SQLException {
    Timestamp found = row.getTimestamp(column);
    return found == null ? otherwise : found.toInstant();
  }
}
