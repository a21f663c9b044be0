package ffe.adapter.telemetry;

import ffe.market.MarketBook;
import ffe.order.Order;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSnapshot;
import java.util.Optional;

/** A journal whose commits are spans. */
final class TracedJournal implements CycleJournal {

  private final CycleJournal journal;
  private final CycleTraces traces;

  TracedJournal(CycleJournal journal, CycleTraces traces) {
    this.journal = journal;
    this.traces = traces;
  }

  @Override
  public Optional<LaneSnapshot> load(Lane lane) {
    return journal.load(lane);
  }

  @Override
  public Optional<DecisionRecord> decision(Lane lane, String id) {
    return journal.decision(lane, id);
  }

  @Override
  public void keepHistory(Lane lane, MarketBook market) {
    journal.keepHistory(lane, market);
  }

  @Override
  public void append(LaneAppend append) {
    traces.append(append, () -> journal.append(append));
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    return traces.order("claim", order.id(), () -> journal.claim(lane, order, leaseToken));
  }
}
