package ffe.statistics;

import static ffe.statistics.Curves.after;
import static ffe.statistics.Curves.daily;
import static ffe.statistics.Curves.saw;
import static ffe.statistics.Curves.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Drawdown;
import ffe.statistics.Figure.Untold;
import ffe.statistics.Figure.Why;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected numbers are from numpy 2.4 and scipy 1.17 over the same curve. */
final class RunStatisticsTest {

  private static final double CLOSE = 1e-11;

  private static void is(Figure figure, double expected) {
    assertThat(told(figure)).isCloseTo(expected, within(CLOSE * Math.max(1, Math.abs(expected))));
  }

  @Test
  void tells_what_others_compute_of_the_same_curve() {
    RunStatistics run = RunStatistics.of(saw(), Basis.of(saw()));
    assertThat(run.periodsPerYear()).isEqualTo(365);
    assertThat(run.returns()).isEqualTo(120);
    assertThat(run.from()).isEqualTo(after(0));
    assertThat(run.to()).isEqualTo(after(120));
    is(run.total(), 0.7052631578947368);
    is(run.annual(), 4.070283032759745);
    is(run.volatility(), 0.7937564573160452);
    is(run.sharpe(), 2.4478835513337973);
    is(run.sortino(), 3.40144310146905);
    is(run.calmar(), 52.19539418480145);
    is(run.omega(), 1.299963094613711);
    is(run.skew(), -0.5879119938032515);
    is(run.kurtosis(), 1.4287724133300475);
    assertThat(run.drawdowns().ulcer()).isCloseTo(0.03414563177270016, within(CLOSE));
    assertThat(run.drawdowns().depth()).isCloseTo(0.07798165137614677, within(CLOSE));
    assertThat(run.tail().worst()).isEqualTo(6);
    is(run.tail().valueAtRisk(), 0.0580357142857143);
    is(run.tail().shortfall(), 0.06021833330057075);
  }

  @Test
  void measures_by_a_hurdle_trading_days_and_another_level() {
    Basis basis = Basis.perYear(252).withHurdle(0.05).withLevel(0.9);
    RunStatistics run = RunStatistics.of(saw(), basis);
    is(run.annual(), 2.0673402917761585);
    is(run.volatility(), 0.6595399538403701);
    is(run.sharpe(), 1.9599870133187778);
    is(run.sortino(), 2.713060505109289);
    is(run.calmar(), 26.510599035717807);
    is(run.omega(), 1.2879265911899371);
    assertThat(run.tail().worst()).isEqualTo(12);
    is(run.tail().valueAtRisk(), 0.054166666666666696);
    is(run.tail().shortfall(), 0.058079053085762576);
  }

  @Test
  void takes_periods_per_year_from_the_times() {
    long hour = 3_600_000;
    Series hourly = Series.of(new long[] {0, hour, 2 * hour}, new double[] {1, 2, 3});
    assertThat(Basis.of(hourly).periodsPerYear()).isEqualTo(365 * 24);
    long[] weekdays =
        IntStream.range(0, 3651).filter(d -> d % 7 < 5).mapToLong(d -> d * Curves.DAY).toArray();
    Series closed = Series.of(weekdays, new double[weekdays.length]);
    assertThat(Basis.of(closed).periodsPerYear()).isCloseTo(365 * 5 / 7.0, within(0.1));
  }

  @Test
  void tells_the_deepest_fall_and_the_longest_time_under_water() {
    Drawdowns drawdowns = Drawdowns.of(daily(100, 120, 120, 90, 60, 100, 121, 121, 110, 115));
    assertThat(drawdowns.deepest())
        .hasValue(
            new DrawdownSpan(0.5, after(2), after(4), Optional.of(after(6)), Duration.ofDays(4)));
    assertThat(drawdowns.longest()).isEqualTo(drawdowns.deepest());
    Drawdowns open = Drawdowns.of(daily(100, 80, 100, 95, 96, 97, 98));
    assertThat(open.deepest().flatMap(DrawdownSpan::recoveredAt)).hasValue(after(2));
    assertThat(open.longest())
        .hasValueSatisfying(
            longest -> {
              assertThat(longest.depth()).isCloseTo(0.05, within(CLOSE));
              assertThat(longest.peakAt()).isEqualTo(after(2));
              assertThat(longest.troughAt()).isEqualTo(after(3));
              assertThat(longest.recoveredAt()).isEmpty();
              assertThat(longest.length()).isEqualTo(Duration.ofDays(4));
            });
    assertThat(Drawdowns.of(daily(1, 2, 2, 3)))
        .isEqualTo(new Drawdowns(Optional.empty(), Optional.empty(), 0));
  }

