package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.OpenedTrade;
import ffe.desk.RowPages;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.RoundTrip;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Journaled rows by pages; one statement a page. */
@Dependent
public class StorePages implements RowPages {

  private static final String TRADES =
      "SELECT t.body, d.votes FROM round_trip t"
          + " LEFT JOIN fill f ON f.account = t.account AND f.id = t.entry_fill_id"
          + " LEFT JOIN trade_order o ON o.account = f.account AND o.id = f.order_id"
          + " LEFT JOIN decision d ON d.account = o.account AND d.id = o.cause"
          + " WHERE t.account = ?";

  private final Transactions transactions;

  @Inject
  StorePages(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Order> orders(String account, Optional<String> after, int limit) {
    return page(
        new Kind<>(
            OrderRow.class,
            "(r.intendedAt < a.intendedAt or (r.intendedAt = a.intendedAt and r.id < a.id))",
            "r.intendedAt desc, r.id desc",
            OrderRow::toDomain),
        account,
        after,
        limit);
  }

  @Override
  public List<Fill> fills(String account, Optional<String> after, int limit) {
    return page(byTime(FillRow.class, "filledAt", FillRow::toDomain), account, after, limit);
  }

  @Override
  public List<LedgerEntry> ledger(String account, Optional<String> after, int limit) {
    return page(
        byTime(LedgerEntryRow.class, "bookedAt", LedgerEntryRow::toDomain), account, after, limit);
  }

  @Override
  public List<LedgerEntry> transfers(String account, int limit) {
    return transactions.run(
        "list transfers",
        tx ->
            tx
                .rows()
                .createQuery(
                    "select r from LedgerEntryRow r where r.account = :account and"
                        + " r.cause = 'deposit' order by r.bookedAt desc, r.id",
                    LedgerEntryRow.class)
                .setParameter("account", account)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(LedgerEntryRow::toDomain)
                .toList());
  }

  @Override
  public List<RoundTrip> roundTrips(String account, int limit) {
    return page(
        byTime(RoundTripRow.class, "closedAt", RoundTripRow::toDomain),
        account,
        Optional.empty(),
        limit);
  }

  @Override
  public List<OpenedTrade> trades(String account, Instant from, Instant to, int limit) {
    return transactions.run(
        "list trades",
        tx ->
            new Where(TRADES, account)
                .and("t.closed_at >= ?", InstantConverter.column(from))
                .and("t.closed_at < ?", InstantConverter.column(to))
                .then(
                    " ORDER BY t.closed_at DESC, t.revision DESC, t.number DESC, t.exit_fill_id"
                        + " LIMIT ?",
                    limit)
                .list(
                    tx.sql(),
                    row ->
                        new OpenedTrade(
                            Canon.read(row.getString(1), RoundTrip.class),
                            Optional.ofNullable(row.getString(2))
                                .map(votes -> Canon.read(votes, DecisionRow.Votes.class).votes())
                                .orElse(List.of()))));
  }

  /** How a kind of row is ordered, and which rows come after another one. */
  private record Kind<R, T>(Class<R> row, String after, String order, Function<R, T> toDomain) {}

  private static <R, T> Kind<R, T> byTime(Class<R> row, String time, Function<R, T> toDomain) {
    return new Kind<>(
        row,
        "(r.TIME < a.TIME or (r.TIME = a.TIME and (r.revision < a.revision"
            .concat(" or (r.revision = a.revision and (r.number < a.number")
            .concat(" or (r.number = a.number and r.id > a.id))))))")
            .replace("TIME", time),
        "r." + time + " desc, r.revision desc, r.number desc, r.id",
        toDomain);
  }

  private <R, T> List<T> page(Kind<R, T> kind, String account, Optional<String> after, int limit) {
    String name = kind.row().getSimpleName();
    String from =
        after.isEmpty()
            ? ""
            : " and exists (select a from "
                + name
                + " a where a.account = :account and a.id = :after and "
                + kind.after()
                + ")";
    return transactions.run(
        "list " + name,
        tx -> {
          TypedQuery<R> query =
              tx.rows()
                  .createQuery(
                      "select r from "
                          + name
                          + " r where r.account = :account"
                          + from
                          + " order by "
                          + kind.order(),
                      kind.row())
                  .setParameter("account", account)
                  .setMaxResults(limit);
          after.ifPresent(id -> query.setParameter("after", id));
          return query.getResultList().stream().map(kind.toDomain()).toList();
        });
  }
}
