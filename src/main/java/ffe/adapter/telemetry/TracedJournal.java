package ffe.adapter.telemetry;

import ffe.order.Order;
import ffe.trading.CycleJournal;
import ffe.trading.JournalDecorator;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;

/** A journal whose commits are spans. */
final class TracedJournal extends JournalDecorator {

  private final CycleTraces traces;

  TracedJournal(CycleJournal journal, CycleTraces traces) {
    super(journal);
    this.traces = traces;
  }

  @Override
  public void append(LaneAppend append) {
    traces.append(append, () -> super.append(append));
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    return traces.order("claim", order.id(), () -> super.claim(lane, order, leaseToken));
  }
}
