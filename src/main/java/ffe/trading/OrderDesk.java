package ffe.trading;

import ffe.execution.Broker;
import ffe.execution.BrokerEvent;
import ffe.execution.OrderIntent;
import ffe.market.FeedState;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.Tick;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Margin;
import ffe.portfolio.Position;
import ffe.portfolio.Valuation;
import ffe.risk.RiskInputs;
import ffe.risk.RiskVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of a lane's orders after they were sent, and the orders that keep it safe. One thread.
 */
final class OrderDesk {

  /** Rounds of venue answers within one market event; more is a bug, not a market. */
  static final int ROUNDS_MAX = 50;

  /** A lane that is farther behind its feed takes no new risk. */
  private static final Duration BEHIND_MAX = Duration.ofSeconds(10);

  private final LaneSetup setup;
  private final PolicyInForce policy;
  private final LaneBooks books;
  private final AccountMind account;
  private final LaneMind mind;
  private final Broker broker;
  private final MarketBook market;
  private final Dispatcher dispatcher;
  private final Protector protector;
  private final long leaseToken;

  OrderDesk(
      LaneSetup setup,
      PolicyInForce policy,
      LaneBooks books,
      AccountMind account,
      LaneMind mind,
      Broker broker,
      MarketBook market,
      Dispatcher dispatcher,
      long leaseToken) {
    this.setup = setup;
    this.policy = policy;
    this.books = books;
    this.account = account;
    this.mind = mind;
    this.broker = broker;
    this.market = market;
    this.dispatcher = dispatcher;
    this.leaseToken = leaseToken;
    this.protector = new Protector(setup.lane(), books, broker);
  }

  boolean isCovered() {
    return protector.isCovered();
  }

  Holding holding() {
    Optional<Position> position = books.position();
    boolean isShort = position.filter(Position::isShort).isPresent();
    return new Holding(
        books.held(),
        position.map(Position::averagePrice),
        position.map(Position::openedAt),
        setup
            .account()
            .margin()
            .map(terms -> isShort ? Holding.Shorting.SHORT : Holding.Shorting.POSSIBLE));
  }

  TradingCycle.Standing standing() {
    Instrument instrument = setup.lane().instrument();
    return new TradingCycle.Standing(
        holding(), inputs(), books.account().recent(instrument), beside());
  }

  /** What a cycle may know before anything is to be done. */
  TradingCycle.Glimpse glimpse() {
    return new TradingCycle.Glimpse(holding(), beside(), this::standing);
  }

  /** The second instrument, where an analyst looks at one. */
  private Optional<TradingCycle.Neighbour> beside() {
    return setup.looksBeside()
        ? books
            .account()
            .neighbour(setup.lane().instrument(), policy.rules().timeframe(), market.now())
        : Optional.empty();
  }

  /** What the gate may know at this instant. */
  RiskInputs inputs() {
    return inputs(Optional.empty());
  }

  /** The same for an order that is open already and judged again. */
  RiskInputs inputs(Optional<ClientOrderId> judged) {
    Instant now = market.now();
    Duration behind = setup.source().behind(now);
    boolean isLate = market.state() == FeedState.LIVE && behind.compareTo(BEHIND_MAX) > 0;
    Instrument instrument = setup.lane().instrument();
    RiskInputs.Builder known =
        RiskInputs.builder()
            .now(now)
            .state(mind.risk())
            .feed(
                isLate ? FeedState.BROKEN : market.state(),
                isLate
                    ? "the lane is " + behind.toSeconds() + " s behind the feed"
                    : market.stateReason())
            .cycleLength(setup.rules().timeframe().length())
            .instrumentBlocks(blocks())
            .openPositions(books.ledger().positions().size())
            .workingEntries(books.account().workingEntries())
            .heldQuantity(books.held())
            .openSells(books.openSells(judged))
            .spec(setup.source().spec())
            .takerFee(setup.takerFee());
    if (setup.account().margin().isPresent()) {
      known.margin(setup.account().margin().get());
      books.position().map(Position::opened).ifPresent(known::opened);
    }
    setup.source().second().ifPresent(known::second);
    Optional<Tick> tick = market.lastTick(instrument);
    tick.ifPresent(
        t ->
            known
                .lastPrice(t.price())
                .dataAge(age(t, now).plus(behind))
                .workingEntriesNotional(books.entryNotional(t.price())));
    books
        .account()
        .entriesBeside(instrument)
        .ifPresent(beside -> tell(known, now, tick.map(Tick::price), beside));
    return known.build();
  }

