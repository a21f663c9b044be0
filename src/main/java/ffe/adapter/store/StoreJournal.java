package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.Timeframe;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.LedgerEvent;
import ffe.trading.AccountSnapshot;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneStatus;
import ffe.trading.SliceReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lanes in the database.
 *
 * <p>Statements to the server, the commit apart: {@link #append} see {@link AppendWriter}; {@link
 * #claim} 3; {@link #load} 4; {@link #decision} 1; {@link #keepHistory} 1 per {@value
 * Candles#BLOCK_MAX} candles; {@link #candles} 1.
 */
@Dependent
@Typed(StoreJournal.class)
public class StoreJournal implements CycleJournal, SliceReader {

  // The order's columns change where it still is INTENDED, and the change is journaled, or neither.
  private static final String CLAIM =
      "UPDATE trade_order SET state = ?, changed_at = ?, note = ?, body = ?,"
          + " change_number = change_number + 1"
          + " WHERE account = ? AND id = ? AND state = 'INTENDED'";

  private static final String JOURNAL_CLAIM =
      "INSERT INTO order_event (account, order_id, change_number, state, filled, changed_at, note,"
          + " body) SELECT account, id, change_number, state, filled, changed_at, note, body"
          + " FROM trade_order WHERE account = ? AND id = ?";

  private final Transactions transactions;

  @Inject
  StoreJournal(Transactions transactions) {
    this.transactions = transactions;
  }

  // An account is loaded by the server that has taken the lease. Appends under a former token
  // either committed before that or fail, so the reads see one state.
  @Override
  public Optional<AccountSnapshot> load(List<Lane> lanes) {
    Lane any = lanes.get(0);
    return transactions.run(
        "load " + lanes,
        tx -> {
          EntityManager rows = tx.rows();
          List<LaneRow> known = LaneRow.all(rows, any);
          List<OrderRow> open = openOrders(rows, any.account());
          refuseToLeave(open, lanes);
          Optional<LaneRow> latest = known.stream().max(Comparator.comparing(row -> row.number));
          if (latest.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(
              new AccountSnapshot(
                  latest.get().number,
                  latest.get().toDomain(),
                  statuses(known, lanes),
                  events(rows, any),
                  open.stream().map(OrderRow::toDomain).toList(),
                  Policies.current(tx.sql(), any.account())));
        });
  }

  private static SortedMap<Instrument, LaneStatus> statuses(List<LaneRow> known, List<Lane> lanes) {
    SortedMap<Instrument, LaneStatus> statuses = new TreeMap<>();
    known.stream()
        .filter(row -> lanes.stream().anyMatch(l -> l.instrument().equals(row.instrument())))
        .forEach(row -> statuses.put(row.instrument(), row.toDomain()));
    return statuses;
  }

  /** What is held has a protective order; lanes without it would leave both unwatched. */
  private static void refuseToLeave(List<OrderRow> open, List<Lane> lanes) {
    open.stream()
        .filter(order -> lanes.stream().noneMatch(order::isOf))
        .map(order -> order.instrument)
        .findFirst()
        .ifPresent(
            left -> {
              throw new IllegalStateException(
                  "account "
                      + lanes.get(0).account()
                      + " still has orders of "
                      + left
                      + ", which lanes of "
                      + lanes.stream().map(lane -> lane.instrument().name()).toList()
                      + " on "
                      + lanes.get(0).source()
                      + " would leave unwatched; let it trade "
                      + left
                      + " too, or open another account");
            });
  }

  private static List<LedgerEvent> events(EntityManager rows, Lane any) {
    return rows
        .createQuery(
            "select e from LedgerEventRow e where e.account = :account and e.source = :source"
                + " order by e.revision, e.number",
            LedgerEventRow.class)
        .setParameter("account", any.account())
        .setParameter("source", any.source())
        .getResultList()
        .stream()
        .map(LedgerEventRow::toDomain)
        .toList();
  }

  private static List<OrderRow> openOrders(EntityManager rows, String account) {
    return rows.createQuery(
            "select o from OrderRow o where o.account = :account and o.state in :open"
                + " order by o.id",
            OrderRow.class)
        .setParameter("account", account)
        .setParameter("open", OrderRow.OPEN)
        .getResultList();
  }

  @Override
  public Optional<DecisionRecord> decision(Lane lane, String id) {
    return transactions.run(
        "read decision " + id,
        tx ->
            tx
                .rows()
                .createQuery(
                    "select d from DecisionRow d where d.account = :account and d.id = :id",
                    DecisionRow.class)
                .setParameter("account", lane.account())
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(DecisionRow::toDomain));
  }

  @Override
  public void keepHistory(Lane lane, MarketBook market) {
    List<Candles.Kept> known = new ArrayList<>();
    for (Timeframe timeframe : Timeframe.values()) {
      CandleSeries series = market.candles(lane.instrument(), timeframe, MarketBook.CANDLES_MAX);
      for (int i = 0; i < series.size(); i++) {
        known.add(new Candles.Kept(timeframe, series.candle(i)));
      }
    }
    transactions.run(
        "keep the history of " + lane,
        tx -> {
          Candles.keep(tx.sql(), lane, known);
          return known;
        });
  }

  @Override
  public void append(LaneAppend append) {
    transactions.run(
        "append to " + append.lane(),
        tx -> {
          AppendWriter.write(tx, append);
          return append;
        });
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    return transactions.run(
        "claim order " + order.id(),
        tx -> {
          Fence.pass(tx.sql(), lane.account(), leaseToken);
          return claim(
              tx.sql(), lane.account(), order.become(OrderState.SENDING, order.changedAt(), ""));
        });
  }

  private static boolean claim(Connection sql, String account, Order sending) throws SQLException {
    try (PreparedStatement update = sql.prepareStatement(CLAIM)) {
      update.setString(1, sending.state().name());
      update.setTimestamp(2, InstantConverter.column(sending.changedAt()));
      update.setString(3, sending.note());
      update.setString(4, Canon.write(sending));
      update.setString(5, account);
      update.setString(6, sending.id().value());
      if (update.executeUpdate() == 0) {
        return false;
      }
    }
    try (PreparedStatement insert = sql.prepareStatement(JOURNAL_CLAIM)) {
      insert.setString(1, account);
      insert.setString(2, sending.id().value());
      insert.executeUpdate();
    }
    return true;
  }

  @Override
  public CandleSeries candles(Lane lane, Timeframe timeframe, Instant firstOpensAt, int count) {
    return transactions.run(
        "read candles of " + lane,
        tx ->
            CandleSeries.of(
                lane.instrument(),
                timeframe,
                Candles.from(tx.sql(), lane, timeframe, firstOpensAt, count)));
  }
}
