package ffe.adapter.store;

import ffe.desk.DayStrip;
import ffe.trading.DecisionRecord.Result;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of a span of market time, in one statement that groups in the database.
 *
 * <p>The span is open at its beginning and closed at its end, so that 24 hours hold each slot of a
 * day once and the one that has just run is in. Advice is not counted. Orders are those intended in
 * the span, as they stand now.
 */
final class Strip {

  private static final String COUNTS =
      "WITH span AS (SELECT ?::text AS account, ?::timestamptz AS after, ?::timestamptz AS until),"
          + " cycle AS (SELECT d.account, d.id, d.result, d.reason FROM decision d, span s"
          + " WHERE d.account = s.account AND d.slot > s.after AND d.slot <= s.until"
          + " AND d.kind = 'slot')"
          + " SELECT 'CYCLE', result, reason, count(*) FROM cycle GROUP BY result, reason"
          + " UNION ALL SELECT 'OPINION', o.kind,"
          + " CASE o.kind WHEN 'ABSTENTION' THEN o.reason ELSE '' END, count(*)"
          + " FROM cycle c JOIN opinion o ON o.account = c.account AND o.decision_id = c.id"
          + " GROUP BY 2, 3"
          + " UNION ALL SELECT 'ORDER', o.state, '', count(*) FROM trade_order o, span s"
          + " WHERE o.account = s.account AND o.intended_at > s.after AND o.intended_at <= s.until"
          + " GROUP BY o.state";

  private static final String NO_QUORUM = "NO_QUORUM";

  private final SortedMap<String, Integer> results = new TreeMap<>();
  private final SortedMap<String, Integer> opinions = new TreeMap<>();
  private final SortedMap<String, Integer> orders = new TreeMap<>();
  private final SortedMap<String, Integer> held = new TreeMap<>();
  private final SortedMap<String, Integer> denied = new TreeMap<>();
  private final SortedMap<String, Integer> abstained = new TreeMap<>();

  private Strip() {}

  static DayStrip count(Connection sql, String account, Instant after, Instant until)
      throws SQLException {
    try (PreparedStatement select = sql.prepareStatement(COUNTS)) {
      Timestamp from = InstantConverter.column(after);
      select.setString(1, account);
      select.setTimestamp(2, from);
      select.setTimestamp(3, InstantConverter.column(until));
      Strip strip = new Strip();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          strip.add(row.getString(1), row.getString(2), row.getString(3), row.getInt(4));
        }
      }
      return strip.toDomain();
    }
  }

  private void add(String of, String what, String reason, int count) {
    SortedMap<String, Integer> counts =
        of.equals("CYCLE") ? results : of.equals("OPINION") ? opinions : orders;
    counts.merge(what, count, Integer::sum);
    if (what.equals(OpinionRow.ABSTENTION)) {
      abstained.merge(reason, count, Integer::sum);
    } else if (of.equals("CYCLE") && what.equals(Result.HELD.name())) {
      held.merge(reason, count, Integer::sum);
    } else if (of.equals("CYCLE") && what.equals(Result.DENIED.name())) {
      denied.merge(reason, count, Integer::sum);
    }
  }

  private DayStrip toDomain() {
    return new DayStrip(
        sum(results),
        sum(opinions),
        opinions.getOrDefault(OpinionRow.ABSTENTION, 0),
        held.getOrDefault(NO_QUORUM, 0),
        results.getOrDefault(Result.ORDERED.name(), 0),
        results.getOrDefault(Result.HELD.name(), 0),
        results.getOrDefault(Result.DENIED.name(), 0),
        results.getOrDefault(Result.NO_DECISION.name(), 0),
        held,
        denied,
        abstained,
        sum(orders),
        orders.getOrDefault("FILLED", 0),
        orders.getOrDefault("UNKNOWN", 0));
  }

  private static int sum(SortedMap<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
