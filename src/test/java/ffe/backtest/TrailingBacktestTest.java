package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Observation;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.Margin;
import ffe.portfolio.RoundTrip;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops that follow their positions, over candles: no candle moves the stop it is judged by. */
@Tag("simulation")
class TrailingBacktestTest {

  private static final int HISTORY = 300;
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final FillModel FREE =
      new FillModel(
          Bps.ZERO, Bps.ZERO, Bps.ZERO, Bps.ZERO, Duration.ofMillis(100), Optional.empty());
  private static final Margin TWICE = Margin.of(new BigDecimal("2"), Bps.ZERO, Bps.ZERO);

  /** Opens at slots: the stop 3 % away, the target 12 %. */
  private record Told(List<Instant> slots, boolean sells) implements Analyst {

    @Override
    public String name() {
      return "told";
    }

    @Override
    public Opinion opine(Observation seen) {
      Side side = sells ? Side.SELL : Side.BUY;
      boolean opens = slots.contains(seen.instant()) && seen.holding().quantity().isZero();
      double last = seen.lastPrice().asDouble();
      double away = sells ? -0.03 : 0.03;
      return new Opinion.View(
          name(),
          opens ? (side == Side.BUY ? Action.BUY : Action.SELL) : Action.HOLD,
          Probability.clamped(0.7),
          Duration.ofHours(12),
          opens ? Optional.of(cents(last * (1 - away))) : Optional.empty(),
          opens ? Optional.of(cents(last * (1 + 4 * away))) : Optional.empty(),
          "TOLD",
          "It was told so.",
          "Another time.");
    }

    private static Price cents(double value) {
      return new Price(BigDecimal.valueOf(Math.round(value * 100), 2));
    }
  }

  private static BacktestRun run(CandleSeries candles, Told told, String percent) {
    InstrumentSpec spec =
        new InstrumentSpec(
            new Venue("PAPER"),
            BTC,
            Price.of("0.01"),
            Quantity.of("0.00000001"),
            Quantity.of("0.0001"),
            Money.of("5", Currency.USD));
    RiskPolicy policy =
        RiskBounds.STANDARD.changed(
            RiskPolicy.standard(),
            "trailing",
            Map.of(Limit.TRAILING_STOP, percent, Limit.RISK_PER_TRADE_MAX, "0.1"));
    BacktestPlan plan =
        new BacktestPlan(
                "main",
                new CandleSource("candles:walk", spec, candles, HISTORY),
                FREE,
                List.of(told),
                new CycleRules(
                    candles.timeframe(),
                    policy,
                    new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
                    VoterWeights.EQUAL,
                    Bps.ZERO),
                Money.of("10000", Currency.USD),
                Optional.empty())
            .on(Optional.of(TWICE));
    return Backtest.run(plan, "test", Backtest.Watch.NOBODY).orElseThrow();
  }

  private static List<Candle> quiet(int count) {
    List<Candle> candles = new ArrayList<>();
    Instant at = Instant.parse("2017-07-03T00:00:00Z");
    for (int i = 0; i < count; i++) {
      candles.add(new Candle(at, 1_000, 1_001, 999, 1_000, 10, 1));
      at = at.plus(Timeframe.H1.length());
    }
    return candles;
  }

  private static Candle next(
      List<Candle> before, double open, double high, double low, double close) {
    Instant at = before.get(before.size() - 1).opensAt().plus(Timeframe.H1.length());
    return new Candle(at, open, high, low, close, 10, 1);
  }

  private static CandleSeries hours(List<Candle> candles) {
    return CandleSeries.of(BTC, Timeframe.H1, candles);
  }

  private static List<Protection> stops(BacktestRun run) {
    return run.orders().stream()
        .filter(o -> o.proposal().purpose() == Purpose.PROTECTION)
        .map(o -> o.proposal().protection().orElseThrow())
        .toList();
  }

  /** Bought at 1,000; that candle rises to 1,060, and its low is below 2 % under that. */
  @Test
  void a_candle_in_which_high_and_followed_stop_lie_is_judged_by_the_stop_of_before() {
    List<Candle> candles = quiet(HISTORY + 5);
    Instant slot = candles.get(HISTORY + 4).opensAt().plus(Timeframe.H1.length());
    candles.add(next(candles, 1_000, 1_060, 1_000, 1_050));
    candles.add(next(candles, 1_050, 1_080, 1_030, 1_070));
    candles.add(next(candles, 1_070, 1_075, 1_060, 1_061));
    candles.add(next(candles, 1_050, 1_055, 1_040, 1_045));
    BacktestRun run = run(hours(candles), new Told(List.of(slot), false), "2");
    assertThat(stops(run).stream().map(p -> p.stop().toString()))
        .containsExactlyInAnyOrder("970", "1038.8");
    RoundTrip trip = run.roundTrips().get(0);
    assertThat(trip.proceeds().amount().divide(trip.quantity().value()))
        .as("what 1,060 made of it, in the candle that rose to 1,080")
        .isEqualByComparingTo("1038.8");
  }

  @Test
  void a_gap_over_the_stop_fills_at_the_open() {
    List<Candle> candles = quiet(HISTORY + 5);
    Instant slot = candles.get(HISTORY + 4).opensAt().plus(Timeframe.H1.length());
    candles.add(next(candles, 1_000, 1_060, 1_000, 1_055));
    candles.add(next(candles, 1_020, 1_030, 1_010, 1_025));
    BacktestRun run = run(hours(candles), new Told(List.of(slot), false), "2");
    RoundTrip trip = run.roundTrips().get(0);
    assertThat(trip.proceeds().amount().divide(trip.quantity().value()))
        .isEqualByComparingTo("1020");
  }

