package ffe.simulation;

import ffe.market.InstrumentSpec;
import ffe.market.MarketData;
import ffe.money.Money;
import ffe.order.Order;
import ffe.portfolio.Ledger;
import ffe.portfolio.Posting;
import ffe.trading.LaneSetup;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens the simulated venue of a lane where our books say it stands. The paper venue has no memory
 * of its own: its orders are our working orders and its balances our ledger's, committed together
 * with everything else. The claim of an order is its arrival: one that was claimed and not answered
 * when our server died is taken at its instant, unless market time has passed since.
 */
public final class PaperVenue implements LaneSetup.VenueFactory {

  private final InstrumentSpec spec;
  private final FillModel model;
  private final Funds funds;
  private final Toll.Keeper tolls;

  /**
   * What the venue holds for an account, whatever instrument it trades there: one for all its
   * lanes. One thread.
   */
  public static final class Funds {
    private final Wallet wallet = new Wallet(new TreeMap<>());
  }

  /** Of an account that trades nothing else. */
  public PaperVenue(InstrumentSpec spec, FillModel model) {
    this(spec, model, new Funds());
  }

  public PaperVenue(InstrumentSpec spec, FillModel model, Funds funds) {
    this(spec, model, funds, Toll.Keeper.NOBODY);
  }

  /** Whose fills' costs somebody keeps. */
  public PaperVenue(InstrumentSpec spec, FillModel model, Funds funds, Toll.Keeper tolls) {
    this.spec = spec;
    this.model = model;
    this.funds = funds;
    this.tolls = tolls;
  }

  @Override
  public LaneSetup.Venue open(Ledger ledger, List<Order> sent, MarketData market) {
    SortedMap<String, BigDecimal> balances = new TreeMap<>();
    for (Money cash : ledger.cash()) {
      balances.put(cash.currency().code(), cash.amount());
    }
    ledger.positions().stream()
        .map(position -> ledger.balance(Posting.HOLDINGS, position.instrument().base()))
        .forEach(held -> balances.merge(held.currency().code(), held.amount(), BigDecimal::add));
    funds.wallet.on(ledger.account().margin());
    SimulatedBroker broker = new SimulatedBroker(spec, model, funds.wallet, tolls);
    broker.restore(sent.stream().filter(o -> o.state().isWorking()).toList(), balances, market);
    sent.stream()
        .filter(o -> !o.state().isWorking() && o.intendedAt().equals(market.now()))
        .sorted(Comparator.comparing(Order::id))
        .forEach(broker::receive);
    return new LaneSetup.Venue(broker, broker::onEvent);
  }
}
