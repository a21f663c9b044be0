package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.DecisionFilter;
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
    Where where = new Where(COLUMNS, query.account());
    DecisionFilter filter = query.filter();
    filter.instrument().ifPresent(i -> where.and("instrument = ?", i.name()));
    filter.action().ifPresent(a -> where.and("action = ?", a.name()));
    filter.result().ifPresent(r -> where.and("result = ?", r.name()));
    filter.reason().ifPresent(r -> where.and("reason = ?", r));
    filter.from().ifPresent(t -> where.and("slot >= ?", column(t)));
    filter.to().ifPresent(t -> where.and("slot < ?", column(t)));
    filter
        .text()
        .ifPresent(
            t -> where.and("strpos(lower(sentence || chr(10) || would_change), lower(?)) > 0", t));
    Optional<Cursor> after = query.cursor().map(Cursor::parse);
    after.ifPresent(c -> where.and("(slot, id) < (?, ?)", column(c.slot()), c.id()));
    return where
        .then(" ORDER BY slot DESC, id DESC LIMIT ?", query.limit() + 1)
        .list(sql, DecisionList::line);
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
