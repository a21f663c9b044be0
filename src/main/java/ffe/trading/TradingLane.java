package ffe.trading;

import ffe.council.GaveWayException;
import ffe.execution.OrderIntent;
import ffe.market.CandleSeries;
import ffe.market.FeedState;
import ffe.market.FinishedCandle;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.portfolio.EquityPoint;
import ffe.risk.ApprovedOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One instrument of an account in market time: candles close, cycles run, fills are booked,
 * protection is kept, and every step is committed before the next. Deterministic in the source's
 * events and the commands it is given. One thread.
 */
public final class TradingLane {

  /** Events of a recording that are read before their turn. */
  private static final int AHEAD_MAX = 256;

  private final LaneSetup setup;
  private final long leaseToken;
  private final MarketBook market;
  private final LaneBooks books;
  private final LaneMind mind;
  private final AccountMind account;
  private final LaneSetup.Venue venue;
  private final Dispatcher dispatcher;
  private final OrderDesk orders;
  private final PolicyInForce policy;
  private final StepWriter step;
  private final ManualDesk byHand;
  private final Optional<Instant> left;
  private final Boundaries boundaries;
  private final MarginKeeper margin;
  private final Trailing trailing;
  private final Deque<MarketEvent> ahead = new ArrayDeque<>();

  /** What the lanes of an account share. */
  record Shared(AccountBooks books, AccountMind mind, PolicyInForce policy, long leaseToken) {}

  TradingLane(LaneSetup setup, MarketBook market, Shared shared, Optional<LaneSnapshot> saved) {
    this.setup = setup;
    this.market = market;
    this.leaseToken = shared.leaseToken();
    this.policy = shared.policy();
    this.account = shared.mind();
    this.left = saved.map(lane -> lane.status().position().time());
    this.boundaries = new Boundaries(setup, market.now());
    this.books =
        new LaneBooks(
            shared.books(),
            setup.lane().instrument(),
            saved.map(LaneSnapshot::openOrders).orElse(List.of()));
    this.mind = new LaneMind(setup, account, saved.map(LaneSnapshot::status));
    shared.books().join(setup.lane(), books, mind, market);
    this.venue = setup.venues().open(books.ledger(), sentOrders(), market);
    this.dispatcher = new Dispatcher(venue.broker(), setup.journal());
    this.orders =
        new OrderDesk(
            setup, policy, books, account, mind, venue.broker(), market, dispatcher, leaseToken);
    this.margin = new MarginKeeper(setup, books, account, market);
    this.trailing = new Trailing(setup, policy, books, mind, orders);
    this.step = new StepWriter(setup, books, mind, market, dispatcher, leaseToken);
    this.byHand = new ManualDesk(setup, policy, mind, orders, market);
  }

  private List<Order> sentOrders() {
    return books.openOrders().stream().filter(o -> o.state() != OrderState.INTENDED).toList();
  }

  /**
   * What a former holder left unfinished at this instant is finished before the market is heard
   * again: its orders, their consequences, and the cycle of the slot if it did not run.
   */
  void begin() {
    boolean isNew = left.isEmpty();
    if (isNew) {
      Instant now = market.now();
      beginHolding();
      mind.mark(now, books, lastPrice());
    }
    mind.reopened(market.now());
    left.filter(at -> margin.isMargin()).ifPresent(at -> margin.reopened(at, market.now()));
    new Takeover(setup, policy, books, orders, dispatcher, leaseToken).at(market.now());
    if (isNew || books.mustCommit()) {
      step.commit(Optional.empty());
    }
    settle();
    Instant now = market.now();
    if (boundaries.isPassed(now) && trailing.isLeft(now)) {
      follow(now);
      settle();
    }
    boolean slotIsLeft = mind.lastCycleAt().filter(now::isAfter).isPresent() && hasSlot(now);
    if (slotIsLeft && mind.agent() == AgentState.RUNNING) {
      runCycle(now);
    }
  }

  private boolean hasSlot(Instant at) {
    CandleSeries newest = market.candles(setup.lane().instrument(), setup.rules().timeframe(), 1);
    return boundaries.isDue(at, !newest.isEmpty() && newest.lastClosesAt().equals(at));
  }

