package ffe.desk;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.RoundTrip;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What people and programs may ask of the engine and tell it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Desk {

  private static final int ROWS_MAX = 500;
  private static final Duration STRIP = Duration.ofHours(24);

  private Cockpits cockpits;
  private Archive archive;
  private Clock wall;

  Desk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Desk(Cockpits cockpits, Archive archive, Clock wall) {
    this.cockpits = cockpits;
    this.archive = archive;
    this.wall = wall;
  }

  public StatusView status(Actor actor) {
    need(actor, Role.VIEWER);
    return cockpits.of(actor).status();
  }

  /** What the account trades, sorted. */
  public List<Instrument> instruments(Actor actor) {
    need(actor, Role.VIEWER);
    return cockpits.of(actor.at(Optional.empty())).instruments();
  }

  public List<PositionView> positions(Actor actor) {
    need(actor, Role.VIEWER);
    return cockpits.of(actor).positions();
  }

  public List<HeadroomView> headroom(Actor actor) {
    need(actor, Role.VIEWER);
    return cockpits.of(actor).headroom();
  }

  public CandlesView candles(Actor actor, Timeframe timeframe, int limit) {
    need(actor, Role.VIEWER);
    return new CandlesView(
        archive.candles(
            cockpits.of(actor).lane(),
            timeframe,
            cockpits.of(actor).status().marketNow(),
            bounded(limit, 2_000)),
        cockpits.of(actor).unfinished(timeframe));
  }

  /** The candle that is still open, to be shown as unfinished only; reads no table. */
  public Optional<Candle> unfinished(Actor actor, Timeframe timeframe) {
    need(actor, Role.VIEWER);
    return cockpits.of(actor).unfinished(timeframe);
  }

  /** Finished candles of a decision's lane, oldest first, the last ones up to its slot. */
  public List<Candle> candlesOf(
      Actor actor, DecisionRecord decision, Timeframe timeframe, int limit) {
    need(actor, Role.VIEWER);
    return archive.candles(decision.lane(), timeframe, decision.slot(), bounded(limit, 2_000));
  }

  public DecisionPage decisions(Actor actor, DecisionQuery query) {
    need(actor, Role.VIEWER);
    return archive.decisions(query);
  }

  public Optional<DecisionView> decision(Actor actor, String id) {
    need(actor, Role.VIEWER);
    return archive.decision(id).map(this::whole);
  }

  /** Computes a decision for an instrument now; it is kept as advice and never acted on. */
  public DecisionView advise(Actor actor, Instrument instrument) {
    need(actor, Role.TRADER);
    DecisionRecord advice = cockpits.of(actor.at(Optional.of(instrument))).advise();
    archive.keepAdvice(advice);
    return whole(advice);
  }

  public Optional<ReplayView> replay(Actor actor, String id) {
    need(actor, Role.VIEWER);
    return Replays.of(cockpits.of(actor), archive, id);
  }

  public List<Order> orders(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return archive.orders(
        cockpits.of(actor).lane().account(),
        EnumSet.allOf(OrderState.class),
        bounded(limit, ROWS_MAX));
  }

  public List<Fill> fills(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return archive.fills(cockpits.of(actor).lane().account(), bounded(limit, ROWS_MAX));
  }

  public List<LedgerEntry> ledger(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return archive.ledger(cockpits.of(actor).lane().account(), bounded(limit, ROWS_MAX));
  }

  public List<RoundTrip> roundTrips(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return archive.roundTrips(cockpits.of(actor).lane().account(), bounded(limit, ROWS_MAX));
  }

  public List<EquityPoint> equity(Actor actor, Instant from, Instant to, int points) {
    need(actor, Role.VIEWER);
    return archive.equity(cockpits.of(actor).lane().account(), from, to, bounded(points, 2_000));
  }

  /** The last 24 hours of market time. */
  public DayStrip strip(Actor actor) {
    need(actor, Role.VIEWER);
    Instant now = cockpits.of(actor).status().marketNow();
    return archive.strip(cockpits.of(actor).lane().account(), now.minus(STRIP), now);
  }

  public List<ControlAction> controls(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return archive
        .controls(
            ControlQuery.latest(cockpits.of(actor).lane().account(), bounded(limit, ROWS_MAX)))
        .rows();
  }

  /**
   * Tells the agent something and answers what was read again afterwards.
   *
   * @throws ConflictException if the command has no meaning in the present state
   */
  public StatusView tell(Actor actor, AgentState.Command command, String why) {
    need(actor, command == AgentState.Command.LIFT ? Role.ADMIN : Role.TRADER);
    StatusView after = cockpits.of(actor).command(command, actor.name() + ": " + why);
    note(actor, command.name(), after.agent() + " " + after.agentReason());
    return after;
  }

  /** Cancels working entry orders; protective orders stay. */
  public int cancelEntries(Actor actor, String why) {
    need(actor, Role.TRADER);
    int cancelled = cockpits.of(actor).cancelEntries(actor.name() + ": " + why);
    note(actor, "CANCEL", cancelled + " entry orders cancelled");
    return cancelled;
  }

  /** Calls a listener after each step of the lane that changed something. */
  public Subscription onChange(Runnable listener) {
    cockpits.onChange(listener);
    return () -> cockpits.removeListener(listener);
  }

  /** Ends a subscription. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private void note(Actor actor, String command, String effect) {
    archive.control(ControlAction.of(actor, cockpits.of(actor), wall, command, effect));
  }

  private DecisionView whole(DecisionRecord record) {
    List<Order> orders = archive.ordersCausedBy(record.lane().account(), record.id());
    List<String> ids = orders.stream().map(o -> o.id().value()).toList();
    return new DecisionView(
        DecisionLines.of(record, orders),
        record,
        archive.decisionDigest(record.id()).orElse(record.digest().hex()),
        orders,
        ids.isEmpty() ? List.of() : archive.fillsOf(record.lane().account(), ids));
  }

  private static int bounded(int limit, int max) {
    return Math.max(1, Math.min(limit, max));
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
