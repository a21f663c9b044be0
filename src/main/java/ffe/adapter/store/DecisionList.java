package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionLines;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.order.Order;
import ffe.trading.DecisionRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decisions as lines, newest first, without reading their records: two statements a page, whatever
 * its size. A page goes on after the last line of the former one, so decisions that came meanwhile
 * move nothing.
 */
final class DecisionList {

  private static final String COLUMNS =
      "SELECT id, slot, instrument, action, confidence_percent, result, reason, sentence,"
          + " would_change, votes FROM decision WHERE account = ?";

  private static final String ORDERS =
      "SELECT cause, body FROM trade_order WHERE account = ? AND cause = ANY (?)"
          + " ORDER BY intended_at, id";

  private DecisionList() {}

  /** Where a page ends: slot and id of its last line, as {@code slot_id}. */
  private record Cursor(Instant slot, String id) {

    static Cursor parse(String text) {
      int cut = text.indexOf('_');
      if (cut < 1) {
        throw new IllegalArgumentException("not a cursor of decisions");
      }
      try {
        return new Cursor(Instant.parse(text.substring(0, cut)), text.substring(cut + 1));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("not a cursor of decisions", e);
      }
    }

    @Override
    public String toString() {
      return slot + "_" + id;
    }
  }

  static DecisionPage page(Connection sql, DecisionQuery query) throws SQLException {
    List<DecisionLine> lines = lines(sql, query);
    boolean isLast = lines.size() <= query.limit();
    List<DecisionLine> page = isLast ? lines : lines.subList(0, query.limit());
    Optional<String> next =
        isLast
            ? Optional.empty()
            : Optional.of(page.get(page.size() - 1))
                .map(line -> new Cursor(line.slot(), line.id()).toString());
    return new DecisionPage(withOutcomes(sql, query.account(), page), next);
  }

  /** One more than the page holds, if there is one. */
  private static List<DecisionLine> lines(Connection sql, DecisionQuery query) throws SQLException {
    StringBuilder where = new StringBuilder(COLUMNS);
    List<Object> values = new ArrayList<>(List.of(query.account()));
    query.instrument().ifPresent(i -> and(where, " AND instrument = ?", values, i.name()));
    query.action().ifPresent(a -> and(where, " AND action = ?", values, a.name()));
    query.from().ifPresent(t -> and(where, " AND slot >= ?", values, column(t)));
    query.to().ifPresent(t -> and(where, " AND slot < ?", values, column(t)));
    Optional<Cursor> after = query.cursor().map(Cursor::parse);
    after.ifPresent(c -> and(where, " AND (slot, id) < (?, ?)", values, column(c.slot()), c.id()));
    and(where, " ORDER BY slot DESC, id DESC LIMIT ?", values, query.limit() + 1);
    try (PreparedStatement select = sql.prepareStatement(where.toString())) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      List<DecisionLine> lines = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.add(line(row));
        }
      }
      return lines;
    }
  }

  private static void and(
      StringBuilder where, String condition, List<Object> values, Object... more) {
    where.append(condition);
    values.addAll(List.of(more));
  }

  private static Timestamp column(Instant instant) {
    return InstantConverter.column(instant);
  }

  private static DecisionLine line(ResultSet row) throws SQLException {
    return new DecisionLine(
        row.getString("id"),
        row.getTimestamp("slot").toInstant(),
        row.getString("instrument"),
        row.getString("action"),
        row.getDouble("confidence_percent"),
        DecisionRecord.Result.valueOf(row.getString("result")),
        row.getString("reason"),
        row.getString("sentence"),
        row.getString("would_change"),
        Canon.read(row.getString("votes"), DecisionRow.Votes.class).votes(),
        Optional.empty());
  }

  private static List<DecisionLine> withOutcomes(
      Connection sql, String account, List<DecisionLine> lines) throws SQLException {
    SortedMap<String, List<Order>> orders = new TreeMap<>();
    try (PreparedStatement select = sql.prepareStatement(ORDERS)) {
      select.setString(1, account);
      Object[] ids = lines.stream().map(DecisionLine::id).toArray();
      select.setArray(2, sql.createArrayOf("text", ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          orders
              .computeIfAbsent(row.getString(1), cause -> new ArrayList<>())
              .add(Canon.read(row.getString(2), Order.class));
        }
      }
    }
    return lines.stream()
        .map(l -> DecisionLines.withOutcome(l, orders.getOrDefault(l.id(), List.of())))
        .toList();
  }
}