  void keepHistory() {
    setup.journal().keepHistory(setup.lane(), market);
  }

  private void beginHolding() {
    mind.beginHolding(lastPrice(), books.account().holdBeside(setup.lane().instrument()));
  }

  Instant now() {
    return market.now();
  }

  boolean hasEnded() {
    return market.state() == FeedState.ENDED;
  }

  /** The last boundary of market time that was passed. */
  Instant passed() {
    return boundaries.passed();
  }

  /**
   * Takes in what the source can tell up to a session time.
   *
   * @param max events to take at most
   * @return how many events were taken; fewer than max when the source has no more to tell
   */
  int advance(Instant limit, int max) {
    List<MarketEvent> events = setup.source().read(limit, max);
    events.forEach(this::take);
    return events.size();
  }

  /** The next event that the source can tell up to a session time; it is not taken yet. */
  Optional<MarketEvent> next(Instant limit) {
    if (ahead.isEmpty() && !hasEnded()) {
      ahead.addAll(setup.source().read(limit, AHEAD_MAX));
    }
    return Optional.ofNullable(ahead.peekFirst()).filter(event -> !event.at().isAfter(limit));
  }

  /** Takes the event in that {@link #next} told of. */
  void takeNext() {
    take(ahead.removeFirst());
  }

  /** Comes to a minute boundary, if it is not there yet. */
  void pass(Instant boundary, Instant target) {
    if (!hasEnded() && !boundaries.isPassed(boundary)) {
      minute(boundary, target);
    }
  }

  private void take(MarketEvent event) {
    for (Optional<Instant> b = boundaries.before(event);
        b.isPresent();
        b = boundaries.before(event)) {
      minute(b.get(), event.at());
    }
    List<FinishedCandle> finished = market.apply(event);
    boundaries.closed(finished);
    books.addAll(finished);
    venue.ear().accept(event);
    if (event instanceof MarketEvent.Traded) {
      beginHolding();
    } else if (event instanceof MarketEvent.Ended) {
      end();
    }
    if (margin.isMargin()) {
      orders.hear();
      margin.hear(event);
    }
    trailing.hear(event);
    settle();
  }

  /** One boundary of market time, before anything that happened at or after it. */
  private void minute(Instant boundary, Instant target) {
    List<FinishedCandle> finished = market.advance(boundary);
    books.addAll(finished);
    margin.pass(boundary);
    mind.mark(boundary, books, lastPrice());
    follow(boundary);
    settle();
    boolean due = boundaries.pass(boundary, finished);
    boolean missed =
        !setup.source().isRecorded() && !setup.rules().timeframe().next(boundary).isAfter(target);
    if (due && mind.agent() == AgentState.RUNNING && !missed) {
      runCycle(boundary);
    } else if (due) {
      mark(boundary);
      step.commit(Optional.empty());
    }
  }

  /** Stops follow what was told before a boundary. */
  private void follow(Instant boundary) {
    if (trailing.pass(boundary)) {
      step.commit(Optional.empty());
    }
  }

  /** A curve goes on while nothing is decided. */
  private void mark(Instant slot) {
    if (account.marksPoint(slot)) {
      equityPoint(slot).ifPresent(books::add);
    }
  }

  private void runCycle(Instant slot) {
    mind.cycleAt(slot);
    Optional<Cycle> done;
    try {
      done = cycle(slot);
    } catch (GaveWayException e) {
      step.commit(Optional.empty());
      return;
    }
    mark(slot);
    done.flatMap(Cycle::order).ifPresent(order -> intend(order, slot));
    step.commit(done.map(Cycle::record));
    settle();
  }

  /** Empty where a sketch comes to nothing. */
  private Optional<Cycle> cycle(Instant slot) {
    TradingCycle cycle = policy.cycle(setup);
    return setup.isSketch()
        ? cycle.sketch(setup.lane(), slot, market, orders.glimpse())
        : Optional.of(cycle.run(setup.lane(), slot, CycleInputs.SLOT, market, orders.standing()));
  }

