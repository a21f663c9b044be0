package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs of what is not traded day and night. */
@Tag("simulation")
class HoursBacktestTest {

  private static BacktestRun run(CandleSeries candles, Optional<TradingHours> hours) {
    InstrumentSpec spec =
        new InstrumentSpec(
            new Venue("PAPER"),
            Markets.PAIR,
            Price.of("0.01"),
            Quantity.of("0.00000001"),
            Quantity.of("0.0001"),
            Money.of("5", Currency.USD),
            hours);
    BacktestPlan plan =
        new BacktestPlan(
            "main",
            new CandleSource("candles:hours", spec, candles, 300),
            FillModel.KRAKEN,
            List.of(Strategies.named("random-entry")),
            new CycleRules(
                candles.timeframe(),
                RiskPolicy.standard(),
                new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
                VoterWeights.EQUAL,
                FillModel.KRAKEN.slippage()),
            Money.of("10000", Currency.USD),
            Optional.empty());
    return Backtest.run(plan, "test", Backtest.Watch.NOBODY).orElseThrow();
  }

  private static List<Order> entries(BacktestRun run) {
    return run.orders().stream().filter(o -> o.proposal().purpose() == Purpose.ENTRY).toList();
  }

  private static List<String> reasons(BacktestRun run) {
    return run.decisions().stream().map(DecisionLine::reason).distinct().toList();
  }

  @Test
  void nothing_is_opened_outside_the_hours_and_nothing_is_stale_within() {
    CandleSeries candles = Markets.weekdays(Timeframe.H1, 3_000, 3);
    BacktestRun always = run(candles, Optional.empty());
    BacktestRun shares = run(candles, Optional.of(TradingHours.US_EQUITIES));
    assertThat(entries(always)).anyMatch(o -> !TradingHours.US_EQUITIES.isOpen(o.intendedAt()));
    assertThat(reasons(always)).doesNotContain("MARKET_CLOSED");
    assertThat(entries(shares))
        .isNotEmpty()
        .allMatch(o -> TradingHours.US_EQUITIES.isOpen(o.intendedAt()));
    assertThat(reasons(shares)).contains("MARKET_CLOSED").doesNotContain("DATA_STALE");
    assertThat(
            shares.orders().stream().map(o -> o.proposal().purpose()).collect(Collectors.toSet()))
        .as("what reduces passes at any time")
        .contains(Purpose.PROTECTION);
  }

  @Test
  void cycles_of_a_day_are_for_the_next_opening() {
    BacktestRun run =
        run(Markets.weekdays(Timeframe.D1, 900, 4), Optional.of(TradingHours.US_EQUITIES));
    assertThat(entries(run)).isNotEmpty();
    assertThat(reasons(run)).doesNotContain("MARKET_CLOSED", "DATA_STALE");
  }
}
