package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.Archive;
import ffe.desk.ControlAction;
import ffe.desk.ControlQuery;
import ffe.desk.DayStrip;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.JournaledBooks;
import ffe.desk.RowPage;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.RoundTrip;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What was journaled, read. One statement a call; a page of decisions two, with their outcomes. */
@Dependent
public class StoreArchive implements Archive {

  private final Transactions transactions;
  private final ColdCandles cold;

  @Inject
  StoreArchive(Transactions transactions, ColdCandles cold) {
    this.transactions = transactions;
    this.cold = cold;
  }

  @Override
  public DecisionPage decisions(DecisionQuery query) {
    return transactions.run("list decisions", tx -> DecisionList.page(tx.sql(), query));
  }

  @Override
  public Optional<DecisionRecord> decision(String id) {
    return first(
        "read decision " + id,
        rows ->
            rows.createQuery("select d from DecisionRow d where d.id = :id", DecisionRow.class)
                .setParameter("id", id),
        DecisionRow::toDomain);
  }

  @Override
  public Optional<String> decisionDigest(String id) {
    return first(
        "read the digest of decision " + id,
        rows ->
            rows.createQuery("select d.digest from DecisionRow d where d.id = :id", String.class)
                .setParameter("id", id),
        digest -> digest);
  }

  @Override
  public List<String> decisionIds(String account, Optional<String> after, int limit) {
    String from =
        after.isEmpty()
            ? ""
            : " and exists (select a from DecisionRow a where a.account = :account and"
                + " a.id = :after and (d.slot > a.slot or (d.slot = a.slot and d.id > a.id)))";
    return list(
        "list decision ids",
        limit,
        rows -> {
          TypedQuery<String> query =
              rows.createQuery(
                      "select d.id from DecisionRow d where d.account = :account"
                          + from
                          + " order by d.slot, d.id",
                      String.class)
                  .setParameter("account", account);
          after.ifPresent(id -> query.setParameter("after", id));
          return query;
        },
        id -> id);
  }

  @Override
  public void keepAdvice(DecisionRecord advice) {
    transactions.run(
        "keep advice " + advice.id(),
        tx -> {
          tx.rows().persist(DecisionRow.of(advice, Optional.empty()));
          tx.rows().flush();
          AppendWriter.opinions(tx.rows(), advice);
          return advice;
        });
  }

  @Override
  public List<Order> ordersCausedBy(String account, String cause) {
    return list(
        "list orders of " + cause,
        Integer.MAX_VALUE,
        rows ->
            rows.createQuery(
                    "select o from OrderRow o where o.account = :account and o.cause = :cause"
                        + " order by o.intendedAt, o.id",
                    OrderRow.class)
                .setParameter("account", account)
                .setParameter("cause", cause),
        OrderRow::toDomain);
  }

  @Override
  public List<Order> orders(String account, Set<OrderState> states, int limit) {
    if (states.isEmpty()) {
      return List.of();
    }
    List<String> names = states.stream().sorted().map(Enum::name).toList();
    return list(
        "list orders",
        limit,
        rows ->
            rows.createQuery(
                    "select o from OrderRow o where o.account = :account and o.state in :states"
                        + " order by o.intendedAt desc, o.id desc",
                    OrderRow.class)
                .setParameter("account", account)
                .setParameter("states", names),
        OrderRow::toDomain);
  }

  @Override
  public Optional<Order> order(String account, String id) {
    return first(
        "read order " + id,
        rows ->
            rows.createQuery(
                    "select o from OrderRow o where o.account = :account and o.id = :id",
                    OrderRow.class)
                .setParameter("account", account)
                .setParameter("id", id),
        OrderRow::toDomain);
  }

  @Override
  public List<Order> lifeOf(String account, String id) {
    return list(
        "list the changes of order " + id,
        Integer.MAX_VALUE,
        rows ->
            rows.createQuery(
                    "select e.body from OrderEventRow e where e.account = :account and e.id = :id"
                        + " order by e.number",
                    String.class)
                .setParameter("account", account)
                .setParameter("id", id),
        body -> Canon.read(body, Order.class));
  }

