package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.market.Timeframe;
import ffe.portfolio.EquityPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulation")
class RunChartTest {

  private static BacktestRun run;
  private static RunChart chart;

  @BeforeAll
  static void runs() {
    run = BarBacktestTest.run(Walks.of(Timeframe.H1, 4_000, 11), Optional.empty());
    chart = RunChart.of(run);
  }

  private static double worth(EquityPoint point) {
    return point.equity().amount().doubleValue();
  }

  @Test
  void the_curve_is_short_and_keeps_both_ends_the_lowest_and_the_highest() {
    List<EquityPoint> all = run.equity();
    assertThat(all).hasSizeGreaterThan(3_000);
    assertThat(chart.curve()).hasSizeLessThanOrEqualTo(1_002);
    assertThat(chart.curve().get(0)).isEqualTo(RunChart.Point.of(all.get(0)));
    assertThat(chart.curve().get(chart.curve().size() - 1))
        .isEqualTo(RunChart.Point.of(all.get(all.size() - 1)));
    Comparator<EquityPoint> byWorth = Comparator.comparing(RunChartTest::worth);
    assertThat(chart.curve())
        .extracting(RunChart.Point::equity)
        .contains(
            worth(all.stream().min(byWorth).orElseThrow()),
            worth(all.stream().max(byWorth).orElseThrow()));
    assertThat(chart.curve())
        .isSortedAccordingTo(Comparator.comparing(RunChart.Point::at))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_months_compound_to_the_whole() {
    double grown =
        chart.months().values().stream().reduce(1.0, (worth, change) -> worth * (1 + change));
    List<EquityPoint> all = run.equity();
    assertThat(chart.months()).hasSize(6).containsKeys("2017-07", "2017-12");
    assertThat(grown).isCloseTo(worth(all.get(all.size() - 1)) / worth(all.get(0)), within(1e-9));
  }

  @Test
  void the_candles_are_few_and_tell_the_same_first_last_and_extremes() {
    assertThat(chart.candles()).hasSize(925);
    double low = Double.MAX_VALUE;
    double high = 0;
    for (int i = 0; i < run.candles(Markets.PAIR).size(); i++) {
      low = Math.min(low, run.candles(Markets.PAIR).low(i));
      high = Math.max(high, run.candles(Markets.PAIR).high(i));
    }
    assertThat(chart.candles().stream().mapToDouble(c -> c.low()).min()).hasValue(low);
    assertThat(chart.candles().stream().mapToDouble(c -> c.high()).max()).hasValue(high);
    assertThat(chart.candles().get(0).open()).isEqualTo(run.candles(Markets.PAIR).open(0));
    assertThat(chart.candles().get(924).close()).isEqualTo(run.candles(Markets.PAIR).lastClose());
  }

  @Test
  void the_trades_are_those_of_the_report() {
    BacktestReport report = BacktestReport.of(run, 1);
    assertThat(chart.trades()).hasSize(report.trades().trades());
    assertThat(chart.trades().stream().mapToDouble(RunChart.Deal::profit).sum())
        .isCloseTo(report.trades().profit(), within(1e-6));
    assertThat(chart.trades().stream().mapToDouble(RunChart.Deal::costs).sum())
        .isCloseTo(report.trades().costs(), within(1e-6));
    for (RunChart.Deal deal : chart.trades()) {
      double fees = deal.fees().orElseThrow();
      assertThat((deal.exit() - deal.entry()) * deal.quantity() - fees)
          .as("spread and slippage are in the prices")
          .isCloseTo(deal.profit(), within(1e-6));
      assertThat(deal.costs()).isGreaterThan(fees);
    }
  }

  @Test
  void the_band_begins_at_one_point_opens_and_repeats() {
    assertThat(chart.band()).hasSizeBetween(100, 200);
    RunChart.Chances first = chart.band().get(0);
    assertThat(first.low()).isEqualTo(first.high());
    RunChart.Chances last = chart.band().get(chart.band().size() - 1);
    assertThat(last.low()).isLessThan(last.median());
    assertThat(last.median()).isLessThan(last.high());
    assertThat(chart.band().get(chart.band().size() - 1).at())
        .isEqualTo(run.equity().get(run.equity().size() - 1).at());
    assertThat(RunChart.of(run)).isEqualTo(chart);
  }
}
