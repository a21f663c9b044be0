package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.execution.BrokerContract;
import ffe.execution.BrokerEvent;
import ffe.execution.RejectReason;
import ffe.execution.SubmitResult;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketEvent;
import ffe.market.Offer;
import ffe.market.SidedCandle;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulated venue with an account on margin. */
@Tag("unit")
class MarginVenueTest {

  private static final Instant START = Instant.parse("2017-07-03T00:00:00Z");
  private static final Instrument BTC = SimulatedBrokerTest.SPEC.instrument();
  private static final FillModel MODEL =
      new FillModel(
          Bps.of("25"), Bps.of("40"), Bps.ZERO, Bps.ZERO, Duration.ofMillis(100), Optional.empty());

  private final Wallet wallet = new Wallet(new TreeMap<>());
  private SimulatedBroker broker;
  private Instant now = START;
  private int made;

  @BeforeEach
  void open() {
    wallet.on(Optional.of(Margin.of(new BigDecimal("5"), Bps.ZERO, Bps.ZERO)));
    wallet.become(SimulatedBrokerTest.balances("1000", "0"));
    broker = new SimulatedBroker(SimulatedBrokerTest.SPEC, MODEL, wallet, Toll.Keeper.NOBODY);
    tick("100");
  }

  private void tick(String price) {
    now = now.plusSeconds(1);
    broker.onEvent(
        new MarketEvent.Traded(
            new Tick(now, Price.of(price), Quantity.of("1000"), now.getEpochSecond())));
  }

  private OrderProposal order(Purpose purpose, Side side, String quantity, Protection levels) {
    made++;
    boolean isMarket = purpose != Purpose.PROTECTION;
    return new OrderProposal(
        ClientOrderId.derived("paper", "cause-" + made, purpose.name()),
        "paper",
        "cause-" + made,
        purpose,
        BTC,
        side,
        isMarket ? OrderType.MARKET : OrderType.BRACKET,
        Quantity.of(quantity),
        isMarket ? Optional.empty() : Optional.of(levels));
  }

  private static Protection levels(String stop, String target) {
    return new Protection(Price.of(stop), Optional.of(Price.of(target)));
  }

  private SubmitResult send(Purpose purpose, Side side, String quantity) {
    return send(order(purpose, side, quantity, levels("1", "2")));
  }

  private SubmitResult send(OrderProposal proposal) {
    return broker.submit(BrokerContract.durable(proposal, now));
  }

  private List<Fill> fills(List<BrokerEvent> events) {
    List<Fill> fills = new ArrayList<>();
    for (BrokerEvent event : events) {
      if (event instanceof BrokerEvent.Filled filled) {
        fills.add(filled.fill());
      }
    }
    return fills;
  }

  private String cancelled() {
    BrokerEvent event = broker.poll().get(0);
    assertThat(event).isInstanceOf(BrokerEvent.Cancelled.class);
    return ((BrokerEvent.Cancelled) event).why();
  }

  private void sold(String quantity) {
    send(Purpose.ENTRY, Side.SELL, quantity);
    tick("100");
    assertThat(fills(broker.poll())).hasSize(1);
  }

  @Test
  void what_is_sold_short_is_owed() {
    sold("30");
    assertThat(broker.balances().get("BTC")).isEqualByComparingTo("-30");
    assertThat(broker.balances().get("USD")).isEqualByComparingTo("3988");
  }

  @Test
  void an_entry_that_equity_is_not_margin_enough_for_is_cancelled_when_it_would_fill() {
    // after a fee of 40 basis points 49 bind 980 of 980.4, and 50 more than there is
    send(Purpose.ENTRY, Side.SELL, "50");
    tick("100");
    assertThat(cancelled()).contains("insufficient margin for 50");
    sold("49");
    send(Purpose.ENTRY, Side.SELL, "0.1");
    tick("100");
    assertThat(cancelled()).contains("insufficient margin");
  }

  @Test
  void what_other_instruments_bind_is_not_there_twice() {
    wallet.become(
        new TreeMap<>(
            java.util.Map.of("USD", new BigDecimal("1000"), "ETH", new BigDecimal("-10"))));
    send(Purpose.ENTRY, Side.BUY, "1");
    tick("100");
    assertThat(cancelled()).as("its price is not known").contains("insufficient margin");
    wallet.priced(Instrument.of("ETH-USD"), Price.of("40"));
    send(Purpose.ENTRY, Side.BUY, "26");
    tick("100");
    // 600 of equity; 10 owed at 40 bind 80, 26 at 100 bind 520 and cost 10.4
    assertThat(cancelled()).contains("insufficient margin for 26");
    send(Purpose.ENTRY, Side.BUY, "25");
    tick("100");
    assertThat(fills(broker.poll())).hasSize(1);
  }