  @Test
  void falls_as_the_drawdown_falls_that_limits_are_judged_by() {
    Series curve = saw();
    Drawdown exact = Drawdown.start(money(curve.value(0)));
    for (int i = 0; i < curve.size(); i++) {
      exact = exact.next(money(curve.value(i)));
    }
    assertThat(Drawdowns.of(curve).depth())
        .isCloseTo(exact.deepest().fraction().doubleValue(), within(CLOSE));
  }

  private static Money money(double amount) {
    return Money.of(Double.toString(amount), Currency.USD);
  }

  @Test
  void ends_at_ruin() {
    double[] values = saw().values().sorted();
    values[100] = -5;
    RunStatistics run = RunStatistics.of(daily(values), Basis.perYear(365));
    assertThat(run.isRuined()).isTrue();
    assertThat(run.returns()).isEqualTo(100);
    assertThat(run.to()).isEqualTo(after(100));
    is(run.total(), -1);
    is(run.annual(), -1);
    assertThat(run.drawdowns().depth()).isEqualTo(1);
    assertThat(run.drawdowns().deepest().flatMap(DrawdownSpan::recoveredAt)).isEmpty();
  }

  @Test
  void tells_nothing_of_what_is_too_short() {
    double[] values = new double[30];
    for (int i = 0; i < values.length; i++) {
      values[i] = saw().value(i);
    }
    Untold few = new Untold(Why.TOO_FEW);
    RunStatistics short29 = RunStatistics.of(daily(values), Basis.perYear(365));
    assertThat(short29.returns()).isEqualTo(29);
    assertThat(told(short29.total())).isNotZero();
    assertThat(short29.annual()).isEqualTo(few);
    assertThat(short29.calmar()).isEqualTo(few);
    assertThat(short29.volatility()).isEqualTo(few);
    assertThat(short29.sharpe()).isEqualTo(few);
    assertThat(short29.sortino()).isEqualTo(few);
    assertThat(short29.omega()).isEqualTo(few);
    assertThat(short29.skew()).isEqualTo(few);
    assertThat(short29.kurtosis()).isEqualTo(few);
    assertThat(short29.tail().shortfall()).isEqualTo(few);
    RunStatistics point = RunStatistics.of(daily(100), Basis.perYear(365));
    assertThat(point.total()).isEqualTo(few);
    assertThat(point.drawdowns().depth()).isZero();
    Series hundred =
        Series.of(
            IntStream.range(0, 100).mapToLong(i -> i * 60_000L).toArray(),
            Arrays.copyOf(saw().values().sorted(), 100));
    RunStatistics minutes = RunStatistics.of(hundred, Basis.of(hundred));
    assertThat(minutes.annual()).as("99 minutes are no year").isEqualTo(few);
    assertThat(minutes.tail().valueAtRisk()).as("99 by a twentieth, rounded up").isNotEqualTo(few);
    assertThat(Tail.of(hundred.returns().values(), 0.99).valueAtRisk()).isEqualTo(few);
  }

  @Test
  void tells_no_ratio_to_nothing() {
    double[] steady = new double[61];
    for (int i = 0; i < steady.length; i++) {
      steady[i] = 100 * StrictMath.pow(1.0013, i);
    }
    Untold none = new Untold(Why.NO_DIVISOR);
    RunStatistics run = RunStatistics.of(daily(steady), Basis.perYear(365));
    assertThat(run.volatility()).isEqualTo(new Figure.Told(0));
    assertThat(run.sharpe()).as("rounding is no movement").isEqualTo(none);
    assertThat(run.sortino()).isEqualTo(none);
    assertThat(run.omega()).isEqualTo(none);
    assertThat(run.calmar()).isEqualTo(none);
  }

  @Test
  void tells_no_year_that_no_number_holds() {
    double[] tall = {1e-12, 1e6, 1e18};
    RunStatistics run = RunStatistics.of(daily(tall), Basis.perYear(24));
    is(run.total(), 1e30);
    assertThat(run.annual()).isEqualTo(new Untold(Why.OUT_OF_REACH));
    assertThat(run.calmar()).isEqualTo(new Untold(Why.OUT_OF_REACH));
  }
}
