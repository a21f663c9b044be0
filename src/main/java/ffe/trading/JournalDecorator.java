package ffe.trading;

import ffe.market.MarketBook;
import ffe.order.Order;
import java.util.List;
import java.util.Optional;

/** A journal that hands everything on; whoever looks at commits overrides what he looks at. */
public abstract class JournalDecorator implements CycleJournal {

  private final CycleJournal journal;

  protected JournalDecorator(CycleJournal journal) {
    this.journal = journal;
  }

  @Override
  public Optional<AccountSnapshot> load(List<Lane> lanes) {
    return journal.load(lanes);
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
    journal.append(append);
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    return journal.claim(lane, order, leaseToken);
  }
}
