package ffe.adapter.store;

import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TickQuery;
import ffe.desk.ticks.TradeTick;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ticks by bulk SQL: columns travel as arrays, known ticks stay as they are. */
@Dependent
public class StoreTicks implements TickBook {

  /** Microseconds since 1970 as one interval: exact, whatever the zone of the session. */
  private static final String KEEP =
      "INSERT INTO tick (source, instrument, traded_at, trade_id, price, quantity, side, heard_at)"
          + " SELECT s, i, to_timestamp(0) + t * interval '1 microsecond', n, p, q, d,"
          + " to_timestamp(0) + h * interval '1 microsecond'"
          + " FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::numeric[],"
          + " ?::numeric[], ?::text[], ?::bigint[]) AS u (s, i, t, n, p, q, d, h)"
          + " ON CONFLICT DO NOTHING";

  /** The first condition is the one that the key serves. */
  private static final String READ =
      "SELECT traded_at, trade_id, price, quantity, side, heard_at FROM tick"
          + " WHERE source = ? AND instrument = ? AND traded_at >= ? AND traded_at < ?"
          + " AND (traded_at, length(trade_id), trade_id) > (?, ?, ?)"
          + " ORDER BY traded_at, length(trade_id), trade_id LIMIT ?";

  private final Transactions transactions;

  @Inject
  StoreTicks(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int keep(List<TradeTick> ticks) {
    if (ticks.isEmpty()) {
      return 0;
    }
    if (ticks.size() > BATCH_MAX) {
      throw new IllegalArgumentException("at most " + BATCH_MAX + " ticks: " + ticks.size());
    }
    // by key, so that two servers with the same ticks wait for each other and never in a circle
    List<TradeTick> sorted = ticks.stream().sorted(TradeTick.IN_ORDER).toList();
    return transactions.run("keep ticks", tx -> insert(tx.sql(), sorted));
  }

  private static int insert(Connection sql, List<TradeTick> ticks) throws SQLException {
    try (PreparedStatement insert = sql.prepareStatement(KEEP)) {
      array(insert, 1, "text", ticks, TradeTick::source);
      array(insert, 2, "text", ticks, tick -> tick.instrument().name());
      array(insert, 3, "int8", ticks, tick -> micros(tick.at()));
      array(insert, 4, "text", ticks, TradeTick::id);
      array(insert, 5, "numeric", ticks, tick -> tick.price().value());
      array(insert, 6, "numeric", ticks, tick -> tick.quantity().value());
      array(insert, 7, "text", ticks, tick -> tick.taker().map(Side::name).orElse(null));
      array(insert, 8, "int8", ticks, tick -> micros(tick.heardAt()));
      return insert.executeUpdate();
    }
  }

  private static void array(
      PreparedStatement insert,
      int at,
      String type,
      List<TradeTick> ticks,
      Function<TradeTick, @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = new Object[ticks.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(ticks.get(i));
    }
    insert.setArray(at, insert.getConnection().createArrayOf(type, values));
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  @Override
  public List<TradeTick> read(TickQuery query, int max) {
    Instant from = up(query.from().orElse(CandleRange.EVER));
    Instant after = query.after().map(place -> place.at()).orElse(from);
    String afterId = query.after().map(place -> place.id()).orElse("");
    return transactions.run(
        "read ticks of " + query.source(),
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(READ)) {
            select.setString(1, query.source());
            select.setString(2, query.instrument().name());
            select.setTimestamp(3, InstantConverter.column(after.isAfter(from) ? after : from));
            select.setTimestamp(
                4, InstantConverter.column(up(query.to().orElse(CandleRange.NEVER))));
            select.setTimestamp(5, InstantConverter.column(after));
            select.setInt(6, afterId.length());
            select.setString(7, afterId);
            select.setInt(8, max);
            return ticks(query, select);
          }
        });
  }

  /** An instant between two microseconds is after the first of them. */
  private static Instant up(Instant at) {
    return at.plusNanos(999);
  }

  private static List<TradeTick> ticks(TickQuery query, PreparedStatement select)
      throws SQLException {
    List<TradeTick> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new TradeTick(
                query.source(),
                query.instrument(),
                row.getTimestamp(1).toInstant(),
                row.getString(2),
                new Price(row.getBigDecimal(3)),
                new Quantity(row.getBigDecimal(4)),
                Optional.ofNullable(row.getString(5)).map(Side::valueOf),
                row.getTimestamp(6).toInstant()));
      }
    }
    return found;
  }
}
