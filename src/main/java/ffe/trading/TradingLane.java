package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.market.FinishedCandle;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.portfolio.LedgerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks one account and instrument through market time: candles close, cycles run, fills are
 * booked, protection is kept, and every step is committed before the next. Deterministic in the
 * source's events and the commands it is given. One thread.
 *
 * <p>After a {@link LeaseLostException} or {@link JournalDownException} the lane is ahead of its
 * journal: drop it and open a new one.
 */
public final class TradingLane {

  private static final Timeframe STEP = Timeframe.M1;

  private final LaneSetup setup;
  private final long leaseToken;
  private final MarketBook market;
  private final LaneBooks books;
  private final LaneMind mind;
  private final LaneSetup.Venue venue;
  private final Dispatcher dispatcher;
  private final OrderDesk orders;
  private final LanePolicy policy;
  private final StepWriter step;
  private final ManualDesk byHand;

  private TradingLane(LaneSetup setup, long leaseToken, Optional<LaneSnapshot> saved) {
    this.setup = setup;
    this.leaseToken = leaseToken;
    this.market = setup.source().open(saved.map(s -> s.status().position()));
    this.books =
        new LaneBooks(
            setup.account(),
            setup.lane().instrument(),
            saved.map(LaneSnapshot::events).orElse(List.of()),
            saved.map(LaneSnapshot::openOrders).orElse(List.of()));
    if (saved.isEmpty()) {
      String id = "deposit-" + setup.lane().source() + "-" + setup.lane().instrument();
      books.book(new LedgerEvent.Deposited(id, market.now(), setup.deposit()));
    }
    this.policy = new LanePolicy(setup, books, saved.flatMap(LaneSnapshot::policy), market.now());
    this.mind = new LaneMind(setup, policy, saved.map(LaneSnapshot::status));
    this.venue = setup.venues().open(books.ledger(), sentOrders(), market);
    this.dispatcher = new Dispatcher(venue.broker(), setup.journal());
    this.orders =
        new OrderDesk(setup, policy, books, mind, venue.broker(), market, dispatcher, leaseToken);
    this.step = new StepWriter(setup, books, mind, market, dispatcher, leaseToken);
    this.byHand = new ManualDesk(setup, policy, mind, orders, market);
  }

  /**
   * Opens the lane where its journal left it, or for the first time. What a former holder left
   * unfinished at that instant is finished before the market is heard again: its orders, their
   * consequences, and the cycle of the slot if it did not run.
   */
  public static TradingLane open(LaneSetup setup, long leaseToken) {
    Optional<LaneSnapshot> saved = setup.journal().load(setup.lane());
    TradingLane lane = new TradingLane(setup, leaseToken, saved);
    setup.journal().keepHistory(setup.lane(), lane.market);
    lane.begin(saved.isEmpty());
    return lane;
  }

  private List<Order> sentOrders() {
    return books.openOrders().stream().filter(o -> o.state() != OrderState.INTENDED).toList();
  }

  private void begin(boolean first) {
    if (first) {
      Instant now = market.now();
      mind.beginHolding(lastPrice());
      mind.mark(now, books, lastPrice());
    }
    mind.reopened(market.now());
    new Takeover(setup, policy, books, orders, dispatcher, leaseToken).at(market.now());
    if (first || books.mustCommit()) {
      step.commit(Optional.empty());
    }
    settle();
    Instant now = market.now();
    boolean slotIsLeft = mind.lastCycleAt().filter(now::isAfter).isPresent() && isSlot(now);
    if (slotIsLeft && mind.agent() == AgentState.RUNNING) {
      runCycle(now);
    }
  }

  private boolean isSlot(Instant at) {
    return setup.rules().timeframe().floor(at).equals(at);
  }

  /**
   * Takes in what the source can tell up to a session time.
   *
   * @param max events to take at most
   * @return how many events were taken; fewer than max when the source has no more to tell
   */
  public int advance(Instant limit, int max) {
    List<MarketEvent> events = setup.source().read(limit, max);
    events.forEach(this::take);
    return events.size();
  }

