package ffe.desk;

import ffe.money.Price;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.Side;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import ffe.trading.ManualAnswer;
import ffe.trading.ManualRequest;
import ffe.trading.TradingLane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What people trade by hand: by the agent's road, through the gate, once for each key. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class TradingDesk {

  private static final String PREVIEW = "preview";

  private Cockpits cockpits;
  private Archive archive;
  private Clock wall;

  /** An order with every change it went through, oldest first, and its fills. */
  public record OrderLife(Order order, List<Order> changes, List<Fill> fills) {}

  TradingDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  TradingDesk(Cockpits cockpits, Archive archive, Clock wall) {
    this.cockpits = cockpits;
    this.archive = archive;
    this.wall = wall;
  }

  /**
   * Buys or sells, if the gate allows it. A key that was used before is answered with what came of
   * it then.
   *
   * @throws ConflictException if the key was used for another order, or the recording is over
   */
  public TicketView order(Actor actor, OrderTicket ticket) {
    need(actor);
    return carryOut(actor, trade(actor, ticket, ticket.key()));
  }

  /** What {@link #order} would come to now; nothing is kept or sent. */
  public TicketView preview(Actor actor, OrderTicket ticket) {
    need(actor);
    ManualRequest asked = trade(actor, ticket, PREVIEW);
    return TicketView.preview(cockpits.of(actor).withLane(lane -> open(lane).preview(asked)));
  }

  /**
   * Moves the stop or the target of the open position; what is not said stays. The new order works
   * before the old one goes.
   */
  public TicketView protect(Actor actor, String key, Optional<Price> stop, Optional<Price> target) {
    need(actor);
    return carryOut(
        actor, new ManualRequest.Move(key, actor.name(), stop, target, Optional.empty()));
  }

  /** Sells all that is held. */
  public TicketView close(Actor actor, String key) {
    Optional<Price> none = Optional.empty();
    return order(
        actor, new OrderTicket(key, Side.SELL, Optional.empty(), Optional.empty(), none, none));
  }

  private static ManualRequest trade(Actor actor, OrderTicket ticket, String key) {
    return new ManualRequest.Trade(
        key,
        actor.name(),
        ticket.side(),
        ticket.quantity(),
        ticket.notional(),
        ticket.stop(),
        ticket.target());
  }

  private TicketView carryOut(Actor actor, ManualRequest asked) {
    ManualAnswer answer = cockpits.of(actor).withLane(lane -> answer(lane, asked));
    DecisionRecord record = answer.record();
    boolean isSame = record.inputs().manual().filter(asked::asksSame).isPresent();
    if (answer.isRepeat() && !isSame) {
      throw new ConflictException(
          "IDEMPOTENCY_KEY_REUSED", "the key " + asked.key() + " was used for another request");
    }
    TicketView view = read(record);
    if (!answer.isRepeat()) {
      note(actor, asked instanceof ManualRequest.Trade ? "ORDER" : "PROTECT", words(view));
    }
    return view;
  }

  /** What was asked before is answered even when the recording is over. */
  private static ManualAnswer answer(TradingLane lane, ManualRequest asked) {
    return lane.asked(asked)
        .map(record -> new ManualAnswer(record, true))
        .orElseGet(() -> open(lane).order(asked));
  }

  private static TradingLane open(TradingLane lane) {
    if (lane.view().status().agent() == AgentState.ENDED) {
      throw new ConflictException("MARKET_ENDED", "the recording is over; nothing trades any more");
    }
    return lane;
  }

  private TicketView read(DecisionRecord record) {
    String account = record.lane().account();
    Optional<Order> order = archive.ordersCausedBy(account, record.id()).stream().findFirst();
    return TicketView.of(
        record,
        false,
        order,
        order.map(o -> archive.fillsOf(account, List.of(o.id().value()))).orElse(List.of()));
  }

  private static String words(TicketView view) {
    String what =
        view.purpose().orElse("order")
            + view.quantity().map(q -> " " + view.side().orElse("") + " " + q).orElse("")
            + " "
            + view.assetPair();
    return what
        + ": "
        + view.result()
        + " "
        + view.order().map(o -> o.id() + " " + o.state()).orElse(view.reason());
  }

  /** An order with its life; empty when there is none of that id. */
  public Optional<OrderLife> life(Actor actor, String id) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    String account = cockpits.of(actor).lane().account();
    return archive
        .order(account, id)
        .map(
            order ->
                new OrderLife(
                    order,
                    archive.lifeOf(account, id),
                    archive.fillsOf(account, List.of(order.id().value()))));
  }

  /**
   * Cancels a working entry order and answers with what was read again; empty when there is no
   * order of that id.
   *
   * @throws ConflictException if it protects or closes a position, or does not work any more
   */
  public Optional<OrderLife> cancel(Actor actor, String id) {
    need(actor);
    Optional<Order> known = archive.order(cockpits.of(actor).lane().account(), id);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Purpose purpose = known.get().proposal().purpose();
    if (purpose != Purpose.ENTRY) {
      throw new ConflictException(
          purpose == Purpose.PROTECTION ? "PROTECTION_STAYS" : "NOT_AN_ENTRY",
          id + " is no entry order: what protects or closes a position is not cancelled by hand");
    }
    ClientOrderId order = known.get().id();
    if (!cockpits.of(actor).withAccount(account -> account.cancelEntry(order))) {
      throw new ConflictException("NOT_WORKING", id + " does not work any more");
    }
    Optional<OrderLife> after = life(actor, id);
    note(actor, "CANCEL", id + " " + after.map(l -> l.order().state().name()).orElse("gone"));
    return after;
  }

  /**
   * Changing price or quantity of a working order. No order of this venue can be changed: an entry
   * is a market order, and what protects is moved by {@link #protect}.
   *
   * @return empty when there is no order of that id; anything else is a conflict
   * @throws ConflictException with what to do instead
   */
  public Optional<OrderLife> amend(Actor actor, String id) {
    need(actor);
    Optional<Order> known = archive.order(cockpits.of(actor).lane().account(), id);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Order order = known.get();
    if (order.state().isFinal()) {
      throw new ConflictException("NOT_WORKING", id + " does not work any more: " + order.state());
    }
    boolean protects = order.proposal().purpose() == Purpose.PROTECTION;
    throw new ConflictException(
        "NOT_AMENDABLE",
        protects
            ? "stop and target are moved by PUT /api/v1/positions/{id}/protection"
            : "a market order has no price and is not changed; cancel it and give another");
  }

  private void note(Actor actor, String command, String effect) {
    archive.control(ControlAction.of(actor, cockpits.of(actor), wall, command, effect));
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.TRADER)) {
      throw new ForbiddenException(actor, Role.TRADER);
    }
  }
}
