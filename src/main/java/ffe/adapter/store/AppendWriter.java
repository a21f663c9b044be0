package ffe.adapter.store;

import ffe.execution.OrderIntent;
import ffe.market.Instrument;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes one append within its transaction.
 *
 * <p>Statements to the server: lease, lane read and lane write always; decision and opinions 1
 * each; new orders 1; changed orders 1 to read them and 1 per set of columns that changed; order
 * events, ledger events, fills, entries, postings, round trips, equity, candles and a version of
 * the policy 1 each where there are any. So a cycle that holds is {@value #CYCLE_HELD} with its
 * candles and equity, one that orders {@value #CYCLE_ORDERED}, the answer of the venue {@value
 * #ANSWER}, a fill {@value #FILL}, a closing fill {@value #CLOSING_FILL}.
 */
final class AppendWriter {

  static final int CYCLE_HELD = 7;
  static final int CYCLE_ORDERED = CYCLE_HELD + 2;
  static final int ANSWER = 6;
  static final int FILL = ANSWER + 4;
  static final int CLOSING_FILL = FILL + 1;

  private final EntityManager rows;
  private final LaneAppend append;
  private final Step step;

  private AppendWriter(EntityManager rows, LaneAppend append, Step step) {
    this.rows = rows;
    this.append = append;
    this.step = step;
  }

  static void write(Transactions.Tx tx, LaneAppend append) throws SQLException {
    Lane lane = append.lane();
    Fence.pass(tx.sql(), lane.account(), append.leaseToken());
    LaneRow.keep(tx.rows(), append);
    Step step = new Step(lane, append.number());
    new AppendWriter(tx.rows(), append, step).rows();
    if (append.policy().isPresent()) {
      Policies.keep(tx.sql(), lane.account(), append.policy().get());
    }
    EquityCurve.keep(tx.sql(), lane, append.equity());
    for (Instrument instrument : append.statuses().keySet()) {
      Candles.keep(
          tx.sql(),
          new Lane(lane.account(), instrument, lane.source()),
          append.candles().stream()
              .filter(c -> c.instrument().equals(instrument))
              .map(c -> new Candles.Kept(c.timeframe(), c.candle()))
              .toList());
    }
  }

  /** What others refer to comes first. */
  private void rows() {
    append.decision().ifPresent(d -> rows.persist(DecisionRow.of(d, Optional.of(step.revision()))));
    Map<ClientOrderId, OrderRow> orders = orders();
    List<LedgerEvent> events = append.events();
    for (int i = 0; i < events.size(); i++) {
      rows.persist(LedgerEventRow.of(step, i, events.get(i)));
    }
    rows.flush();
    append.decision().ifPresent(d -> opinions(rows, d));
    orders.values().forEach(row -> rows.persist(OrderEventRow.of(row, intent(row))));
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof LedgerEvent.Filled filled) {
        rows.persist(FillRow.of(step, i, filled.fill()));
      }
    }
    for (int i = 0; i < append.roundTrips().size(); i++) {
      rows.persist(RoundTripRow.of(step, i, append.roundTrips().get(i)));
    }
    List<LedgerEntry> entries = append.entries();
    for (int i = 0; i < entries.size(); i++) {
      rows.persist(LedgerEntryRow.of(step, i, entries.get(i)));
    }
    rows.flush();
    entries.forEach(this::postings);
  }

  static void opinions(EntityManager rows, DecisionRecord decision) {
    decision.opinions().forEach(opinion -> rows.persist(OpinionRow.of(decision, opinion)));
  }

  private void postings(LedgerEntry entry) {
    for (int i = 0; i < entry.postings().size(); i++) {
      rows.persist(PostingRow.of(step, entry, i));
    }
  }

  /** Changed orders as rows, each with its new state: new ones as intended, known ones read. */
  private Map<ClientOrderId, OrderRow> orders() {
    Map<ClientOrderId, Order> changed = new LinkedHashMap<>();
    append
        .intents()
        .forEach(i -> changed.put(i.id(), Order.intended(i.proposal(), i.intendedAt())));
    append.orders().forEach(order -> changed.put(order.id(), order));
    SortedMap<ClientOrderId, OrderRow> known = known(changed);
    Map<ClientOrderId, OrderRow> result = new LinkedHashMap<>();
    changed.forEach(
        (id, order) -> {
          OrderRow row = known.get(id);
          if (row == null) {
            row = OrderRow.of(append.lane(), order, intent(id.value()));
            rows.persist(row);
          } else {
            row.become(order);
          }
          result.put(id, row);
        });
    return result;
  }

  private SortedMap<ClientOrderId, OrderRow> known(Map<ClientOrderId, Order> changed) {
    List<String> ids =
        changed.keySet().stream()
            .map(ClientOrderId::value)
            .filter(id -> intent(id).isEmpty())
            .toList();
    SortedMap<ClientOrderId, OrderRow> known = new TreeMap<>();
    if (!ids.isEmpty()) {
      rows.createQuery(
              "select o from OrderRow o where o.account = :account and o.id in :ids",
              OrderRow.class)
          .setParameter("account", step.account())
          .setParameter("ids", ids)
          .getResultList()
          .forEach(row -> known.put(new ClientOrderId(row.id), row));
    }
    return known;
  }

  private Optional<OrderIntent> intent(OrderRow row) {
    return row.changeNumber == 1 ? intent(row.id) : Optional.empty();
  }

  private Optional<OrderIntent> intent(String id) {
    return append.intents().stream().filter(i -> i.id().value().equals(id)).findFirst();
  }
}
