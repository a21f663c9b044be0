package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.simulation.FillModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DriftTest {

  private static final Instant START = Instant.parse("2024-01-08T00:00:00Z");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Quantity ONE = Quantity.of("1");

  private static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("PAPER"),
          BTC,
          Price.of("0.01"),
          Quantity.of("0.0001"),
          Quantity.of("0.001"),
          Money.of("5", Currency.USD));

  private static final FillModel MODEL =
      new FillModel(
          Bps.ZERO, Bps.of("10"), Bps.ZERO, Bps.ZERO, Duration.ofMillis(100), Optional.empty());

  /** Minute i opens at 100 + i, falls 1 below that and rises 2 above it. */
  private static CandleSeries minutes(int count) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double open = 100 + i;
      candles.add(new Candle(minute(i), open, open + 2, open - 1, open + 1, 5, 1));
    }
    return CandleSeries.of(BTC, Timeframe.M1, candles);
  }

  private static Instant minute(int i) {
    return START.plus(Duration.ofMinutes(i));
  }

  private static Order order(String name, Side side, OrderType type, Instant at) {
    OrderProposal proposal =
        new OrderProposal(
            ClientOrderId.derived("main", name, "order"),
            "main",
            name,
            side == Side.BUY ? Purpose.ENTRY : Purpose.PROTECTION,
            BTC,
            side,
            type,
            ONE,
            Optional.of(new Protection(Price.of("90"), Optional.of(Price.of("112")))));
    return Order.intended(proposal, at)
        .become(OrderState.SENDING, at, "")
        .become(OrderState.WORKING, at, "");
  }

  private static Fill fill(Order order, String price, String fee, Instant at) {
    return new Fill(
        order.id() + "-1",
        order.id(),
        BTC,
        order.proposal().side(),
        Price.of(price),
        ONE,
        Money.of(fee, Currency.USD),
        Fill.Liquidity.TAKER,
        at);
  }

  @Test
  void a_market_order_is_compared_with_the_open_of_the_next_minute() {
    Order bought = order("a", Side.BUY, OrderType.MARKET, minute(5));
    Fill fill = fill(bought, "105.42", "0.21084", minute(5).plusSeconds(9));
    Drift drift = Drift.of(SPEC, MODEL, minutes(30), List.of(bought.filledBy(fill)), List.of(fill));
    Drift.Line line = drift.lines().get(0);
    assertThat(line.shadow()).contains(Price.of("105"));
    assertThat(line.session()).contains(Price.of("105.42"));
    assertThat(line.bps().orElseThrow()).isCloseTo(40, within(1e-9));
    assertThat(drift.price().value().orElseThrow()).isCloseTo(40, within(1e-9));
    assertThat(drift.costs().value().orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(drift.price().band()).isEmpty();
    assertThat(drift.alone()).isZero();
  }

  @Test
  void a_seller_that_gets_less_is_worse_off() {
    Order sold = order("a", Side.SELL, OrderType.BRACKET, minute(5).plusSeconds(9));
    Fill fill = fill(sold, "110.88", "0.11", minute(10).plusSeconds(50));
    Drift drift = Drift.of(SPEC, MODEL, minutes(30), List.of(sold.filledBy(fill)), List.of(fill));
    assertThat(drift.lines().get(0).shadow()).contains(Price.of("112"));
    assertThat(drift.lines().get(0).bps().orElseThrow()).isCloseTo(100, within(1e-9));
  }

  @Test
  void what_was_cancelled_before_the_candles_reach_it_fills_on_neither_side() {
    Order open = order("a", Side.SELL, OrderType.BRACKET, minute(5).plusSeconds(9));
    Order gone = open.become(OrderState.CANCELLED, minute(8), "replaced");
    assertThat(Drift.of(SPEC, MODEL, minutes(30), List.of(gone), List.of()).lines()).isEmpty();
  }

  @Test
  void what_candles_fill_and_the_session_did_not_is_told_alone() {
    Order gone =
        order("a", Side.SELL, OrderType.BRACKET, minute(5).plusSeconds(9))
            .become(OrderState.CANCELLED, minute(20), "replaced");
    Drift drift = Drift.of(SPEC, MODEL, minutes(30), List.of(gone), List.of());
    assertThat(drift.lines()).hasSize(1);
    assertThat(drift.lines().get(0).session()).isEmpty();
    assertThat(drift.alone()).isEqualTo(1);
    assertThat(drift.price().orders()).isZero();
    assertThat(drift.price().value()).isEmpty();
  }

  @Test
  void what_the_session_filled_before_its_candles_begin_is_told_alone() {
    Order bought = order("a", Side.BUY, OrderType.MARKET, minute(0).minusSeconds(30));
    Fill fill = fill(bought, "100", "0.1", minute(0));
    Drift drift = Drift.of(SPEC, MODEL, minutes(30), List.of(bought.filledBy(fill)), List.of(fill));
    assertThat(drift.lines().get(0).shadow()).isEmpty();
    assertThat(drift.alone()).isEqualTo(1);
  }

  @Test
  void thirty_orders_have_a_band() {
    List<Order> orders = new ArrayList<>();
    List<Fill> fills = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      Order bought = order("o" + i, Side.BUY, OrderType.MARKET, minute(i));
      Fill fill =
          fill(bought, 100 + i + (i % 2 == 0 ? ".1" : ".3"), "0.1", minute(i).plusSeconds(9));
      orders.add(bought.filledBy(fill));
      fills.add(fill);
    }
    Drift drift = Drift.of(SPEC, MODEL, minutes(60), orders, fills);
    double mean = drift.price().value().orElseThrow();
    assertThat(mean).isBetween(10.0, 30.0);
    assertThat(drift.price().band().orElseThrow().low()).isLessThan(mean);
    assertThat(drift.price().band().orElseThrow().high()).isGreaterThan(mean);
  }
}
