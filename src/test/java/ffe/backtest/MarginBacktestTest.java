package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import ffe.order.Side;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.Margin;
import ffe.portfolio.RoundTrip;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with a margin account. */
@Tag("simulation")
class MarginBacktestTest {

  private static final int HISTORY = 300;
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final BigDecimal TWICE_THE_MIDDLE = new BigDecimal("2000");
  private static final FillModel FREE =
      new FillModel(
          Bps.ZERO, Bps.ZERO, Bps.ZERO, Bps.ZERO, Duration.ofMillis(100), Optional.empty());
  private static final Margin FIVE_TIMES = Margin.of(new BigDecimal("5"), Bps.ZERO, Bps.ZERO);

  /** Steps of whole cents around 1,000, or the same upside down. */
  private static CandleSeries walk(long seed, boolean isMirrored) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    Instant at = Instant.parse("2017-07-03T00:00:00Z");
    double price = 1_000;
    for (int i = 0; i < 1_500; i++) {
      double pull = (1_000 - price) * 0.002;
      double close = price + random.nextGaussian() * 6 + pull;
      double high = Math.max(price, close) + random.nextDouble() * 3;
      double low = Math.min(price, close) - random.nextDouble() * 3;
      candles.add(
          new Candle(
              at,
              cents(price, isMirrored),
              cents(isMirrored ? low : high, isMirrored),
              cents(isMirrored ? high : low, isMirrored),
              cents(close, isMirrored),
              10 + random.nextInt(100),
              1));
      price = close;
      at = at.plus(Timeframe.H1.length());
    }
    return CandleSeries.of(BTC, Timeframe.H1, candles);
  }

  private static double cents(double price, boolean isMirrored) {
    BigDecimal exact = BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_EVEN);
    return (isMirrored ? TWICE_THE_MIDDLE.subtract(exact) : exact).doubleValue();
  }

  /** Throws a coin of the time alone; where prices are upside down it says the opposite. */
  private record Thrown(boolean isMirrored) implements Analyst {

    @Override
    public String name() {
      return "thrown";
    }

    @Override
    public Opinion opine(Observation seen) {
      int thrown = new SplittableRandom(seen.instant().getEpochSecond()).nextInt(8);
      boolean buys = (thrown == 0) != isMirrored;
      Action action = thrown > 1 ? Action.HOLD : buys ? Action.BUY : Action.SELL;
      boolean opens = action != Action.HOLD && seen.holding().opens(buys ? Side.BUY : Side.SELL);
      BigDecimal away = new BigDecimal(buys ? "20" : "-20");
      BigDecimal last = seen.lastPrice().value();
      return new Opinion.View(
          name(),
          action,
          Probability.clamped(0.7),
          Duration.ofHours(12),
          opens ? Optional.of(new Price(last.subtract(away))) : Optional.empty(),
          opens ? Optional.of(new Price(last.add(away).add(away))) : Optional.empty(),
          "THROWN",
          "It was thrown.",
          "Another throw.");
    }
  }

  /** So little is risked that no cap binds: caps count worth, which is not the same upside down. */
  private static RiskPolicy policy() {
    RiskPolicy p = RiskPolicy.standard();
    return new RiskPolicy(
        "calm",
        Percent.of("0.1"),
        p.positionMax(),
        p.exposureMax(),
        p.correlatedExposureMax(),
        Percent.of("10"),
        Percent.of("20"),
        Percent.of("25"),
        Percent.of("30"),
        p.openPositionsMax(),
        p.ordersPerMinuteMax(),
        p.coolDownAfterLoss(),
        p.lossesForLongCoolDown(),
        p.coolDownAfterLosses(),
        p.confidenceMin(),
        p.rewardToRiskMin(),
        p.stopDistanceMin(),
        p.stopDistanceMax(),
        p.dataAgeCandlesMax(),
        p.dayStartsAt(),
        p.dayZone(),
        Optional.empty(),
        Optional.empty());
  }

  private static BacktestPlan plan(
      CandleSeries candles, FillModel fills, List<Analyst> analysts, Optional<Margin> margin) {
    InstrumentSpec spec =
        new InstrumentSpec(
            new Venue("PAPER"),
            BTC,
            Price.of("0.01"),
            Quantity.of("0.00000001"),
            Quantity.of("0.0001"),
            Money.of("5", Currency.USD));
    return new BacktestPlan(
            "main",
            new CandleSource("candles:walk", spec, candles, HISTORY),
            fills,
            analysts,
            new CycleRules(
                candles.timeframe(),
                policy(),
                new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
                VoterWeights.EQUAL,
                fills.slippage().plus(fills.spread())),
            Money.of("10000", Currency.USD),
            Optional.of(Duration.ofDays(1)))
        .on(margin);
  }

  private static BacktestRun thrown(long seed, boolean isMirrored, Optional<Margin> margin) {
    return run(plan(walk(seed, isMirrored), FREE, List.of(new Thrown(isMirrored)), margin));
  }

  private static BacktestRun run(BacktestPlan plan) {
    return Backtest.run(plan, "test", Backtest.Watch.NOBODY).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_market_upside_down_brings_the_same_money_the_other_way(long seed) {
    BacktestRun straight = thrown(seed, false, Optional.of(FIVE_TIMES));
    BacktestRun mirrored = thrown(seed, true, Optional.of(FIVE_TIMES));
    assertThat(straight.roundTrips()).hasSizeGreaterThan(20);
    for (int i = 0; i < straight.equity().size(); i++) {
      EquityPoint point = straight.equity().get(i);
      assertThat(mirrored.equity().get(i).equity()).as("%s", point).isEqualTo(point.equity());
    }
    assertThat(mirrored.roundTrips().stream().map(RoundTrip::profit))
        .containsExactlyElementsOf(straight.roundTrips().stream().map(RoundTrip::profit).toList());
    BacktestReport one = BacktestReport.of(straight, 1);
    BacktestReport other = BacktestReport.of(mirrored, 1);
    assertThat(one.margin().orElseThrow().shorts()).isPositive();
    assertThat(other.margin().orElseThrow().shorts())
        .isEqualTo(one.trades().trades() - one.margin().orElseThrow().shorts());
    List<RunChart.Deal> deals = RunChart.of(straight).trades();
    List<RunChart.Deal> turned = RunChart.of(mirrored).trades();
    for (int i = 0; i < deals.size(); i++) {
      assertThat(turned.get(i).adverse()).isCloseTo(deals.get(i).adverse(), within(1e-6));
      assertThat(turned.get(i).favourable()).isCloseTo(deals.get(i).favourable(), within(1e-6));
      assertThat(turned.get(i).side().isPresent()).isEqualTo(deals.get(i).side().isEmpty());
    }
  }

  @Test
  void the_same_plan_gives_the_same_digest_and_margin_another() {
    Optional<Margin> terms = Optional.of(FIVE_TIMES);
    assertThat(thrown(7, false, terms).digest()).isEqualTo(thrown(7, false, terms).digest());
    assertThat(thrown(7, false, Optional.empty()).digest())
        .isNotEqualTo(thrown(7, false, terms).digest());
    BacktestReport cash = BacktestReport.of(thrown(7, false, Optional.empty()), 1);
    assertThat(cash.margin()).isEmpty();
  }

  @Test
  void financing_is_charged_by_the_day_and_told() {
    Margin dear = Margin.of(new BigDecimal("5"), Bps.of("1000"), Bps.of("2000"));
    BacktestRun run = thrown(3, false, Optional.of(dear));
    OnMargin told = BacktestReport.of(run, 1).margin().orElseThrow();
    assertThat(told.financing()).isPositive();
    assertThat(told.liquidations()).isEmpty();
    assertThat(run.financed()).hasSizeGreaterThan(10);
    assertThat(run.financed())
        .allMatch(f -> Timeframe.D1.isBoundary(f.at()))
        .allMatch(f -> f.amount().isPositive());
    double profits =
        run.roundTrips().stream().mapToDouble(t -> t.profit().amount().doubleValue()).sum();
    if (run.orders().stream().allMatch(o -> o.state().isFinal())) {
      double gained =
          run.equity().get(run.equity().size() - 1).equity().amount().doubleValue() - 10_000;
      assertThat(gained).isCloseTo(profits - told.financing(), within(1e-6));
    }
  }

  @Test
  void the_rules_that_are_offered_open_shorts_too() {
    BacktestRun run =
        run(plan(walk(11, false), FillModel.KRAKEN, Strategies.all(), Optional.of(FIVE_TIMES)));
    OnMargin told = BacktestReport.of(run, 1).margin().orElseThrow();
    assertThat(told.shorts()).isPositive();
    assertThat(told.shorts()).isLessThan(BacktestReport.of(run, 1).trades().trades());
  }
}
