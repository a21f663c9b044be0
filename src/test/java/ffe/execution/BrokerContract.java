package ffe.execution;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every broker keeps. The test of an adapter extends it and brings a venue with 10,000 units
 * of the quote currency, nothing of the base, and a last price of 800.
 */
public abstract class BrokerContract {

  protected static final Quantity HALF = Quantity.of("0.5");

  private int made;

  /** The venue under test, the same one during a test. */
  protected abstract Broker broker();

  protected abstract Instrument instrument();

  /** Session time; every trade is later than the one before. */
  protected abstract Instant now();

  /** Somebody trades 10 units at the venue, late enough to fill what was sent before. */
  protected abstract void trade(String price);

  /** The one place of the tests that makes an intent. */
  public static DurableIntent durable(OrderProposal proposal, Instant at) {
    return DurableIntent.committed(
        new OrderIntent(proposal, "policy-1", 1, at, OrderIntent.sendBefore(proposal, at)));
  }

  protected OrderProposal proposal(Purpose purpose, Side side, OrderType type, Quantity quantity) {
    made++;
    Optional<Protection> protection =
        type == OrderType.MARKET
            ? Optional.empty()
            : Optional.of(new Protection(Price.of("790"), Optional.of(Price.of("820"))));
    return new OrderProposal(
        ClientOrderId.derived("paper", "cause-" + made, purpose.name()),
        "paper",
        "cause-" + made,
        purpose,
        instrument(),
        side,
        type,
        quantity,
        protection);
  }

  protected OrderProposal entry(Quantity quantity) {
    return proposal(Purpose.ENTRY, Side.BUY, OrderType.MARKET, quantity);
  }

  protected OrderProposal exit(Quantity quantity) {
    return proposal(Purpose.EXIT, Side.SELL, OrderType.MARKET, quantity);
  }

  protected OrderProposal bracket(Quantity quantity) {
    return proposal(Purpose.PROTECTION, Side.SELL, OrderType.BRACKET, quantity);
  }

  protected SubmitResult send(OrderProposal proposal) {
    return broker().submit(durable(proposal, now()));
  }

  protected RejectReason refused(OrderProposal proposal) {
    SubmitResult result = send(proposal);
    assertThat(result).isInstanceOf(SubmitResult.Rejected.class);
    return ((SubmitResult.Rejected) result).reason();
  }

  /** Fills told since the last poll, in the venue's order. */
  protected List<Fill> fills() {
    List<Fill> fills = new ArrayList<>();
    for (BrokerEvent event : broker().poll()) {
      if (event instanceof BrokerEvent.Filled filled) {
        fills.add(filled.fill());
      }
    }
    return fills;
  }

  @Test
  void an_accepted_order_works_until_a_later_trade_fills_it() {
    OrderProposal order = entry(HALF);
    assertThat(send(order)).isInstanceOf(SubmitResult.Accepted.class);
    assertThat(broker().workingOrders()).containsExactly(order.id());
    assertThat(broker().find(order.id()))
        .isEqualTo(new VenueReport.Known(OrderState.WORKING, List.of()));
    assertThat(broker().poll()).isEmpty();

    trade("800");
    List<Fill> fills = fills();
    assertThat(fills).hasSize(1);
    assertThat(fills.get(0).orderId()).isEqualTo(order.id());
    assertThat(fills.get(0).quantity()).isEqualTo(HALF);
    assertThat(fills.get(0).side()).isEqualTo(Side.BUY);
    assertThat(broker().workingOrders()).isEmpty();
  }

  @Test
  void finds_a_filled_order_with_its_fills() {
    OrderProposal order = entry(HALF);
    send(order);
    trade("800");
    List<Fill> fills = fills();
    assertThat(broker().find(order.id()))
        .isEqualTo(new VenueReport.Known(OrderState.FILLED, fills));
  }

  @Test
  void an_order_it_never_saw_is_absent() {
    assertThat(broker().find(entry(HALF).id())).isInstanceOf(VenueReport.Absent.class);
    assertThat(broker().cancel(entry(HALF).id())).isFalse();
  }