  /** A closed market tells nothing and its data grows no older. */
  private Duration age(Tick newest, Instant now) {
    return setup
        .source()
        .spec()
        .hours()
        .filter(hours -> newest.time().isBefore(now))
        .map(hours -> hours.open(newest.time(), now))
        .orElseGet(() -> Duration.between(newest.time(), now));
  }

  /**
   * What the whole account has at stake.
   *
   * @param beside what entries of other lanes may still cost, at their last prices
   */
  private void tell(RiskInputs.Builder known, Instant now, Optional<Price> last, Money beside) {
    Instrument instrument = setup.lane().instrument();
    Money fee = setup.takerFee().of(beside);
    Optional<Margin> margin = setup.account().margin();
    if (margin.isEmpty()) {
      known.availableCash(books.ledger().cash(instrument.quote()).minus(beside).minus(fee));
    }
    Optional<Valuation> live = books.account().liveValuation(now, instrument, last);
    live.ifPresent(valued -> tell(known, valued, beside));
    live.ifPresent(
        valued ->
            margin.ifPresent(
                terms ->
                    known.availableCash(
                        valued
                            .equity()
                            .minus(terms.bound(valued.atStake().plus(beside)))
                            .minus(fee))));
  }

  private void tell(RiskInputs.Builder known, Valuation valued, Money beside) {
    Instrument instrument = setup.lane().instrument();
    Stakes stakes = books.account().stakes(valued, setup.rules().timeframe());
    known
        .equity(valued.equity())
        .exposureAll(valued.atStake().plus(beside))
        .exposureCorrelated(stakes.together(instrument))
        .exposureOfInstrument(valued.of(instrument));
    stakes.valueAtRisk(instrument).ifPresent(known::valueAtRisk);
    stakes.dayLoss(instrument).ifPresent(known::dayLoss);
  }

  private List<String> blocks() {
    List<String> why = new ArrayList<>();
    mind.blocked().ifPresent(why::add);
    if (books.hasUnknown()) {
      why.add("an order's fate at the venue is not known");
    }
    return why;
  }

  /** Books what the venue reported. */
  boolean hear() {
    List<BrokerEvent> events = broker.poll();
    for (BrokerEvent event : events) {
      if (event instanceof BrokerEvent.Filled filled) {
        filled(filled.fill());
      } else if (event instanceof BrokerEvent.Cancelled cancelled) {
        books
            .order(cancelled.orderId())
            .ifPresent(
                o -> books.put(o.become(OrderState.CANCELLED, cancelled.at(), cancelled.why())));
      }
    }
    return !events.isEmpty();
  }

  private void filled(Fill fill) {
    Order order =
        books
            .order(fill.orderId())
            .orElseThrow(
                () -> new IllegalStateException("a fill of an order that is not open: " + fill));
    books.put(order.filledBy(fill));
    mind.closed(books.book(new LedgerEvent.Filled(fill)));
    if (order.proposal().purpose() == Purpose.ENTRY) {
      order.proposal().protection().ifPresent(p -> mind.protectWith(p, fill.side()));
    }
    mind.mark(fill.time(), books, Optional.of(fill.price()));
  }