  @Test
  void an_entry_never_closes_and_what_reduces_never_opens() {
    sold("10");
    send(Purpose.ENTRY, Side.BUY, "5");
    tick("100");
    assertThat(cancelled()).contains("the other side is held");
    assertThat(send(Purpose.EXIT, Side.SELL, "5"))
        .isEqualTo(new SubmitResult.Rejected(RejectReason.NOTHING_TO_REDUCE, "held: -10"));
    send(Purpose.EXIT, Side.BUY, "15");
    tick("90");
    Fill fill = fills(broker.poll()).get(0);
    assertThat(fill.quantity()).isEqualTo(Quantity.of("10"));
    assertThat(broker.balances().get("BTC")).isEqualByComparingTo("0");
  }

  @Test
  void a_bracket_that_buys_has_its_target_below_its_stop() {
    sold("10");
    assertThat(send(order(Purpose.PROTECTION, Side.BUY, "10", levels("90", "110"))))
        .isInstanceOf(SubmitResult.Rejected.class);
    assertThat(send(order(Purpose.PROTECTION, Side.BUY, "10", levels("110", "90"))))
        .isInstanceOf(SubmitResult.Accepted.class);
    tick("109.99");
    tick("90");
    assertThat(broker.poll()).isEmpty();
    tick("89.99");
    Fill fill = fills(broker.poll()).get(0);
    assertThat(fill.price()).isEqualTo(Price.of("90"));
    assertThat(fill.liquidity()).isEqualTo(Fill.Liquidity.MAKER);
    assertThat(fill.fee()).isEqualTo(Money.of("2.25", BTC.quote()));
  }

  @Test
  void a_stop_that_buys_is_hit_at_or_above_it() {
    sold("10");
    send(order(Purpose.PROTECTION, Side.BUY, "10", levels("110", "90")));
    tick("110");
    assertThat(fills(broker.poll()).get(0).price()).isEqualTo(Price.of("110"));
  }

  private Candle candle(double open, double high, double low, double shift) {
    return new Candle(now, open + shift, high + shift, low + shift, open + shift, 5, 1);
  }

  private void bar(double open, double high, double low) {
    now = Timeframe.H1.next(now);
    SidedCandle both = new SidedCandle(candle(open, high, low, 0), candle(open, high, low, 2));
    FinishedCandle middle = new FinishedCandle(BTC, Timeframe.H1, both.middle());
    Instant end = now.plus(Duration.ofHours(1));
    broker.onEvent(
        new MarketEvent.Barred(
            middle,
            new Tick(end, Price.of("101"), Quantity.of("5"), end.getEpochSecond()),
            Optional.of(both)));
    now = end;
  }

  @Test
  void of_bids_and_asks_the_ask_hits_the_stop_of_what_is_short() {
    sold("10");
    send(order(Purpose.PROTECTION, Side.BUY, "10", levels("110", "90")));
    bar(100, 107.9, 92);
    assertThat(broker.poll()).as("asked were 109.90 at most and 94 at least").isEmpty();
    bar(100, 108, 80);
    assertThat(fills(broker.poll()).get(0).price()).as("the stop first").isEqualTo(Price.of("110"));
  }

  @Test
  void a_gap_beyond_the_stop_is_paid() {
    sold("10");
    send(order(Purpose.PROTECTION, Side.BUY, "10", levels("110", "90")));
    bar(115, 116, 114);
    assertThat(fills(broker.poll()).get(0).price()).isEqualTo(Price.of("117"));
  }

  @Test
  void of_bids_and_asks_the_target_of_what_is_short_waits_for_the_ask() {
    sold("10");
    send(order(Purpose.PROTECTION, Side.BUY, "10", levels("110", "90")));
    bar(95, 96, 88);
    assertThat(broker.poll()).isEmpty();
    bar(95, 96, 87.9);
    assertThat(fills(broker.poll()).get(0).price()).isEqualTo(Price.of("90"));
  }

  @Test
  void what_is_asked_is_paid() {
    send(Purpose.ENTRY, Side.SELL, "10");
    now = now.plusSeconds(1);
    Tick tick = new Tick(now, Price.of("100"), Quantity.of("5"), now.getEpochSecond());
    Offer offer = new Offer(Price.of("99"), Price.of("101"));
    broker.onEvent(new MarketEvent.Traded(tick, Optional.of(offer)));
    assertThat(fills(broker.poll()).get(0).price()).isEqualTo(Price.of("99"));
  }
}
