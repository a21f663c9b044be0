package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.JournaledBooks;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.trading.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything of the books of a lane's account as of one moment, whatever is committed meanwhile.
 */
final class BooksReader {

  private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

  private static final String OF_ACCOUNT = " WHERE account = ? AND source = ?";

  private static final String EVENTS =
      "SELECT body FROM ledger_event" + OF_ACCOUNT + " ORDER BY revision, number";

  private static final String ENTRIES =
      "SELECT body FROM ledger_entry" + OF_ACCOUNT + " ORDER BY revision, number";

  private static final String FILLS =
      "SELECT body FROM fill" + OF_ACCOUNT + " ORDER BY revision, number";

  private static final String ORDERS =
      "SELECT body FROM trade_order" + OF_ACCOUNT + " ORDER BY id COLLATE \"C\"";

  private static final String EQUITY =
      "SELECT marked_at, currency, equity, hold FROM equity" + OF_ACCOUNT + " ORDER BY marked_at";

  private static final String POSTINGS =
      " FROM (SELECT account, id AS entry_id FROM ledger_entry"
          + OF_ACCOUNT
          + ") AS e JOIN posting USING (account, entry_id)";

  private static final String BALANCES =
      "SELECT book, currency, sum(amount)" + POSTINGS + " GROUP BY 1, 2 HAVING sum(amount) <> 0";

  private static final String UNBALANCED =
      "SELECT DISTINCT entry_id FROM (SELECT entry_id, currency"
          + POSTINGS
          + " GROUP BY 1, 2 HAVING sum(amount) <> 0) AS u ORDER BY 1";

  private BooksReader() {}

  /** Eight statements; the first of its transaction. */
  static JournaledBooks read(Connection sql, Lane lane) throws SQLException {
    try (Statement set = sql.createStatement()) {
      set.execute(SNAPSHOT);
    }
    return new JournaledBooks(
        list(sql, EVENTS, lane, row -> Canon.read(row.getString(1), LedgerEvent.class)),
        list(sql, ENTRIES, lane, row -> Canon.read(row.getString(1), LedgerEntry.class)),
        list(sql, FILLS, lane, row -> Canon.read(row.getString(1), Fill.class)),
        balances(sql, lane),
        list(sql, UNBALANCED, lane, row -> row.getString(1)),
        list(sql, ORDERS, lane, row -> Canon.read(row.getString(1), Order.class)),
        list(sql, EQUITY, lane, BooksReader::point));
  }

  private static EquityPoint point(ResultSet row) throws SQLException {
    Currency currency = new Currency(row.getString(2));
    return new EquityPoint(
        row.getTimestamp(1).toInstant(),
        new Money(row.getBigDecimal(3), currency),
        new Money(row.getBigDecimal(4), currency));
  }

  private static SortedMap<String, Money> balances(Connection sql, Lane lane) throws SQLException {
    SortedMap<String, Money> balances = new TreeMap<>();
    list(
            sql,
            BALANCES,
            lane,
            row -> {
              Money sum = new Money(row.getBigDecimal(3), new Currency(row.getString(2)));
              return Map.entry(row.getString(1) + " " + sum.currency(), sum);
            })
        .forEach(balance -> balances.put(balance.getKey(), balance.getValue()));
    return balances;
  }

  /** What is made of a row. */
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> list(Connection sql, String query, Lane lane, Reading<T> reading)
      throws SQLException {
    try (PreparedStatement select = sql.prepareStatement(query)) {
      select.setString(1, lane.account());
      select.setString(2, lane.source());
      List<T> out = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          out.add(reading.of(row));
        }
      }
      return out;
    }
  }
}
