package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.execution.BrokerContract;
import ffe.execution.BrokerEvent;
import ffe.execution.SubmitResult;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Percent;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A killed session goes on exactly as one that was not. */
@Tag("property")
class RestartPropertyTest {

  private static final Instrument BTC = SimulatedBrokerTest.SPEC.instrument();
  private static final Instant START = Instant.parse("2013-11-27T00:00:00Z");
  private static final int EVENTS = 300;

  // --- the recording ---

  private static Duration history(Random random) {
    return Duration.ofMinutes(9_500 + random.nextInt(90));
  }

  private static List<MarketEvent> told(List<MarketEvent> events) {
    return events.stream().filter(e -> !(e instanceof MarketEvent.Passed)).toList();
  }

  private static void assertSame(MarketBook left, MarketBook right) {
    assertThat(left.now()).isEqualTo(right.now());
    assertThat(left.state()).isEqualTo(right.state());
    assertThat(left.lastTick(BTC)).isEqualTo(right.lastTick(BTC));
    for (Timeframe timeframe : Timeframe.values()) {
      assertThat(left.candles(BTC, timeframe, 5_000).digest())
          .isEqualTo(right.candles(BTC, timeframe, 5_000).digest());
      assertThat(left.unfinished(timeframe)).isEqualTo(right.unfinished(timeframe));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_recording_resumed_anywhere_tells_what_an_uninterrupted_one_tells(long seed) {
    Random random = new Random(seed);
    Duration history = history(random);
    TapeSource whole = TapeSource.bundled(history);
    MarketBook wholeBook = whole.open(Optional.empty());
    List<MarketEvent> expected = whole.read(Instant.MAX, 200_000);
    expected.forEach(wholeBook::apply);

    TapeSource cut = TapeSource.bundled(history);
    MarketBook book = cut.open(Optional.empty());
    List<MarketEvent> seen = new ArrayList<>();
    Instant limit = cut.start();
    for (int round = 0; limit.isBefore(cut.end().plusSeconds(60)); round++) {
      limit = limit.plusMillis(random.nextInt(240_000));
      Instant bound = limit;
      List<MarketEvent> batch = cut.read(limit, 1 + random.nextInt(60));
      batch.forEach(book::apply);
      seen.addAll(batch);
      if (round % 8 == 0) {
        SourcePosition at = cut.position();
        MarketBook resumed = cut.open(Optional.of(at));
        assertSame(resumed, book);
        assertThat(cut.position()).isEqualTo(at);
        book = resumed;
      }
      assertThat(batch).extracting(MarketEvent::at).allMatch(at -> !at.isAfter(bound));
    }
    while (!(seen.get(seen.size() - 1) instanceof MarketEvent.Ended)) {
      List<MarketEvent> batch = cut.read(limit, 500);
      assertThat(batch).isNotEmpty();
      batch.forEach(book::apply);
      seen.addAll(batch);
    }
    assertThat(told(seen)).isEqualTo(told(expected));
    assertSame(book, wholeBook);
  }

  // --- the venue ---

  private static Price near(Random random, double price) {
    return new Price(
        BigDecimal.valueOf(price * (1 + random.nextGaussian() * 0.004))
            .setScale(2, RoundingMode.HALF_EVEN));
  }

  private static OrderProposal random(Random random, int n, double price) {
    OrderType type = List.of(OrderType.values()).get(random.nextInt(4));
    boolean buys = type == OrderType.MARKET && random.nextBoolean();
    Purpose purpose = buys || random.nextInt(4) == 0 ? Purpose.ENTRY : Purpose.EXIT;
    Optional<Protection> levels =
        type == OrderType.MARKET
            ? Optional.empty()
            : Optional.of(
                new Protection(
                    near(random, price * 0.99), Optional.of(near(random, price * 1.03))));
    return new OrderProposal(
        ClientOrderId.derived("paper", "cause-" + n, purpose.name()),
        "paper",
        "cause-" + n,
        purpose,
        BTC,
        buys ? Side.BUY : Side.SELL,
        type,
        Quantity.of("0." + (1000 + random.nextInt(9000)))
            .plus(Quantity.of("0.0000000" + random.nextInt(10))),
        levels);
  }

  /** Our side of the venue: the orders as a session stores them. */
  private static final class Session {

    private final FillModel model;
    private SimulatedBroker broker;
    private final SortedMap<ClientOrderId, Order> orders = new TreeMap<>();
    private final List<BrokerEvent> heard = new ArrayList<>();
    private Optional<Tick> lastTick = Optional.empty();

    Session(FillModel model) {
      this.model = model;
      this.broker = open(SimulatedBrokerTest.balances("2000", "0.5"));
    }

    private SimulatedBroker open(SortedMap<String, BigDecimal> balances) {
      return new SimulatedBroker(SimulatedBrokerTest.SPEC, model, balances);
    }

    SubmitResult send(OrderProposal proposal, Instant at) {
      SubmitResult result = broker.submit(BrokerContract.durable(proposal, at));
      if (result instanceof SubmitResult.Accepted accepted) {
        orders.put(
            proposal.id(),
            Order.intended(proposal, at)
                .become(OrderState.SENDING, at, "")
                .become(OrderState.WORKING, accepted.at(), ""));
      }
      return result;
    }

    void hear(Tick tick) {
      lastTick = Optional.of(tick);
      broker.onEvent(new MarketEvent.Traded(tick));
      listen();
    }

    void listen() {
      for (BrokerEvent event : broker.poll()) {
        heard.add(event);
        if (event instanceof BrokerEvent.Filled filled) {
          orders.computeIfPresent(filled.fill().orderId(), (id, o) -> o.filledBy(filled.fill()));
        } else if (event instanceof BrokerEvent.Cancelled cancelled) {
          orders.computeIfPresent(
              cancelled.orderId(),
              (id, o) -> o.become(OrderState.CANCELLED, cancelled.at(), cancelled.why()));
        }
      }
    }

    void restart(Instant at) {
      MarketBook market = new MarketBook(BTC, START.minusSeconds(60), new TreeMap<>());
      lastTick.ifPresent(market::recall);
      market.advance(at);
      List<Order> working = orders.values().stream().filter(o -> o.state().isWorking()).toList();
      SortedMap<String, BigDecimal> balances = broker.balances();
      broker = open(SimulatedBrokerTest.balances("0", "0"));
      broker.restore(working, balances, market);
    }
  }

  private static List<Object> walk(long seed, boolean withRestarts) {
    Random random = new Random(seed);
    Random cuts = new Random(-seed);
    FillModel k = FillModel.KRAKEN;
    Optional<Percent> share =
        seed % 2 == 0 ? Optional.empty() : Optional.of(Percent.of("" + (5 + random.nextInt(60))));
    FillModel model =
        new FillModel(k.makerFee(), k.takerFee(), k.spread(), k.slippage(), k.latency(), share);
    Session session = new Session(model);
    Instant now = START;
    double price = 800;
    List<Object> out = new ArrayList<>();
    for (int n = 1; n <= EVENTS; n++) {
      price *= 1 + random.nextGaussian() * 0.003;
      now = now.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(400));
      session.hear(
          new Tick(now, near(random, price), Quantity.of("0.0" + (1 + random.nextInt(9_999))), n));
      if (random.nextInt(4) == 0) {
        out.add(session.send(random(random, n, price), now));
      }
      if (random.nextInt(12) == 0 && !session.broker.workingOrders().isEmpty()) {
        List<ClientOrderId> ids = session.broker.workingOrders();
        out.add(session.broker.cancel(ids.get(random.nextInt(ids.size()))));
        session.listen();
      }
      if (withRestarts && cuts.nextInt(5) == 0) {
        session.restart(now);
      }
      out.add(session.broker.balances());
      out.add(session.broker.workingOrders());
    }
    out.addAll(session.heard);
    out.addAll(session.orders.values());
    return out;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void a_venue_restored_from_stored_orders_goes_on_as_if_never_stopped(long seed) {
    List<Object> uninterrupted = walk(seed, false);
    assertThat(walk(seed, true)).isEqualTo(uninterrupted);
    assertThat(uninterrupted).anyMatch(o -> o instanceof BrokerEvent.Filled);
    assertThat(uninterrupted).anyMatch(o -> o instanceof BrokerEvent.Cancelled);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
  void what_the_venue_holds_is_the_sum_of_its_fills_and_never_negative(long seed) {
    BigDecimal cash = new BigDecimal("2000");
    BigDecimal units = new BigDecimal("0.5");
    Map<String, BigDecimal> last = new TreeMap<>();
    for (Object step : walk(seed, true)) {
      if (step instanceof Map<?, ?> balances) {
        balances.forEach((code, amount) -> last.put((String) code, (BigDecimal) amount));
        assertThat(last.values()).allMatch(amount -> amount.signum() >= 0);
      } else if (step instanceof BrokerEvent.Filled filled) {
        Fill fill = filled.fill();
        BigDecimal sign = fill.side() == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate();
        units = units.add(sign.multiply(fill.quantity().value()));
        cash = cash.subtract(sign.multiply(fill.notional().amount()));
        cash = cash.subtract(fill.fee().amount());
      } else if (step instanceof Order order && order.state() == OrderState.FILLED) {
        assertThat(order.remaining()).isEqualTo(Quantity.ZERO);
      }
    }
    assertThat(last.get("USD")).isEqualByComparingTo(cash);
    assertThat(last.get("BTC")).isEqualByComparingTo(units);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35})
  void nothing_fills_before_its_latency_has_passed(long seed) {
    Map<ClientOrderId, Instant> accepted = new TreeMap<>();
    List<Object> steps = walk(seed, true);
    steps.stream()
        .filter(Order.class::isInstance)
        .map(Order.class::cast)
        .forEach(o -> accepted.put(o.id(), o.intendedAt()));
    long fills =
        steps.stream()
            .filter(BrokerEvent.Filled.class::isInstance)
            .map(s -> ((BrokerEvent.Filled) s).fill())
            .filter(f -> f.time().isAfter(accepted.get(f.orderId()).plusMillis(100)))
            .count();
    assertThat(fills)
        .isPositive()
        .isEqualTo(steps.stream().filter(BrokerEvent.Filled.class::isInstance).count());
  }
}
