package ffe.simulation;

import ffe.market.InstrumentSpec;
import ffe.market.MarketData;
import ffe.money.Money;
import ffe.order.Order;
import ffe.portfolio.Ledger;
import ffe.portfolio.Posting;
import ffe.trading.LaneSetup;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens the simulated venue of a lane where our books say it stands. The paper venue has no memory
 * of its own: its orders are our working orders and its balances our ledger's, committed together
 * with everything else.
 */
public final class PaperVenue implements LaneSetup.VenueFactory {

  private final InstrumentSpec spec;
  private final FillModel model;

  public PaperVenue(InstrumentSpec spec, FillModel model) {
    this.spec = spec;
    this.model = model;
  }

  @Override
  public LaneSetup.Venue open(Ledger ledger, List<Order> working, MarketData market) {
    SortedMap<String, BigDecimal> balances = new TreeMap<>();
    for (Money cash : ledger.cash()) {
      balances.put(cash.currency().code(), cash.amount());
    }
    Money held = ledger.balance(Posting.HOLDINGS, spec.instrument().base());
    if (!held.isZero()) {
      balances.merge(held.currency().code(), held.amount(), BigDecimal::add);
    }
    SimulatedBroker broker = new SimulatedBroker(spec, model, balances);
    broker.restore(working, balances, market);
    return new LaneSetup.Venue(broker, broker::onEvent);
  }
}
