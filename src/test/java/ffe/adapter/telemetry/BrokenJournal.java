package ffe.adapter.telemetry;

import ffe.market.MarketBook;
import ffe.order.Order;
import ffe.trading.AccountSnapshot;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import java.util.List;
import java.util.Optional;

/** A journal whose database is gone. */
final class BrokenJournal implements CycleJournal {

  @Override
  public Optional<AccountSnapshot> load(List<Lane> lanes) {
    return Optional.empty();
  }

  @Override
  public Optional<DecisionRecord> decision(Lane lane, String id) {
    return Optional.empty();
  }

  @Override
  public void keepHistory(Lane lane, MarketBook market) {}

  @Override
  public void append(LaneAppend append) {
    throw new JournalDownException("down", new IllegalStateException());
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    return false;
  }
}
