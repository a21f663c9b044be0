package ffe.desk.live;

import ffe.desk.DecisionLines;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEvent;
import ffe.trading.CycleJournal;
import ffe.trading.JournalDecorator;
import ffe.trading.LaneAppend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A journal that tells what it committed, after the commit. */
public final class LiveJournal extends JournalDecorator {

  private final LiveEvents live;
  private final Map<String, LiveEvent.State> states = new ConcurrentHashMap<>();

  public LiveJournal(CycleJournal journal, LiveEvents live) {
    super(journal);
    this.live = live;
  }

  @Override
  public void append(LaneAppend append) {
    super.append(append);
    String account = append.lane().account();
    append
        .decision()
        .ifPresent(
            record ->
                live.tell(
                    LiveEvent.Kind.DECISION,
                    account,
                    record.slot(),
                    DecisionLines.of(record, List.of())));
    for (Order order : append.orders()) {
      live.tell(LiveEvent.Kind.ORDER, account, order.changedAt(), order);
    }
    for (LedgerEvent event : append.events()) {
      if (event instanceof LedgerEvent.Filled filled) {
        live.tell(LiveEvent.Kind.FILL, account, event.at(), filled.fill());
      }
    }
    for (EquityPoint point : append.equity()) {
      live.tell(LiveEvent.Kind.EQUITY, account, point.at(), point);
    }
    state(append, account);
  }

  private void state(LaneAppend append, String account) {
    LiveEvent.State state =
        new LiveEvent.State(append.status().agent().name(), append.status().agentReason());
    if (!state.equals(states.put(account, state))) {
      Instant now = append.position().time();
      live.tell(LiveEvent.Kind.STATE, account, now, state);
    }
  }
}
