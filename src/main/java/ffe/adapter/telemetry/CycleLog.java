package ffe.adapter.telemetry;

import ffe.decision.Decision;
import ffe.decision.Opinion;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.LedgerEvent;
import ffe.trading.AnalystPanel;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.JournalDecorator;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;

/**
 * One line for each decision, change of an order and fill, after the commit. A cycle is named by
 * its slot, in the time of the session.
 */
public final class CycleLog extends JournalDecorator {

  private static final Logger LOG = Logger.getLogger("ffe.cycle");

  static final String ACCOUNT = "account";
  static final String CYCLE = "cycle";
  static final String DECISION = "decision";
  static final String ORDER = "order";

  static final Set<String> NAMES = Set.of(ACCOUNT, CYCLE, DECISION, ORDER);

  private final LogFields fields;

  public CycleLog(CycleJournal journal) {
    this(journal, LogFields.ofServer());
  }

  CycleLog(CycleJournal journal, LogFields fields) {
    super(journal);
    this.fields = fields;
  }

  /** The same panel; what is logged while it is asked names the account and the cycle. */
  public AnalystPanel watched(String account, AnalystPanel panel) {
    return observation -> {
      List<Opinion> answer = new ArrayList<>();
      Map<String, String> ids = Map.of(ACCOUNT, account, CYCLE, observation.instant().toString());
      try {
        fields.with(ids, () -> answer.addAll(panel.ask(observation)));
      } catch (RuntimeException e) {
        throw During.noted(e, ids);
      }
      return List.copyOf(answer);
    };
  }

  @Override
  public void append(LaneAppend append) {
    String account = append.lane().account();
    try {
      super.append(append);
    } catch (RuntimeException e) {
      throw During.noted(e, ids(account, append));
    }
    append.decision().ifPresent(record -> tell(account, record));
    append.orders().forEach(order -> tell(account, order));
    for (LedgerEvent event : append.events()) {
      if (event instanceof LedgerEvent.Filled filled) {
        tell(account, filled.fill());
      }
    }
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    try {
      return super.claim(lane, order, leaseToken);
    } catch (RuntimeException e) {
      throw During.noted(e, Map.of(ACCOUNT, lane.account(), ORDER, order.id().value()));
    }
  }

  private static Map<String, String> ids(String account, LaneAppend append) {
    Map<String, String> ids = new TreeMap<>(Map.of(ACCOUNT, account));
    append.orders().forEach(order -> ids.put(ORDER, order.id().value()));
    append.decision().ifPresent(record -> ids.putAll(ids(account, record)));
    return ids;
  }

  private static Map<String, String> ids(String account, DecisionRecord record) {
    Map<String, String> ids =
        new TreeMap<>(
            Map.of(ACCOUNT, account, CYCLE, record.slot().toString(), DECISION, record.id()));
    record.proposal().ifPresent(wanted -> ids.put(ORDER, wanted.id().value()));
    return ids;
  }

  private void tell(String account, DecisionRecord record) {
    String action = record.decision().map(Decision::action).map(a -> a + ", ").orElse("");
    line(
        ids(account, record),
        String.format(
            "account %s decided %s at %s: %s%s, %s%s",
            account,
            record.id(),
            record.slot(),
            action,
            record.result(),
            record.reason(),
            record.isManual() ? ", by hand" : ""));
  }

  private void tell(String account, Order order) {
    line(
        Map.of(ACCOUNT, account, ORDER, order.id().value(), "cause", order.proposal().cause()),
        String.format(
            "account %s order %s: %s %s %s %s is %s at %s%s",
            account,
            order.id().value(),
            order.proposal().purpose(),
            order.proposal().side(),
            order.proposal().quantity(),
            order.proposal().instrument().name(),
            order.state(),
            order.changedAt(),
            order.note().isEmpty() ? "" : ", " + order.note()));
  }

  private void tell(String account, Fill fill) {
    line(
        Map.of(ACCOUNT, account, ORDER, fill.orderId().value(), "fill", fill.id()),
        String.format(
            "account %s order %s: filled %s %s at %s, fee %s, at %s",
            account,
            fill.orderId().value(),
            fill.side(),
            fill.quantity(),
            fill.price(),
            fill.fee(),
            fill.time()));
  }

  private void line(Map<String, String> ids, String words) {
    fields.with(ids, () -> LOG.info(words));
  }
}
