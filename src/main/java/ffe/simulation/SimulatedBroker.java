package ffe.simulation;

import ffe.execution.Broker;
import ffe.execution.BrokerEvent;
import ffe.execution.DurableIntent;
import ffe.execution.OrderIntent;
import ffe.execution.RejectReason;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.market.FeedState;
import ffe.market.InstrumentSpec;
import ffe.market.MarketData;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Fill.Liquidity;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderState;
import ffe.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A venue with a cash account, or one on margin, that fills from the trades it hears. Used by one
 * thread.
 *
 * <p>MARKET fills at the first trade strictly after acceptance plus latency; a STOP becomes a
 * market order with the first such trade at or below its stop (one that buys: at or above) and
 * fills from that trade's price, gap and all; a TAKE_PROFIT fills at its target, as maker, when a
 * trade is strictly above it (one that buys: below); a BRACKET is both, the stop first. Orders are
 * looked at by intended time, then id. A cancellation works at once, before the next trade. A
 * purchase the cash cannot pay, or a sale of more than is held, is cancelled when it would fill; on
 * margin an entry that equity is not margin enough for, or while the other side is held. A
 * reduce-only order fills what is held and its rest is cancelled. What a broken feed missed is
 * looked at candle by candle, see {@link Untold}; so is a recording of candles.
 *
 * <p>The state of an order here is its {@link Order}; {@link #restore} takes the stored ones.
 */
public final class SimulatedBroker implements Broker {

  /** Finished orders remembered for {@link #find}; the oldest are forgotten. */
  static final int FINISHED_MAX = 10_000;

  /** Events kept between two polls; more means that nobody polls. */
  static final int EVENTS_MAX = 100_000;

  private static final Comparator<Order> BY_INTENTION =
      Comparator.comparing(Order::intendedAt).thenComparing(Order::id);

  private final InstrumentSpec spec;
  private final FillModel model;
  private final Admission admission;
  private final SortedMap<ClientOrderId, Order> working = new TreeMap<>();
  private final Map<ClientOrderId, OrderState> finished = new LinkedHashMap<>();
  private final Map<ClientOrderId, List<Fill>> fills = new TreeMap<>();
  private final List<BrokerEvent> events = new ArrayList<>();
  private final Wallet wallet;
  private final Toll.Keeper tolls;
  private Instant now = Instant.EPOCH;
  private Optional<Tick> last = Optional.empty();
  private boolean ended;

  /**
   * @param balances what the account holds at the venue, by currency code
   */
  public SimulatedBroker(
      InstrumentSpec spec, FillModel model, SortedMap<String, BigDecimal> balances) {
    this(spec, model, new Wallet(balances), Toll.Keeper.NOBODY);
  }

  /** With a wallet that the brokers of other instruments of the account share. */
  SimulatedBroker(InstrumentSpec spec, FillModel model, Wallet wallet, Toll.Keeper tolls) {
    this.spec = spec;
    this.model = model;
    this.admission = new Admission(spec, model);
    this.wallet = wallet;
    this.tolls = tolls;
  }

  /**
   * Takes up the venue's state after a restart. What it does from here on equals an uninterrupted
   * run, except that before the first trade it knows no price, so funds of an order sent before are
   * first checked when it fills; {@link #restore(List, SortedMap, MarketData)} has no exception.
   *
   * @param orders our stored orders that work at the venue; {@code changedAt} of a WORKING one is
   *     its acceptance
   */
  public void restore(List<Order> orders, SortedMap<String, BigDecimal> balances) {
    working.clear();
    finished.clear();
    fills.clear();
    events.clear();
    for (Order order : orders) {
      if (!order.state().isWorking() || !order.proposal().instrument().equals(spec.instrument())) {
        throw new IllegalArgumentException(order.id() + " does not work at this venue: " + order);
      }
      working.put(order.id(), order);
      now = order.changedAt().isAfter(now) ? order.changedAt() : now;
    }
    wallet.become(balances);
  }

  /** As {@link #restore(List, SortedMap)}, with the market as it was known. */
  public void restore(
      List<Order> orders, SortedMap<String, BigDecimal> balances, MarketData market) {
    restore(orders, balances);
    now = market.now();
    last = market.lastTick(spec.instrument());
    last.ifPresent(tick -> wallet.priced(spec.instrument(), tick.price()));
    ended = market.state() == FeedState.ENDED;
  }

  /** Advances the venue's clock and fills what the event makes fill. */
  public void onEvent(MarketEvent event) {
    if (event.at().isBefore(now)) {
      throw new IllegalStateException("the venue's time went back from " + now + " to " + event);
    }
    now = event.at();
    if (event instanceof MarketEvent.Traded traded) {
      hears(traded.tick());
      List<Order> inTurn = new ArrayList<>(working.values());
      inTurn.sort(BY_INTENTION);
      inTurn.forEach(order -> consider(order, traded));
    } else if (event instanceof MarketEvent.Backfilled missed) {
      Missed.candles(missed).forEach(c -> consider(any -> Untold.missed(c)));
    } else if (event instanceof MarketEvent.Barred barred) {
      hears(barred.last());
      consider(side -> Untold.bar(barred, side));
    }
    ended |= event instanceof MarketEvent.Ended;
  }

  private void consider(Order order, MarketEvent.Traded traded) {
    Trigger.of(order, traded, model.latency()).ifPresent(t -> execute(order, t));
  }

  private void hears(Tick tick) {
    last = Optional.of(tick);
    wallet.priced(spec.instrument(), tick.price());
  }

  private void consider(Function<Side, Untold> range) {
    List<Order> inTurn = new ArrayList<>(working.values());
    inTurn.sort(BY_INTENTION);
    for (Order order : inTurn) {
      range
          .apply(order.proposal().side())
          .trigger(order, spec.priceTick())
          .ifPresent(t -> execute(order, t));
    }
  }

  private void execute(Order order, Trigger trigger) {
    OrderProposal proposal = order.proposal();
    Side side = proposal.side();
    Price price = trigger.paid(model, side, spec.priceTick());
    Quantity closable = wallet.closable(spec.instrument(), side);
    Quantity open = order.remaining();
    Quantity wanted = proposal.isReduceOnly() ? open.min(closable) : open;
    if (wanted.isZero()) {
      finish(order.become(OrderState.CANCELLED, now, "nothing left to reduce"));
      return;
    }
    Quantity quantity = model.share(wanted, trigger.traded(), spec.quantityStep());
    Fill fill = fill(order, new Execution(price, quantity, trigger.liquidity()), trigger);
    Optional<String> lack = admission.lack(proposal, fill, wallet);
    if (lack.isPresent()) {
      finish(order.become(OrderState.CANCELLED, now, lack.get()));
    } else {
      book(order, fill, trigger);
    }
  }

  /** What that does to one order. */
  private record Execution(Price price, Quantity quantity, Liquidity liquidity) {}

  private Fill fill(Order order, Execution done, Trigger trigger) {
    Money fee =
        model.fee(done.price(), done.quantity(), done.liquidity(), spec.instrument().quote());
    return new Fill(
        order.id() + "-" + trigger.heard(),
        order.id(),
        spec.instrument(),
        order.proposal().side(),
        done.price(),
        done.quantity(),
        fee,
        done.liquidity(),
        now);
  }

  private void book(Order order, Fill fill, Trigger trigger) {
    wallet.settle(fill);
    fills.computeIfAbsent(order.id(), id -> new ArrayList<>()).add(fill);
    tolls.paid(fill, trigger.toll(model, fill.price(), fill.quantity(), spec.instrument().quote()));
    say(new BrokerEvent.Filled(fill));
    Order after = order.filledBy(fill);
    if (after.state().isFinal()) {
      finish(after);
    } else if (after.proposal().isReduceOnly()
        && wallet.closable(spec.instrument(), fill.side()).isZero()) {
      finish(after.become(OrderState.CANCELLED, now, "nothing left to reduce"));
    } else {
      working.put(after.id(), after);
    }
  }

  private void finish(Order order) {
    working.remove(order.id());
    finished.put(order.id(), order.state());
    if (finished.size() > FINISHED_MAX) {
      ClientOrderId oldest = finished.keySet().iterator().next();
      finished.remove(oldest);
      fills.remove(oldest);
    }
    if (order.state() == OrderState.CANCELLED) {
      say(new BrokerEvent.Cancelled(order.id(), now, order.note()));
    }
  }

  private void say(BrokerEvent event) {
    if (events.size() >= EVENTS_MAX) {
      throw new IllegalStateException(EVENTS_MAX + " events wait: nobody polls");
    }
    events.add(event);
  }

  @Override
  public SubmitResult submit(DurableIntent durable) {
    OrderIntent intent = durable.intent();
    return take(intent.proposal(), intent.intendedAt());
  }

  /**
   * Takes an order that our server had claimed for sending when it died, as if it had been {@link
   * #submit}ted at that instant; {@link #find} tells what became of it.
   */
  void receive(Order claimed) {
    if (take(claimed.proposal(), claimed.intendedAt()) instanceof SubmitResult.Rejected) {
      finished.put(claimed.id(), OrderState.REJECTED);
    }
  }

  private SubmitResult take(OrderProposal proposal, Instant intendedAt) {
    ClientOrderId id = proposal.id();
    if (working.containsKey(id) || finished.containsKey(id)) {
      return new SubmitResult.Rejected(RejectReason.DUPLICATE, "known already: " + id);
    }
    if (ended) {
      return new SubmitResult.Rejected(RejectReason.MARKET_CLOSED, "the recording is over");
    }
    Optional<SubmitResult.Rejected> refusal = admission.refusal(proposal, wallet, last);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    now = intendedAt.isAfter(now) ? intendedAt : now;
    Order order =
        Order.intended(proposal, intendedAt)
            .become(OrderState.SENDING, now, "")
            .become(OrderState.WORKING, now, "");
    working.put(order.id(), order);
    return new SubmitResult.Accepted("sim-" + id, now);
  }

  @Override
  public boolean cancel(ClientOrderId id) {
    Optional<Order> order = Optional.ofNullable(working.get(id));
    order.ifPresent(o -> finish(o.become(OrderState.CANCELLED, now, "cancelled on request")));
    return order.isPresent();
  }

  @Override
  public List<BrokerEvent> poll() {
    List<BrokerEvent> told = List.copyOf(events);
    events.clear();
    return told;
  }

  @Override
  public VenueReport find(ClientOrderId id) {
    Optional<OrderState> state =
        Optional.ofNullable(working.get(id))
            .map(Order::state)
            .or(() -> Optional.ofNullable(finished.get(id)));
    return state
        .<VenueReport>map(
            s -> new VenueReport.Known(s, List.copyOf(fills.getOrDefault(id, List.of()))))
        .orElseGet(VenueReport.Absent::new);
  }

  @Override
  public List<ClientOrderId> workingOrders() {
    return List.copyOf(working.keySet());
  }

  @Override
  public Duration visibilityDelay() {
    return Duration.ZERO;
  }

  /** What the account holds at the venue, by currency code. */
  public SortedMap<String, BigDecimal> balances() {
    return wallet.amounts();
  }
}