  private void intend(ApprovedOrder order, Instant slot) {
    books.intend(OrderIntent.of(order, leaseToken));
    mind.ordered(slot);
  }

  private Optional<EquityPoint> equityPoint(Instant at) {
    return books
        .valuation(at, lastPrice())
        .flatMap(v -> books.account().hold().map(hold -> new EquityPoint(at, v.equity(), hold)));
  }

  /** Books what the venue reports, keeps protection, closes when flattening, until all is quiet. */
  void settle() {
    for (int round = 0; round < OrderDesk.ROUNDS_MAX; round++) {
      boolean moved = orders.hear();
      moved |= orders.resolve();
      moved |= orders.protect();
      moved |= orders.flatten();
      if (books.mustCommit() || mind.mustCommit()) {
        step.commit(Optional.empty());
      }
      if (!moved) {
        return;
      }
    }
    throw new IllegalStateException(
        "orders of "
            + setup.lane()
            + " do not come to rest in "
            + OrderDesk.ROUNDS_MAX
            + " rounds");
  }

  private void end() {
    if (mind.agent() == AgentState.ENDED) {
      return;
    }
    if (books.account().hasEnded()) {
      account.command(AgentState.Command.END, "the recording is over", market.now());
    }
    equityPoint(market.now()).ifPresent(books::add);
    step.commit(Optional.empty());
  }

  /** Commits what a command or a new policy changed. */
  void commit() {
    step.commit(Optional.empty());
  }

  /** An admin lifted the halts: the instrument may be traded again. */
  void lifted() {
    mind.lifted();
  }

  /**
   * Does what a person asks, by the same road as the agent: judged, recorded, committed with its
   * intent, then sent. A key that was used before is answered with what came of it then.
   */
  public ManualAnswer order(ManualRequest asked) {
    Optional<DecisionRecord> before = byHand.known(asked);
    if (before.isPresent()) {
      return new ManualAnswer(before.get(), true);
    }
    Cycle done = byHand.judge(asked);
    done.order().ifPresent(order -> books.intend(OrderIntent.of(order, leaseToken)));
    byHand.approved(done);
    step.commit(Optional.of(done.record()));
    settle();
    return new ManualAnswer(done.record(), false);
  }

  /** What came of it when the same person asked with the same key before. */
  public Optional<DecisionRecord> asked(ManualRequest request) {
    return byHand.known(request);
  }

  /** What {@link #order} would come to now; nothing is intended or committed. */
  public DecisionRecord preview(ManualRequest asked) {
    return byHand.judge(asked).record();
  }

  /** Cancels working entry orders of which something holds; answers how many. */
  int cancel(Predicate<Order> which) {
    int before = books.openOrders(Purpose.ENTRY).size();
    books.openOrders(Purpose.ENTRY).stream()
        .filter(o -> o.state().isWorking() && which.test(o))
        .forEach(o -> venue.broker().cancel(o.id()));
    settle();
    return before - books.openOrders(Purpose.ENTRY).size();
  }

  /**
   * Computes a decision now, as advice; nothing is intended. The candles it saw are committed
   * before, so that it can be computed again at once.
   */
  public DecisionRecord advise(String kind) {
    if (books.hasCandles()) {
      step.commit(Optional.empty());
    }
    return policy
        .cycle(setup)
        .run(setup.lane(), market.now(), kind, market, orders.standing())
        .record();
  }

  private Optional<Price> lastPrice() {
    return market.lastTick(setup.lane().instrument()).map(Tick::price);
  }

  /** What the lane is, for views; read on the lane's thread. */
  public LaneView view() {
    return new LaneView(
        books.account().status(setup.lane().instrument()),
        market.state(),
        market.stateReason(),
        market.lastTick(setup.lane().instrument()),
        books.ledger(),
        books.openOrders(),
        books.valuation(market.now(), lastPrice()),
        orders.inputs(),
        books.account().hold(),
        orders.isCovered(),
        market.unfinished(Timeframe.M1),
        market.unfinished(setup.rules().timeframe()),
        policy.version());
  }
}