  @Test
  void refuses_an_id_it_knows_while_it_works_and_after_it_filled() {
    OrderProposal order = entry(HALF);
    send(order);
    assertThat(refused(order)).isEqualTo(RejectReason.DUPLICATE);
    trade("800");
    assertThat(refused(order)).isEqualTo(RejectReason.DUPLICATE);
    assertThat(fills()).hasSize(1);
    trade("800");
    assertThat(fills()).isEmpty();
  }

  @Test
  void a_cancelled_order_never_fills() {
    OrderProposal order = entry(HALF);
    send(order);
    assertThat(broker().cancel(order.id())).isTrue();
    trade("800");
    List<BrokerEvent> told = broker().poll();
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).isInstanceOf(BrokerEvent.Cancelled.class);
    assertThat(((BrokerEvent.Cancelled) told.get(0)).orderId()).isEqualTo(order.id());
    assertThat(broker().find(order.id()))
        .isEqualTo(new VenueReport.Known(OrderState.CANCELLED, List.of()));
    assertThat(broker().cancel(order.id())).isFalse();
  }

  @Test
  void an_event_is_told_once() {
    send(entry(HALF));
    trade("800");
    assertThat(broker().poll()).hasSize(1);
    assertThat(broker().poll()).isEmpty();
  }

  @Test
  void tells_events_in_the_order_in_which_they_happened() {
    OrderProposal first = entry(HALF);
    send(first);
    trade("800");
    OrderProposal second = entry(HALF);
    send(second);
    OrderProposal third = entry(HALF);
    send(third);
    broker().cancel(third.id());
    trade("801");
    List<BrokerEvent> told = broker().poll();
    assertThat(told).hasSize(3);
    assertThat(told.get(0)).isInstanceOf(BrokerEvent.Filled.class);
    assertThat(told.get(1)).isInstanceOf(BrokerEvent.Cancelled.class);
    assertThat(((BrokerEvent.Filled) told.get(2)).fill().orderId()).isEqualTo(second.id());
  }

  @Test
  void a_reduce_only_order_never_sells_more_than_is_held() {
    send(entry(HALF));
    trade("800");
    fills();
    OrderProposal exit = exit(Quantity.of("2"));
    assertThat(send(exit)).isInstanceOf(SubmitResult.Accepted.class);
    trade("800");
    List<BrokerEvent> told = broker().poll();
    assertThat(told).hasSize(2);
    assertThat(((BrokerEvent.Filled) told.get(0)).fill().quantity()).isEqualTo(HALF);
    assertThat(((BrokerEvent.Cancelled) told.get(1)).why()).contains("reduce");
    assertThat(broker().workingOrders()).isEmpty();
  }

  @Test
  void refuses_to_reduce_what_is_not_held() {
    assertThat(refused(exit(HALF))).isEqualTo(RejectReason.NOTHING_TO_REDUCE);
    assertThat(refused(bracket(HALF))).isEqualTo(RejectReason.NOTHING_TO_REDUCE);
  }

  @Test
  void refuses_what_cash_cannot_pay_and_what_is_too_small() {
    assertThat(refused(entry(Quantity.of("13")))).isEqualTo(RejectReason.INSUFFICIENT_FUNDS);
    assertThat(refused(entry(Quantity.of("0.00001")))).isEqualTo(RejectReason.BELOW_MINIMUM);
    assertThat(broker().workingOrders()).isEmpty();
  }

  @Test
  void of_stop_and_target_one_fills_and_the_other_is_gone() {
    send(entry(HALF));
    trade("800");
    OrderProposal bracket = bracket(HALF);
    send(bracket);
    trade("805");
    fills();
    assertThat(broker().workingOrders()).containsExactly(bracket.id());
    trade("821");
    assertThat(fills()).hasSize(1);
    trade("780");
    assertThat(broker().poll()).isEmpty();
    assertThat(broker().workingOrders()).isEmpty();
  }
}
