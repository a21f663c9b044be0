package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.execution.Broker;
import ffe.execution.BrokerContract;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Fill.Liquidity;
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

/** The simulated venue when it hears candles in place of trades, of an hour each. */
@Tag("unit")
class CandleVenueTest extends BrokerContract {

  private static final Instant START = Instant.parse("2017-07-03T00:00:00Z");

  private final SimulatedBroker broker =
      new SimulatedBroker(
          SimulatedBrokerTest.SPEC, FillModel.KRAKEN, SimulatedBrokerTest.balances("10000", "0"));
  private final List<Candle> told = new ArrayList<>();
  private Instant now = START;

  @BeforeEach
  void open() {
    candle(800, 800, 800, 800);
    candle(800, 800, 800, 800);
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

  @Override
  protected void trade(String price) {
    double p = Double.parseDouble(price);
    candle(p, p, p, p);
  }

  /** The next hour, told as a source of candles tells it. */
  private void candle(double open, double high, double low, double close) {
    first(open, high, low, close);
    rest();
  }

  private void first(double open, double high, double low, double close) {
    told.add(new Candle(START.plus(Duration.ofHours(told.size())), open, high, low, close, 10, 1));
    hear(0);
  }

  private void rest() {
    hear(1);
  }

  private void hear(int which) {
    List<Candle> shown = new ArrayList<>(told);
    shown.add(new Candle(START.plus(Duration.ofHours(told.size())), 1, 1, 1, 1, 1, 1));
    CandleSource source =
        new CandleSource(
            "candles:test",
            SimulatedBrokerTest.SPEC,
            CandleSeries.of(instrument(), Timeframe.H1, shown),
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
    candle(800, 800, 800, 800);
    send(entry(HALF));
    first(800, 900, 700, 850);
    assertThat(onlyFill().price()).isEqualTo(Price.of("800.48"));
  }

  @Test
  void a_market_order_fills_at_the_open_of_the_next_candle_and_pays_half_the_spread_and_slippage() {
    candle(800, 800, 800, 800);
    send(entry(HALF));
    assertThat(fills()).isEmpty();
    candle(810, 900, 700, 850);
    Fill fill = onlyFill();
    assertThat(fill.price()).isEqualTo(Price.of("810.49"));
    assertThat(fill.liquidity()).isEqualTo(Liquidity.TAKER);
    assertThat(fill.time()).isEqualTo(Instant.parse("2017-07-03T03:00:01Z"));
    assertThat(fill.quantity()).isEqualTo(HALF);
  }

  @Test
  void protection_sent_at_the_open_is_hit_within_the_same_candle() {
    bought();
    send(bracket("760", "950"));
    rest();
    assertThat(onlyFill().price()).isEqualTo(Price.of("759.54"));
    assertThat(now).isEqualTo(Instant.parse("2017-07-03T04:00:00Z"));
  }

  @Test
  void where_one_candle_touches_both_the_stop_was_first() {
    bought();
    send(bracket("760", "890"));
    rest();
    assertThat(onlyFill().liquidity()).isEqualTo(Liquidity.TAKER);
  }

  @Test
  void a_target_within_the_range_fills_at_its_price() {
    bought();
    send(bracket("690", "890"));
    rest();
    Fill fill = onlyFill();
    assertThat(fill.price()).isEqualTo(Price.of("890"));
    assertThat(fill.liquidity()).isEqualTo(Liquidity.MAKER);
  }

  @Test
  void a_gap_below_the_stop_fills_at_the_open() {
    bought();
    rest();
    send(bracket("780", "950"));
    candle(600, 650, 590, 640);
    assertThat(onlyFill().price()).isEqualTo(Price.of("599.64"));
  }

  @Test
  void an_order_sent_after_the_open_is_not_judged_by_the_range_of_that_candle() {
    bought();
    now = now.plusSeconds(60);
    broker.onEvent(new MarketEvent.Passed(now));
    send(bracket("760", "950"));
    rest();
    assertThat(fills()).isEmpty();
  }

  @Test
  void how_much_will_trade_is_not_known_at_the_open() {
    candle(800, 800, 800, 800);
    CandleSeries series =
        CandleSeries.of(
            instrument(),
            Timeframe.H1,
            List.of(
                new Candle(START, 1, 1, 1, 1, 7, 1),
                new Candle(START.plus(Duration.ofHours(1)), 1, 1, 1, 1, 900, 1)));
    CandleSource source = new CandleSource("candles:test", SimulatedBrokerTest.SPEC, series, 1);
    MarketEvent.Traded first = (MarketEvent.Traded) source.read(Instant.MAX, 1).get(0);
    assertThat(first.tick().quantity()).isEqualTo(Quantity.of("7"));
  }
}
