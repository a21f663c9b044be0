package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.portfolio.RoundTrip;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.statistics.MonteCarlo;
import ffe.trading.CycleRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs over candles of any length, on prices that go anywhere. */
@Tag("simulation")
class BarBacktestTest {

  private static final int HISTORY = 300;

  private static CandleSeries hours;
  private static BacktestRun run;

  @BeforeAll
  static void runs() {
    hours = Walks.of(Timeframe.H1, 4_000, 11);
    run = run(hours, Optional.of(Duration.ofDays(2)));
  }

  static BacktestRun run(CandleSeries candles, Optional<Duration> liftAfter) {
    return Backtest.run(plan(candles, liftAfter), "test", Backtest.Watch.NOBODY).orElseThrow();
  }

  private static InstrumentSpec spec(CandleSeries candles) {
    return new InstrumentSpec(
        new Venue("PAPER"),
        candles.instrument(),
        Price.of("0.01"),
        Quantity.of("0.00000001"),
        Quantity.of("0.0001"),
        Money.of("5", Currency.USD));
  }

  private static BacktestPlan plan(CandleSeries candles, Optional<Duration> liftAfter) {
    return plan(
        new CandleSource("candles:walk", spec(candles), candles, HISTORY),
        candles.timeframe(),
        liftAfter);
  }

  private static BacktestPlan plan(
      CandleSource source, Timeframe timeframe, Optional<Duration> liftAfter) {
    return new BacktestPlan(
        "main",
        source,
        FillModel.KRAKEN,
        List.of(new Coin()),
        new CycleRules(
            timeframe,
            RiskPolicy.standard(),
            new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
            VoterWeights.EQUAL,
            Bps.of("7")),
        Money.of("10000", Currency.USD),
        liftAfter);
  }

  @Test
  void the_same_plan_gives_the_same_digest() {
    assertThat(run(hours, Optional.of(Duration.ofDays(2))).digest()).isEqualTo(run.digest());
  }

  @Test
  void what_comes_later_changes_nothing_before() {
    BacktestRun part = run(hours.last(4_000).knowableAt(hours.closesAt(1_999)), Optional.empty());
    BacktestRun whole = run(hours, Optional.empty());
    int common = part.decisions().size();
    assertThat(common).isGreaterThan(500);
    assertThat(whole.decisions().subList(0, common)).isEqualTo(part.decisions());
  }

  @Test
  void entries_at_random_are_called_what_they_are() {
    BacktestReport report = BacktestReport.of(run, 1);
    assertThat(report.trades().trades()).isGreaterThan(Luck.TRADES_MIN);
    assertThat(report.luck().verdict())
        .isIn(Luck.Verdict.LOSES, Luck.Verdict.NO_BETTER_THAN_CHANCE, Luck.Verdict.HALTED);
    assertThat(report.random()).isPresent();
    assertThat(report.random().get().beaten()).isLessThan(0.95);
  }

  @Test
  void nothing_fills_before_the_candle_after_its_decision() {
    for (RoundTrip trip : run.roundTrips()) {
      assertThat(Timeframe.H1.isBoundary(trip.openedAt().minusSeconds(1))).isTrue();
      double entry = trip.cost().amount().doubleValue() / trip.quantity().asDouble();
      int at = 0;
      while (hours.opensAt(at).isBefore(trip.openedAt().minusSeconds(1))) {
        at++;
      }
      assertThat(entry).isBetween(hours.open(at) * 1.0005, hours.open(at) * 1.0007);
    }
  }

  @Test
  void costs_are_fees_and_what_spread_and_slippage_took_of_the_prices() {
    BacktestReport report = BacktestReport.of(run, 1);
    BacktestReport.Costs costs = report.costs().orElseThrow();
    assertThat(costs.all()).isCloseTo(report.trades().costs(), within(1e-6));
    // a taker pays 40 basis points, half of a spread of 2, and 5; a maker 25 and nothing else
    assertThat(costs.slippage() / costs.spread()).isBetween(5.0, 5.2);
    assertThat(costs.fees() / costs.spread()).isBetween(40.0, 65.0);
    MonteCarlo.Stressed free = report.stressed().get(0);
    assertThat(free.multiple()).isZero();
    assertThat(free.profit())
        .isCloseTo(report.trades().profit() + report.trades().costs(), within(1e-6));
  }

  @Test
  void of_bids_and_asks_the_spread_there_was_is_a_cost_whatever_is_assumed() {
    CandleSource source =
        new CandleSource("candles:walk", spec(hours), Markets.sided(hours, 19), HISTORY);
    BacktestPlan wide = plan(source, hours.timeframe(), Optional.of(Duration.ofDays(2)));
    BacktestReport report =
        BacktestReport.of(Backtest.run(wide, "test", Backtest.Watch.NOBODY).orElseThrow(), 1);
    BacktestReport.Costs costs = report.costs().orElseThrow();
    double sides = report.trades().costs() / report.trades().costRate().number().orElseThrow();
    assertThat(costs.spread() / sides * 10_000).as("basis points, 1 to 5").isBetween(2.0, 4.0);
  }

  @Test
  void a_halt_that_nobody_lifts_ends_the_trading_and_is_told() {
    BacktestRun unlifted = run(hours, Optional.empty());
    BacktestReport report = BacktestReport.of(unlifted, 1);
    assertThat(report.halt()).isPresent();
    assertThat(report.lifts()).isZero();
    assertThat(report.luck().verdict()).isEqualTo(Luck.Verdict.HALTED);
    assertThat(report.account().returns()).isEqualTo(BacktestReport.of(run, 1).account().returns());
    assertThat(report.hold()).isEqualTo(BacktestReport.of(run, 1).hold());
    List<DecisionLine> lines = unlifted.decisions();
    assertThat(lines.get(lines.size() - 1).slot()).isBeforeOrEqualTo(report.halt().get().since());
    assertThat(run.lifts()).isPositive();
    assertThat(run.decisions().size()).isGreaterThan(lines.size());
  }

  @ParameterizedTest
  @EnumSource(Timeframe.class)
  void every_length_of_candle_is_traded(Timeframe timeframe) {
    BacktestRun any = run(Walks.of(timeframe, 700, 3), Optional.of(Duration.ofDays(1)));
    assertThat(any.decisions()).hasSizeGreaterThan(300);
    assertThat(any.decisions().stream().map(DecisionLine::slot))
        .allMatch(timeframe::isBoundary)
        .isSorted();
  }

  @Test
  void while_a_market_is_closed_nothing_is_decided() {
    List<Candle> open =
        IntStream.range(0, 500).filter(i -> i < 350 || i >= 399).mapToObj(hours::candle).toList();
    BacktestRun closed =
        run(CandleSeries.of(hours.instrument(), Timeframe.H1, open), Optional.empty());
    assertThat(closed.decisions().stream().map(DecisionLine::slot))
        .contains(hours.closesAt(349), hours.closesAt(399))
        .noneMatch(s -> s.isAfter(hours.closesAt(349)) && s.isBefore(hours.closesAt(399)));
  }

  @Test
  void a_plan_that_cannot_be_run_is_refused() {
    assertThatThrownBy(() -> plan(hours, Optional.of(Duration.ofHours(1))))
        .hasMessageContaining("after a day or more");
    assertThatThrownBy(() -> plan(hours.last(HISTORY), Optional.empty()))
        .hasMessageContaining("leaves nothing");
  }
}