  @Override
  public List<Fill> fills(String account, int limit) {
    return newest("FillRow", "filledAt", FillRow.class, account, limit, FillRow::toDomain);
  }

  @Override
  public List<Fill> fillsOf(String account, List<String> orderIds) {
    if (orderIds.isEmpty()) {
      return List.of();
    }
    return list(
        "list fills of orders",
        Integer.MAX_VALUE,
        rows ->
            rows.createQuery(
                    "select f from FillRow f where f.account = :account and f.orderId in :orders"
                        + " order by f.filledAt desc, f.revision desc, f.number desc, f.id",
                    FillRow.class)
                .setParameter("account", account)
                .setParameter("orders", orderIds),
        FillRow::toDomain);
  }

  @Override
  public JournaledBooks books(Lane lane) {
    return transactions.run("read the books of " + lane, tx -> BooksReader.read(tx.sql(), lane));
  }

  @Override
  public List<LedgerEntry> ledger(String account, int limit) {
    return newest(
        "LedgerEntryRow",
        "bookedAt",
        LedgerEntryRow.class,
        account,
        limit,
        LedgerEntryRow::toDomain);
  }

  @Override
  public List<RoundTrip> roundTrips(String account, int limit) {
    return newest(
        "RoundTripRow", "closedAt", RoundTripRow.class, account, limit, RoundTripRow::toDomain);
  }

  @Override
  public List<EquityPoint> equity(String account, Instant from, Instant to, int points) {
    return transactions.run(
        "read the equity of " + account,
        tx -> EquityCurve.read(tx.sql(), account, from, to, points));
  }

  @Override
  public List<Candle> candles(Lane lane, Timeframe timeframe, Instant until, int limit) {
    Instant after = until.minus(timeframe.length()).plusNanos(1_000);
    return cold.last(
        CandleRange.of(lane, timeframe, CandleRange.EVER, after),
        limit,
        () ->
            transactions.run(
                "read candles of " + lane,
                tx -> Candles.until(tx.sql(), lane, timeframe, until, limit)));
  }

  @Override
  public DayStrip strip(String account, Instant from, Instant to) {
    return transactions.run(
        "count what happened in " + account, tx -> Strip.count(tx.sql(), account, from, to));
  }

  @Override
  public void control(ControlAction action) {
    transactions.run(
        "keep control action " + action.command(),
        tx -> {
          tx.rows().persist(ControlRow.of(action));
          return action;
        });
  }

  @Override
  public RowPage<ControlAction> controls(ControlQuery query) {
    return transactions.run("list control actions", tx -> ControlList.page(tx.sql(), query));
  }

  /** Rows of a journal by their time, then by the order in which they were written. */
  private <R, T> List<T> newest(
      String row, String time, Class<R> type, String account, int limit, Function<R, T> toDomain) {
    return list(
        "list " + row,
        limit,
        rows ->
            rows.createQuery(
                    "select r from "
                        + row
                        + " r where r.account = :account order by r."
                        + time
                        + " desc, r.revision desc, r.number desc, r.id",
                    type)
                .setParameter("account", account),
        toDomain);
  }

  private <R, T> List<T> list(
      String what,
      int limit,
      Function<EntityManager, TypedQuery<R>> query,
      Function<R, T> toDomain) {
    return transactions.run(
        what,
        tx -> {
          TypedQuery<R> bounded = query.apply(tx.rows());
          if (limit < Integer.MAX_VALUE) {
            bounded.setMaxResults(limit);
          }
          return bounded.getResultList().stream().map(toDomain).toList();
        });
  }

  private <R, T> Optional<T> first(
      String what, Function<EntityManager, TypedQuery<R>> query, Function<R, T> toDomain) {
    return list(what, 1, query, toDomain).stream().findFirst();
  }
}
