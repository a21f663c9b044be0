package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.execution.Broker;
import ffe.execution.BrokerContract;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.MarketEvent;
import ffe.market.SidedCandle;
import ffe.market.SidedSeries;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Price;
import ffe.order.Fill;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The simulated venue when it hears candles of bids and asks; what a model says of spreads goes.
 */
@Tag("unit")
class SidedVenueTest extends BrokerContract {

  private static final Instant START = Instant.parse("2017-07-03T00:00:00Z");

  private static final FillModel MODEL =
      new FillModel(
          Bps.of("25"),
          Bps.of("40"),
          Bps.of("500"),
          Bps.of("0"),
          Duration.ofMillis(100),
          Optional.empty());

  private final SimulatedBroker broker =
      new SimulatedBroker(
          SimulatedBrokerTest.SPEC, MODEL, SimulatedBrokerTest.balances("10000", "0"));
  private final List<SidedCandle> told = new ArrayList<>();
  private Instant now = START;

  @BeforeEach
  void open() {
    trade("800");
    trade("800");
  }

  @Override
  protected Broker broker() {
    return broker;
  }

  @Override
  protected Instrument instrument() {
    return SimulatedBrokerTest.SPEC.instrument();
  }

  @Override
  protected Instant now() {
    return now;
  }

  /** What is bid; asked is 2 more. */
  @Override
  protected void trade(String price) {
    double p = Double.parseDouble(price);
    first(p, p, p);
    hear(1);
  }

  private Candle candle(double open, double high, double low, double shift) {
    Instant at = START.plus(Duration.ofHours(told.size()));
    return new Candle(at, open + shift, high + shift, low + shift, open + shift, 0, 1);
  }

  private void first(double open, double high, double low) {
    told.add(new SidedCandle(candle(open, high, low, 0), candle(open, high, low, 2)));
    hear(0);
  }

  private void hear(int which) {
    List<SidedCandle> shown = new ArrayList<>(told);
    shown.add(new SidedCandle(candle(9, 9, 9, -1), candle(9, 9, 9, 1)));
    CandleSource source =
        new CandleSource(
            "candles:test",
            SimulatedBrokerTest.SPEC,
            SidedSeries.of(instrument(), Timeframe.H1, shown),
            Math.max(1, told.size() - 1));
    if (told.size() > 1) {
      MarketEvent event = source.read(Instant.MAX, 2).get(which);
      now = event.at();
      broker.onEvent(event);
    }
  }

  private Fill onlyFill() {
    List<Fill> fills = fills();
    assertThat(fills).hasSize(1);
    return fills.get(0);
  }

  private OrderProposal bracket(String stop, String target) {
    OrderProposal p = proposal(Purpose.PROTECTION, Side.SELL, OrderType.BRACKET, HALF);
    return new OrderProposal(
        p.id(),
        p.account(),
        p.cause(),
        p.purpose(),
        p.instrument(),
        p.side(),
        p.type(),
        p.quantity(),
        Optional.of(new Protection(Price.of(stop), Optional.of(Price.of(target)))));
  }

  private void bought() {
    send(entry(HALF));
    first(800, 890, 770);
    assertThat(onlyFill().price()).isEqualTo(Price.of("802"));
  }

  @Test
  void a_buyer_pays_what_is_asked_and_a_seller_gets_what_is_bid() {
    bought();
    send(proposal(Purpose.EXIT, Side.SELL, OrderType.MARKET, HALF));
    hear(1);
    first(810, 810, 810);
    assertThat(onlyFill().price()).isEqualTo(Price.of("810"));
  }

  @Test
  void a_stop_is_hit_by_the_bid_though_the_middle_stays_above_it() {
    bought();
    send(bracket("770.50", "950"));
    hear(1);
    assertThat(onlyFill().price()).isEqualTo(Price.of("770.50"));
  }

  @Test
  void a_target_waits_for_the_bid_though_the_middle_is_above_it() {
    bought();
    send(bracket("700", "890.50"));
    hear(1);
    assertThat(fills()).isEmpty();
    first(893, 893, 893);
    assertThat(onlyFill().price()).isEqualTo(Price.of("890.50"));
  }

  @Test
  void a_bid_that_opens_below_the_stop_is_what_is_got() {
    bought();
    hear(1);
    send(bracket("780", "950"));
    first(600, 650, 590);
    assertThat(onlyFill().price()).isEqualTo(Price.of("600"));
  }

  @Test
  void rules_see_the_middle() {
    SidedCandle sided = new SidedCandle(candle(800, 810, 790, -1), candle(800, 812, 790, 3));
    assertThat(sided.middle())
        .isEqualTo(new Candle(START.plusSeconds(7200), 801, 812, 791, 801, 0, 1));
  }

  @Test
  void the_usual_spread_is_the_one_in_the_middle() {
    List<SidedCandle> candles = new ArrayList<>();
    double[] wide = {1, 1, 10};
    for (int i = 0; i < wide.length; i++) {
      Instant at = START.plus(Duration.ofHours(i));
      candles.add(
          new SidedCandle(
              new Candle(at, 1000, 1000, 1000, 1000, 0, 1),
              new Candle(at, 1000 + wide[i], 1100, 1000, 1000 + wide[i], 0, 1)));
    }
    assertThat(SidedSeries.of(instrument(), Timeframe.H1, candles).medianSpread())
        .isEqualTo(Bps.of("10.00"));
  }

  @Test
  void a_bid_above_the_ask_is_refused() {
    assertThatThrownBy(() -> new SidedCandle(candle(9, 9, 9, 1), candle(9, 9, 9, 0)))
        .hasMessageContaining("bids above asks");
  }
}
