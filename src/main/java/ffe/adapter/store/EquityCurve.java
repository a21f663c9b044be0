package ffe.adapter.store;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.EquityPoint;
import ffe.trading.Lane;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Points of the equity curve by bulk SQL; of two points at one instant the first stays. */
final class EquityCurve {

  private static final String KEEP =
      "INSERT INTO equity (account, source, instrument, marked_at, currency, equity, hold)"
          + " SELECT ?, ?, ?, t, c, e, h"
          + " FROM unnest(?::timestamptz[], ?::text[], ?::numeric[], ?::numeric[])"
          + " AS u (t, c, e, h) ON CONFLICT DO NOTHING";

  // Of n points p are kept: the first, the last, and evenly between them by number.
  private static final String NUMBERED =
      "SELECT marked_at, currency, equity, hold FROM ("
          + "SELECT *, row_number() OVER (ORDER BY marked_at, source, instrument) - 1 AS i,"
          + " count(*) OVER () AS n FROM equity"
          + " WHERE account = ? AND marked_at BETWEEN ? AND ?) AS e,"
          + " (SELECT ?::bigint AS p) AS wanted"
          + " WHERE i = n - 1 OR n <= p OR (p > 1 AND (i = 0 OR"
          + " i * (p - 1) / (n - 1) > (i - 1) * (p - 1) / (n - 1)))"
          + " ORDER BY i";

  private static final String WITHIN = " WHERE account = ? AND marked_at BETWEEN ? AND ?";
  private static final String IN_ORDER = " ORDER BY marked_at, source, instrument LIMIT ";

  // The same with the few points that a chart shows: evenly between by time, each found by the
  // index. Numbering them would
  // read all there are, for every page that looks.
  private static final String FOUND =
      "WITH wanted AS (SELECT ?::int AS p),"
          + " few AS (SELECT * FROM equity"
          + WITHIN
          + IN_ORDER
          + "?),"
          + " span AS (SELECT min(marked_at) AS a, max(marked_at) AS z FROM equity"
          + WITHIN
          + ") SELECT marked_at, currency, equity, hold FROM few, wanted"
          + " WHERE (SELECT count(*) FROM few) <= p"
          + " UNION ALL SELECT DISTINCT e.marked_at, e.currency, e.equity, e.hold"
          + " FROM wanted, span, generate_series(1, p) AS i, LATERAL (SELECT * FROM equity"
          + " WHERE account = ? AND marked_at >= z - (z - a) * ((p - i)::float8 / greatest(p - 1, 1))"
          + " AND marked_at <= z"
          + IN_ORDER
          + "1) AS e WHERE (SELECT count(*) FROM few) > p"
          + " ORDER BY 1";

  /** Above it, to find each one takes longer than to number all. */
  private static final int FOUND_MAX = 2_000;

  private EquityCurve() {}

  /** One statement; none without points. */
  static void keep(Connection sql, Lane lane, List<EquityPoint> points) throws SQLException {
    if (points.isEmpty()) {
      return;
    }
    int n = points.size();
    Timestamp[] times = new Timestamp[n];
    String[] currencies = new String[n];
    BigDecimal[] equity = new BigDecimal[n];
    BigDecimal[] hold = new BigDecimal[n];
    for (int i = 0; i < n; i++) {
      EquityPoint point = points.get(i);
      times[i] = InstantConverter.column(point.at());
      currencies[i] = point.equity().currency().code();
      equity[i] = point.equity().amount();
      // refuses another currency
      hold[i] = point.equity().plus(point.hold()).minus(point.equity()).amount();
    }
    try (PreparedStatement insert = sql.prepareStatement(KEEP)) {
      insert.setString(1, lane.account());
      insert.setString(2, lane.source());
      insert.setString(3, lane.instrument().name());
      insert.setArray(4, sql.createArrayOf("timestamptz", times));
      insert.setArray(5, sql.createArrayOf("text", currencies));
      insert.setArray(6, sql.createArrayOf("numeric", equity));
      insert.setArray(7, sql.createArrayOf("numeric", hold));
      insert.executeUpdate();
    }
  }

  /** Oldest first, both ends included. */
  static List<EquityPoint> read(
      Connection sql, String account, Instant from, Instant to, int points) throws SQLException {
    boolean areFound = points <= FOUND_MAX;
    try (PreparedStatement select = sql.prepareStatement(areFound ? FOUND : NUMBERED)) {
      int at = 0;
      if (areFound) {
        select.setInt(++at, points);
        at = within(select, at, account, from, to);
        select.setInt(++at, points + 1);
      }
      at = within(select, at, account, from, to);
      if (areFound) {
        select.setString(++at, account);
      } else {
        select.setInt(++at, points);
      }
      List<EquityPoint> curve = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Currency currency = new Currency(row.getString(2));
          curve.add(
              new EquityPoint(
                  row.getTimestamp(1).toInstant(),
                  new Money(row.getBigDecimal(3), currency),
                  new Money(row.getBigDecimal(4), currency)));
        }
      }
      return curve;
    }
  }

  private static int within(
      PreparedStatement select, int before, String account, Instant from, Instant to)
      throws SQLException {
    select.setString(before + 1, account);
    select.setTimestamp(before + 2, InstantConverter.column(from));
    select.setTimestamp(before + 3, InstantConverter.column(to));
    return before + 3;
  }
}