  private void take(MarketEvent event) {
    for (Instant b = STEP.next(market.now()); !b.isAfter(event.at()); b = STEP.next(b)) {
      minute(b, event.at());
    }
    books.addAll(market.apply(event));
    venue.ear().accept(event);
    if (event instanceof MarketEvent.Traded) {
      mind.beginHolding(lastPrice());
    } else if (event instanceof MarketEvent.Ended) {
      end();
    }
    settle();
  }

  /** One minute boundary of market time, before anything that happened at or after it. */
  private void minute(Instant boundary, Instant target) {
    List<FinishedCandle> finished = market.advance(boundary);
    books.addAll(finished);
    mind.mark(boundary, books, lastPrice());
    settle();
    boolean due = isSlot(boundary);
    boolean missed =
        !setup.source().isRecorded() && !setup.rules().timeframe().next(boundary).isAfter(target);
    if (due && mind.agent() == AgentState.RUNNING && !missed) {
      runCycle(boundary);
    } else if (due) {
      step.commit(Optional.empty());
    }
  }

  private void runCycle(Instant slot) {
    mind.cycleAt(slot);
    Cycle done =
        policy
            .cycle()
            .run(setup.lane(), slot, CycleInputs.SLOT, market, orders.holding(), orders.inputs());
    mind.equityPoint(slot, books, lastPrice()).ifPresent(books::add);
    done.order().ifPresent(order -> books.intend(OrderIntent.of(order, leaseToken)));
    if (done.order().isPresent()) {
      mind.ordered(slot);
    }
    step.commit(Optional.of(done.record()));
    settle();
  }

  /** Books what the venue reports, keeps protection, closes when flattening, until all is quiet. */
  private void settle() {
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
    mind.command(AgentState.Command.END, "the recording is over", market.now());
    mind.equityPoint(market.now(), books, lastPrice()).ifPresent(books::add);
    step.commit(Optional.empty());
  }

  /**
   * Carries a command out and commits its effect.
   *
   * @return false when the command has no meaning in the present state; nothing was changed
   */
  public boolean command(AgentState.Command command, String reason) {
    if (!mind.command(command, reason, market.now())) {
      return false;
    }
    step.commit(Optional.empty());
    settle();
    return true;
  }

  /**
   * Puts the next version of the policy in force from now on; it is committed before anything is
   * judged by it.
   *
   * @return false when another version came in between; nothing was changed
   */
  public boolean adopt(PolicyVersion next) {
    if (!policy.adopt(next.at(market.now()))) {
      return false;
    }
    step.commit(Optional.empty());
    return true;
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

  /** Cancels one working entry order; false when there is none of that id. */
  public boolean cancelEntry(ClientOrderId id) {
    return cancel(order -> order.id().equals(id)) > 0;
  }

  /** Cancels working entry orders; protection stays. Returns how many were cancelled. */
  public int cancelEntries() {
    return cancel(order -> true);
  }

  private int cancel(Predicate<Order> which) {
    int before = books.openOrders(Purpose.ENTRY).size();
    books.openOrders(Purpose.ENTRY).stream()
        .filter(o -> o.state().isWorking() && which.test(o))
        .forEach(o -> venue.broker().cancel(o.id()));
    settle();
    return before - books.openOrders(Purpose.ENTRY).size();
  }

  /** Computes a decision now, as advice; nothing is intended or committed. */
  public DecisionRecord advise(String kind) {
    return policy
        .cycle()
        .run(setup.lane(), market.now(), kind, market, orders.holding(), orders.inputs())
        .record();
  }

  private Optional<Price> lastPrice() {
    return market.lastTick(setup.lane().instrument()).map(Tick::price);
  }

  /** What the lane is, for views; read on the lane's thread. */
  public LaneView view() {
    return new LaneView(
        step.status(),
        market.state(),
        market.stateReason(),
        market.lastTick(setup.lane().instrument()),
        books.ledger(),
        books.openOrders(),
        books.valuation(market.now(), lastPrice()),
        orders.inputs(),
        mind.holdValue(lastPrice()),
        orders.isCovered(),
        market.unfinished(Timeframe.M1),
        market.unfinished(setup.rules().timeframe()),
        policy.version());
  }
}