  /** Asks about orders whose fate is not known. */
  boolean resolve() {
    boolean moved = false;
    for (Order order : books.openOrders()) {
      if (order.state() == OrderState.UNKNOWN) {
        Instant sendBefore = OrderIntent.sendBefore(order.proposal(), order.intendedAt());
        Optional<Dispatcher.Resolution> found = dispatcher.resolve(order, sendBefore, market.now());
        found.ifPresent(this::take);
        moved |= found.isPresent();
      }
    }
    return moved;
  }

  private void take(Dispatcher.Resolution found) {
    books.put(found.order());
    found.fills().forEach(this::filled);
    if (found.cancelled()) {
      books
          .order(found.order().id())
          .ifPresent(
              rest ->
                  books.put(
                      rest.become(
                          OrderState.CANCELLED, market.now(), "found cancelled at the venue")));
    }
  }

  /** Keeps exactly one protective order for the open quantity. */
  boolean protect() {
    if (protector.isCovered()) {
      if (books.held().isZero()) {
        mind.flat();
      } else {
        mind.covered(protector.guard());
      }
      return false;
    }
    Instant now = market.now();
    if (!books.held().isZero() && protector.guard().isEmpty()) {
      mind.uncovered(now);
      boolean late =
          mind.unprotectedSince()
              .filter(since -> since.plus(Protector.UNPROTECTED_MAX).isBefore(now))
              .isPresent();
      if (late && mind.blocked().isEmpty()) {
        mind.blockAndFlatten(
            "open position without a protective stop since " + mind.unprotectedSince().orElse(now),
            now);
      }
    }
    if (protector.isPending()) {
      return false;
    }
    protector.cancelMisfits(mind.protection());
    boolean heard = hear();
    return protector.missing(mind.protection(), now).map(this::intendApproved).orElse(false)
        || heard;
  }

  /**
   * Intends a protective order at other levels, if one protects all that is held now; once it works
   * {@link #protect} takes the former one back.
   */
  boolean moveTo(Protection levels) {
    boolean isMoved =
        protector.isCovered() && intendApproved(protector.moved(levels, market.now()));
    if (isMoved) {
      mind.moved(Optional.of(levels));
    }
    return isMoved;
  }

  /**
   * While flattening: cancels entries, closes what is not being closed already, and halts when the
   * books are flat. An order of unknown fate is waited for, not repeated.
   */
  boolean flatten() {
    if (mind.agent() != AgentState.FLATTENING) {
      return false;
    }
    books.openOrders(Purpose.ENTRY).stream()
        .filter(o -> o.state().isWorking())
        .forEach(o -> broker.cancel(o.id()));
    boolean heard = hear();
    if (books.account().isFlat()) {
      return account.command(AgentState.Command.FLAT, "flat, verified in the ledger", market.now());
    }
    Quantity selling = books.openSells(Optional.empty());
    if (selling.compareTo(books.held()) >= 0) {
      return heard;
    }
    Quantity rest = books.held().minus(selling);
    String cause = "flatten:" + rest + "@" + market.now();
    OrderProposal close =
        new OrderProposal(
            ClientOrderId.derived(
                setup.lane().account(), setup.lane().cause(cause), Purpose.FLATTEN.name()),
            setup.lane().account(),
            cause,
            Purpose.FLATTEN,
            setup.lane().instrument(),
            books.closing(),
            OrderType.MARKET,
            rest,
            Optional.empty());
    return intendApproved(close) || heard;
  }

  /**
   * At most one attempt per order id, which names what is held and the instant; a later market
   * event may try again.
   */
  private boolean intendApproved(OrderProposal proposal) {
    if (!mind.tries(proposal.id(), market.now())) {
      return false;
    }
    RiskVerdict verdict = policy.gate().judge(proposal, inputs());
    if (verdict instanceof RiskVerdict.Approved approved) {
      books.intend(OrderIntent.of(approved.order(), leaseToken));
      return true;
    }
    return false;
  }
}
