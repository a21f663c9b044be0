package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.execution.Broker;
import ffe.execution.BrokerContract;
import ffe.execution.BrokerEvent;
import ffe.execution.RejectReason;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketEvent;
import ffe.market.Offer;
import ffe.market.Tick;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Fill.Liquidity;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SimulatedBrokerTest extends BrokerContract {

  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("BITSTAMP"),
          Instrument.of("BTC-USD"),
          Price.of("0.01"),
          Quantity.of("0.00000001"),
          Quantity.of("0.0001"),
          Money.of("5", Currency.USD));

  private static final Instant START = Instant.parse("2013-11-27T00:00:00Z");

  private SimulatedBroker broker = venue(FillModel.KRAKEN, "10000", "0");
  private Instant now = START;
  private long sequence;

  @BeforeEach
  void open() {
    tick(Duration.ZERO, "800", "10");
  }

  static SortedMap<String, BigDecimal> balances(String cash, String units) {
    SortedMap<String, BigDecimal> balances = new TreeMap<>();
    balances.put("USD", new BigDecimal(cash));
    balances.put("BTC", new BigDecimal(units));
    return balances;
  }

  private static SimulatedBroker venue(FillModel model, String cash, String units) {
    return new SimulatedBroker(SPEC, model, balances(cash, units));
  }

  private void use(FillModel model, String cash, String units) {
    broker = venue(model, cash, units);
    tick(Duration.ZERO, "800", "10");
  }

  @Override
  protected Broker broker() {
    return broker;
  }

  @Override
  protected Instrument instrument() {
    return SPEC.instrument();
  }

  @Override
  protected Instant now() {
    return now;
  }

  @Override
  protected void trade(String price) {
    tick(Duration.ofSeconds(1), price, "10");
  }

  private void tick(Duration later, String price, String quantity) {
    now = now.plus(later);
    sequence++;
    broker.onEvent(
        new MarketEvent.Traded(new Tick(now, Price.of(price), Quantity.of(quantity), sequence)));
  }

  private Fill onlyFill() {
    List<Fill> fills = fills();
    assertThat(fills).hasSize(1);
    return fills.get(0);
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static FillModel participating(String percent) {
    FillModel k = FillModel.KRAKEN;
    return new FillModel(
        k.makerFee(),
        k.takerFee(),
        k.spread(),
        k.slippage(),
        k.latency(),
        Optional.of(Percent.of(percent)));
  }

  private OrderProposal protective(OrderType type, String stop, Optional<String> target) {
    OrderProposal p = proposal(Purpose.PROTECTION, Side.SELL, type, HALF);
    Protection levels = new Protection(Price.of(stop), target.map(Price::of));
    return new OrderProposal(
        p.id(),
        p.account(),
        p.cause(),
        p.purpose(),
        p.instrument(),
        p.side(),
        p.type(),
        p.quantity(),
        Optional.of(levels));
  }

  @Test
  void a_market_order_ignores_trades_until_latency_has_passed() {
    send(entry(HALF));
    tick(Duration.ZERO, "700", "10");
    tick(Duration.ofMillis(99), "710", "10");
    tick(Duration.ofMillis(1), "720", "10");
    assertThat(broker.poll()).isEmpty();
    tick(Duration.ofMillis(1), "800", "10");
    Fill fill = onlyFill();
    assertThat(fill.time()).isEqualTo(START.plusMillis(101));
    assertThat(fill.price()).isEqualTo(Price.of("800.48"));
  }

  @Test
  void a_decision_made_between_two_trades_counts_latency_from_its_own_instant() {
    now = START.plusSeconds(60);
    SubmitResult result = send(entry(HALF));
    assertThat(((SubmitResult.Accepted) result).at()).isEqualTo(START.plusSeconds(60));
    tick(Duration.ofMillis(100), "800", "10");
    assertThat(broker.poll()).isEmpty();
    tick(Duration.ofMillis(1), "800", "10");
    assertThat(onlyFill().time()).isEqualTo(START.plusMillis(60_101));
  }

  /** 800 + 6 bp = 800.48; 0.5 cost 400.24; 40 bp of that are 1.60096. */
  @Test
  void a_purchase_pays_half_the_spread_and_slippage_and_the_taker_fee() {
    OrderProposal order = entry(HALF);
    send(order);
    trade("800");
    Fill fill = onlyFill();
    assertThat(fill)
        .isEqualTo(
            new Fill(
                order.id() + "-2",
                order.id(),
                SPEC.instrument(),
                Side.BUY,
                Price.of("800.48"),
                HALF,
                usd("1.60096"),
                Liquidity.TAKER,
                START.plusSeconds(1)));
    assertThat(broker.balances()).isEqualTo(balances("9598.15904", "0.5"));
  }

  private void trade(String price, Offer offer) {
    now = now.plusSeconds(1);
    sequence++;
    Tick tick = new Tick(now, Price.of(price), Quantity.of("10"), sequence);
    broker.onEvent(new MarketEvent.Traded(tick, Optional.of(offer)));
  }

  /** 801 + 5 bp = 801.4005, up to 801.41; 799 - 5 bp = 798.6005, down to 798.60. */
  @Test
  void where_a_book_is_known_a_purchase_pays_what_is_asked_and_a_sale_gets_what_is_bid() {
    use(FillModel.KRAKEN, "10000", "0.5");
    Offer offer = new Offer(Price.of("799"), Price.of("801"));
    send(entry(HALF));
    trade("800", offer);
    assertThat(onlyFill().price()).isEqualTo(Price.of("801.41"));
    send(exit(HALF));
    trade("800", offer);
    assertThat(onlyFill().price()).isEqualTo(Price.of("798.6"));
  }

  /** 801.01 - 6 bp = 800.529394, down to 800.52; 400.26 less 40 bp, 1.60104. */
  @Test
  void a_sale_gets_less_rounded_down_to_the_tick() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(exit(HALF));
    trade("801.01");
    Fill fill = onlyFill();
    assertThat(fill.price()).isEqualTo(Price.of("800.52"));
    assertThat(fill.fee()).isEqualTo(usd("1.60104"));
    assertThat(broker.balances().get("USD")).isEqualTo("398.65896");
    assertThat(broker.balances().get("BTC")).isZero();
  }

  /** 810.01 + 6 bp = 810.496006, up to 810.50. */
  @Test
  void a_purchase_is_rounded_up_to_the_tick() {
    send(entry(HALF));
    trade("810.01");
    assertThat(onlyFill().price()).isEqualTo(Price.of("810.50"));
  }

  /** 800.48 x 0.00712345 x 0.004 = 0.022808717024, up to 0.02280872. */
  @Test
  void a_fee_is_rounded_up_to_eight_decimals() {
    send(entry(Quantity.of("0.00712345")));
    trade("800");
    assertThat(onlyFill().fee()).isEqualTo(usd("0.02280872"));
  }

  /** The trade at 785.55 is below the stop of 790: 785.55 - 6 bp = 785.07867, down to 785.07. */
  @Test
  void a_stop_that_the_market_jumps_over_fills_where_the_market_is() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(protective(OrderType.STOP, "790", Optional.empty()));
    trade("790.01");
    assertThat(broker.poll()).isEmpty();
    trade("785.55");
    Fill fill = onlyFill();
    assertThat(fill.price()).isEqualTo(Price.of("785.07"));
    assertThat(fill.fee()).isEqualTo(usd("1.57014"));
    assertThat(fill.liquidity()).isEqualTo(Liquidity.TAKER);
  }

  /** 790 - 6 bp = 789.526, down to 789.52. */
  @Test
  void a_stop_is_triggered_by_a_trade_at_its_price() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(protective(OrderType.STOP, "790", Optional.empty()));
    trade("790");
    assertThat(onlyFill().price()).isEqualTo(Price.of("789.52"));
  }

  @Test
  void a_stop_is_armed_only_after_latency() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(protective(OrderType.STOP, "790", Optional.empty()));
    tick(Duration.ofMillis(100), "700", "10");
    tick(Duration.ofMillis(1), "795", "10");
    assertThat(broker.poll()).isEmpty();
  }

  /** 0.5 at 820 are 410; 25 bp of that are 1.025. */
  @Test
  void a_target_fills_at_its_price_as_maker_when_a_trade_is_through_it() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(protective(OrderType.TAKE_PROFIT, "1", Optional.of("820")));
    trade("820");
    assertThat(broker.poll()).isEmpty();
    trade("820.01");
    Fill fill = onlyFill();
    assertThat(fill.price()).isEqualTo(Price.of("820"));
    assertThat(fill.fee()).isEqualTo(usd("1.025"));
    assertThat(fill.liquidity()).isEqualTo(Liquidity.MAKER);
    assertThat(broker.balances().get("USD")).isEqualTo("408.975");
  }

  @Test
  void a_take_profit_has_no_stop() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(protective(OrderType.TAKE_PROFIT, "790", Optional.of("820")));
    trade("780");
    assertThat(broker.poll()).isEmpty();
  }

  @Test
  void a_bracket_stops_and_takes_profit() {
    use(FillModel.KRAKEN, "0", "1");
    send(protective(OrderType.BRACKET, "790", Optional.of("820")));
    trade("790");
    assertThat(onlyFill().liquidity()).isEqualTo(Liquidity.TAKER);
    send(protective(OrderType.BRACKET, "790", Optional.of("820")));
    trade("820.01");
    assertThat(onlyFill().liquidity()).isEqualTo(Liquidity.MAKER);
  }

  @Test
  void refuses_a_bracket_without_a_target() {
    use(FillModel.KRAKEN, "0", "0.5");
    assertThat(refused(protective(OrderType.BRACKET, "790", Optional.empty())))
        .isEqualTo(RejectReason.BAD_PRICE);
  }

  @Test
  void fills_a_share_of_each_trade_when_participation_is_limited() {
    use(participating("10"), "10000", "0");
    OrderProposal order = entry(HALF);
    send(order);
    tick(Duration.ofSeconds(1), "800", "2");
    assertThat(onlyFill().quantity()).isEqualTo(Quantity.of("0.2"));
    assertThat(broker.find(order.id()))
        .extracting(r -> ((VenueReport.Known) r).state())
        .isEqualTo(OrderState.PARTIALLY_FILLED);
    tick(Duration.ZERO, "801", "2");
    tick(Duration.ofSeconds(1), "802", "2");
    List<Fill> rest = fills();
    assertThat(rest)
        .extracting(Fill::quantity)
        .extracting(Quantity::toString)
        .containsExactly("0.2", "0.1");
    assertThat(rest).extracting(Fill::id).doesNotHaveDuplicates();
    assertThat(broker.workingOrders()).isEmpty();
  }

  @Test
  void a_trade_too_small_to_share_fills_one_step() {
    use(participating("10"), "10000", "0");
    send(entry(HALF));
    tick(Duration.ofSeconds(1), "800", "0");
    assertThat(onlyFill().quantity()).isEqualTo(Quantity.of("0.00000001"));
  }

  @Test
  void a_stop_that_has_begun_goes_on_when_the_price_recovers() {
    use(participating("10"), "0", "0.5");
    send(protective(OrderType.STOP, "790", Optional.empty()));
    tick(Duration.ofSeconds(1), "789", "3");
    tick(Duration.ofSeconds(1), "799", "3");
    assertThat(fills()).hasSize(2);
    assertThat(broker.balances().get("BTC")).isZero();
  }

  @Test
  void a_purchase_that_became_too_dear_is_cancelled_when_it_would_fill() {
    use(FillModel.KRAKEN, "402", "0");
    OrderProposal order = entry(HALF);
    assertThat(send(order)).isInstanceOf(SubmitResult.Accepted.class);
    trade("801");
    List<BrokerEvent> told = broker.poll();
    assertThat(told).hasSize(1);
    assertThat(((BrokerEvent.Cancelled) told.get(0)).why()).contains("insufficient funds");
    assertThat(broker.balances()).isEqualTo(new Wallet(balances("402", "0")).amounts());
  }

  /** 400.24 and the fee of 1.60096 are 401.84096. */
  @Test
  void a_purchase_needs_its_cost_and_its_fee_to_the_last_decimal() {
    use(FillModel.KRAKEN, "401.84095999", "0");
    assertThat(refused(entry(HALF))).isEqualTo(RejectReason.INSUFFICIENT_FUNDS);
    use(FillModel.KRAKEN, "401.84096", "0");
    send(entry(HALF));
    trade("800");
    assertThat(onlyFill().quantity()).isEqualTo(HALF);
    assertThat(broker.balances().get("USD")).isZero();
  }

  @Test
  void a_cash_account_sells_no_more_than_it_holds() {
    use(FillModel.KRAKEN, "0", "0.4");
    OrderProposal sale = proposal(Purpose.ENTRY, Side.SELL, OrderType.MARKET, HALF);
    assertThat(refused(sale)).isEqualTo(RejectReason.INSUFFICIENT_FUNDS);
  }

  @Test
  void a_sale_of_what_was_sold_meanwhile_is_cancelled() {
    use(FillModel.KRAKEN, "0", "0.5");
    send(proposal(Purpose.ENTRY, Side.SELL, OrderType.MARKET, HALF));
    send(proposal(Purpose.ENTRY, Side.SELL, OrderType.MARKET, HALF));
    trade("800");
    assertThat(broker.poll())
        .hasExactlyElementsOfTypes(BrokerEvent.Filled.class, BrokerEvent.Cancelled.class);
    assertThat(broker.balances().get("BTC")).isZero();
  }

  @Test
  void dust_that_was_bought_can_be_sold_though_it_is_below_the_minimum() {
    use(FillModel.KRAKEN, "0", "0.00000003");
    assertThat(send(exit(Quantity.of("0.00000003")))).isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void refuses_what_is_off_the_grid_or_not_traded_here() {
    use(FillModel.KRAKEN, "10000", "1");
    assertThat(refused(entry(Quantity.of("0.123456789")))).isEqualTo(RejectReason.OTHER);
    assertThat(refused(protective(OrderType.STOP, "790.001", Optional.empty())))
        .isEqualTo(RejectReason.BAD_PRICE);
    assertThat(refused(protective(OrderType.BRACKET, "790", Optional.of("820.001"))))
        .isEqualTo(RejectReason.BAD_PRICE);
    assertThat(refused(proposal(Purpose.ENTRY, Side.BUY, OrderType.STOP, HALF)))
        .isEqualTo(RejectReason.NOT_PERMITTED);
    OrderProposal p = entry(HALF);
    OrderProposal other =
        new OrderProposal(
            p.id(),
            p.account(),
            p.cause(),
            p.purpose(),
            Instrument.of("ETH-USD"),
            p.side(),
            p.type(),
            p.quantity(),
            p.protection());
    assertThat(refused(other)).isEqualTo(RejectReason.NOT_PERMITTED);
  }

  @Test
  void the_market_is_closed_when_the_recording_is_over() {
    broker.onEvent(new MarketEvent.Ended(now));
    assertThat(refused(entry(HALF))).isEqualTo(RejectReason.MARKET_CLOSED);
  }

  @Test
  void refuses_time_that_goes_back() {
    assertThatThrownBy(() -> broker.onEvent(new MarketEvent.Passed(START.minusMillis(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("went back");
  }

  @Test
  void restores_only_orders_that_work_here() {
    Order intended = Order.intended(entry(HALF), now);
    assertThatThrownBy(() -> broker.restore(List.of(intended), balances("1", "0")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_restored_order_waits_for_the_rest_of_its_latency() {
    OrderProposal order = entry(HALF);
    Instant accepted = now;
    Order working =
        Order.intended(order, accepted)
            .become(OrderState.SENDING, accepted, "")
            .become(OrderState.WORKING, accepted, "");
    broker = venue(FillModel.KRAKEN, "0", "0");
    broker.restore(List.of(working), balances("10000", "0"));
    assertThat(broker.workingOrders()).containsExactly(order.id());
    tick(Duration.ofMillis(100), "800", "10");
    assertThat(broker.poll()).isEmpty();
    tick(Duration.ofMillis(1), "800", "10");
    assertThat(onlyFill().price()).isEqualTo(Price.of("800.48"));
  }

  @Test
  void refuses_costs_that_make_no_sense() {
    FillModel k = FillModel.KRAKEN;
    assertThatThrownBy(() -> model(Bps.of("-1"), k.latency(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model(Bps.of("1001"), k.latency(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model(Bps.ZERO, Duration.ofMillis(-1), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model(Bps.ZERO, k.latency(), Optional.of(Percent.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FillModel model(Bps fee, Duration latency, Optional<Percent> participation) {
    return new FillModel(fee, Bps.ZERO, Bps.ZERO, Bps.ZERO, latency, participation);
  }
}