  private static List<Candle> walk(long seed, int count, boolean isMirrored) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    Instant at = Instant.parse("2017-07-03T00:00:00Z");
    double price = 1_000;
    for (int i = 0; i < count; i++) {
      double close = price * (1 + random.nextGaussian() * 0.006);
      double high = Math.max(price, close) * (1 + random.nextDouble() * 0.003);
      double low = Math.min(price, close) * (1 - random.nextDouble() * 0.003);
      candles.add(
          isMirrored
              ? new Candle(at, 1e6 / price, 1e6 / low, 1e6 / high, 1e6 / close, 10, 1)
              : new Candle(at, price, high, low, close, 10, 1));
      price = close;
      at = at.plus(Timeframe.H1.length());
    }
    return candles;
  }

  private static Told every(int hours, boolean sells) {
    List<Instant> slots = new ArrayList<>();
    Instant from = Instant.parse("2017-07-03T00:00:00Z");
    for (int i = HISTORY + 1; i < 2_000; i += hours) {
      slots.add(from.plus(Duration.ofHours(i)));
    }
    return new Told(slots, sells);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_market_upside_down_moves_as_many_stops_the_other_way(long seed) {
    BacktestRun straight = run(hours(walk(seed, 700, false)), every(9, false), "1.5");
    BacktestRun mirrored = run(hours(walk(seed, 700, true)), every(9, true), "1.5");
    assertThat(straight.roundTrips()).hasSizeGreaterThan(5);
    int first = stopsOfTrade(straight);
    assertThat(first).isGreaterThan(1);
    assertThat((double) stopsOfTrade(mirrored)).isBetween(first * 0.8, first * 1.2);
    for (Order order : mirrored.orders()) {
      assertThat(order.proposal().opened()).isEqualTo(Side.SELL);
    }
  }

  private static int stopsOfTrade(BacktestRun run) {
    return stops(run).size();
  }

  /** Whatever comes after an instant, the orders until then are the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void no_stop_knows_what_comes(long seed) {
    List<Candle> whole = walk(seed, 700, false);
    BacktestRun run = run(hours(whole), every(9, false), "1.5");
    Random random = new Random(seed);
    int moved = 0;
    for (int draw = 0; draw < 6; draw++) {
      int cut = HISTORY + 20 + random.nextInt(350);
      List<Candle> other = new ArrayList<>(whole.subList(0, cut));
      for (Candle c : whole.subList(cut, whole.size())) {
        double by = 1 + random.nextGaussian() * 0.05;
        other.add(
            new Candle(
                c.opensAt(), c.open() * by, c.high() * by, c.low() * by, c.close() * by, 10, 1));
      }
      Instant until = whole.get(cut).opensAt();
      List<Order> told = until(run, until);
      moved += (int) told.stream().filter(o -> o.proposal().cause().startsWith("trail:")).count();
      assertThat(
              until(run(hours(other), every(9, false), "1.5"), until).stream().map(Order::proposal))
          .containsExactlyElementsOf(told.stream().map(Order::proposal).toList());
    }
    assertThat(moved).isGreaterThan(10);
  }

  private static List<Order> until(BacktestRun run, Instant at) {
    return run.orders().stream().filter(o -> !o.intendedAt().isAfter(at)).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void each_stop_is_nearer_than_the_one_before_and_behind_the_highs_of_finished_candles(long seed) {
    List<Candle> candles = walk(seed, 900, false);
    BacktestRun run = run(hours(candles), every(9, false), "1.2");
    BigDecimal behind = BigDecimal.ONE.subtract(Percent.of("1.2").fraction());
    Optional<Order> before = Optional.empty();
    int moved = 0;
    List<Order> inTurn =
        run.orders().stream().sorted(Comparator.comparing(Order::intendedAt)).toList();
    for (Order order : inTurn) {
      if (order.proposal().purpose() != Purpose.PROTECTION) {
        before = Optional.empty();
        continue;
      }
      if (before.isPresent()) {
        Price stop = order.proposal().protection().orElseThrow().stop();
        assertThat(stop.isAbove(before.get().proposal().protection().orElseThrow().stop()))
            .isTrue();
        double high =
            candles.stream()
                .filter(c -> !c.opensAt().plus(Timeframe.H1.length()).isAfter(order.intendedAt()))
                .skip(HISTORY)
                .mapToDouble(Candle::high)
                .max()
                .orElseThrow();
        assertThat(stop.asDouble()).isLessThanOrEqualTo(high * behind.doubleValue() + 1e-9);
        moved++;
      }
      before = Optional.of(order);
    }
    assertThat(moved).isGreaterThan(5);
  }

  @Test
  void a_hundred_per_cent_is_none() {
    List<Candle> candles = walk(8, 700, false);
    BacktestRun none = run(hours(candles), every(9, false), "100");
    assertThat(none.plan().rules().policy().trailingStop()).isEmpty();
    assertThat(none.orders()).noneMatch(o -> o.proposal().cause().startsWith("trail:"));
    assertThat(none.digest()).isNotEqualTo(run(hours(candles), every(9, false), "1.5").digest());
  }
}
