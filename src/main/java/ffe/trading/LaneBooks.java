package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.order.Side;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Position;
import ffe.portfolio.RoundTrip;
import ffe.portfolio.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A lane's open orders, and what it changed since its last append. One thread. */
final class LaneBooks {

  private final AccountBooks account;
  private final Instrument instrument;
  private final SortedMap<ClientOrderId, Order> open = new TreeMap<>();
  private final Map<ClientOrderId, Order> changed = new LinkedHashMap<>();
  private final List<OrderIntent> intents = new ArrayList<>();
  private final List<EquityPoint> equity = new ArrayList<>();
  private final List<FinishedCandle> candles = new ArrayList<>();

  LaneBooks(AccountBooks account, Instrument instrument, List<Order> orders) {
    this.account = account;
    this.instrument = instrument;
    orders.forEach(order -> open.put(order.id(), order));
  }

  /** The account's, with what all its lanes booked. */
  Ledger ledger() {
    return account.ledger();
  }

  AccountBooks account() {
    return account;
  }

  /** Books an event; answers the round trips it closed. */
  List<RoundTrip> book(LedgerEvent event) {
    return account.book(event);
  }

  /** Keeps an order's new state. */
  void put(Order order) {
    changed.put(order.id(), order);
    if (order.state().isFinal()) {
      open.remove(order.id());
    } else {
      open.put(order.id(), order);
    }
  }

  /** Keeps an order that is to be sent after the next append. */
  void intend(OrderIntent intent) {
    put(Order.intended(intent.proposal(), intent.intendedAt()));
    intents.add(intent);
  }

  void add(EquityPoint point) {
    equity.add(point);
  }

  void addAll(List<FinishedCandle> finished) {
    candles.addAll(finished);
  }

  Optional<Order> order(ClientOrderId id) {
    return Optional.ofNullable(open.get(id));
  }

  List<Order> openOrders() {
    return List.copyOf(open.values());
  }

  List<Order> openOrders(Purpose purpose) {
    return open.values().stream().filter(o -> o.proposal().purpose() == purpose).toList();
  }

  boolean hasUnknown() {
    return open.values().stream().anyMatch(o -> o.state() == OrderState.UNKNOWN);
  }

  Optional<Position> position() {
    return ledger().position(instrument);
  }

  Quantity held() {
    return position().map(Position::quantity).orElse(Quantity.ZERO);
  }

  Optional<Valuation> valuation(Instant at, Optional<Price> last) {
    return account.valuation(at, instrument, last);
  }

  /** What entry orders that still work would add at a price. */
  Money entryNotional(Price price) {
    return openOrders(Purpose.ENTRY).stream()
        .map(o -> price.times(o.remaining(), instrument.quote()))
        .reduce(Money.zero(instrument.quote()), Money::plus);
  }

  /** The side that closes what is held. */
  Side closing() {
    return account.isShort(instrument) ? Side.BUY : Side.SELL;
  }

  /** What market orders may still close, one apart. */
  Quantity openSells(Optional<ClientOrderId> but) {
    Side side = closing();
    return open.values().stream()
        .filter(o -> but.filter(o.id()::equals).isEmpty())
        .filter(o -> o.proposal().side() == side && o.proposal().type() == OrderType.MARKET)
        .filter(o -> o.proposal().isReduceOnly())
        .map(Order::remaining)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** True when something happened that must be committed before time goes on. */
  boolean mustCommit() {
    return !changed.isEmpty() || !intents.isEmpty() || account.mustCommit();
  }

  /** True when candles finished since the last append. */
  boolean hasCandles() {
    return !candles.isEmpty();
  }

  List<FinishedCandle> takeCandles() {
    List<FinishedCandle> taken = List.copyOf(candles);
    candles.clear();
    return taken;
  }

  /** Takes everything that changed in the account, for an append. */
  LaneAppend drain(Lane lane, long leaseToken, Optional<DecisionRecord> decision) {
    AccountBooks.Changes booked = account.drain();
    LaneAppend append =
        new LaneAppend(
            lane,
            leaseToken,
            booked.number(),
            account.status(instrument),
            account.statusBeside(instrument),
            decision,
            List.copyOf(intents),
            List.copyOf(changed.values()),
            booked.events(),
            booked.entries(),
            booked.roundTrips(),
            List.copyOf(equity),
            booked.candles(),
            booked.policy());
    intents.clear();
    changed.clear();
    equity.clear();
    return append;
  }
}
