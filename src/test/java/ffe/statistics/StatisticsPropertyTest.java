package ffe.statistics;

import static ffe.statistics.Curves.noise;
import static ffe.statistics.Curves.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
final class StatisticsPropertyTest {

  private static final long SEED = 20140731;
  private static final int TRIALS = 200;

  private static double[] returns(Dice dice) {
    return noise(dice, 100 + dice.below(200), (dice.below(21) - 10) / 10_000.0, 0.02);
  }

  @Test
  void the_least_are_those_that_sorting_puts_first() {
    Random random = new Random(31);
    for (int round = 0; round < 300; round++) {
      double[] values = new double[1 + random.nextInt(200)];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextBoolean() ? random.nextInt(5) : random.nextGaussian();
      }
      int count = 1 + random.nextInt(values.length);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      assertThat(Column.of(values).least(count)).isEqualTo(Arrays.copyOf(sorted, count));
    }
  }

  @Test
  void a_curve_in_another_currency_has_the_same_figures() {
    Dice dice = new Dice(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      Series curve = Curves.grown(returns(dice));
      double[] fourfold = new double[curve.size()];
      for (int i = 0; i < fourfold.length; i++) {
        fourfold[i] = curve.value(i) * 4;
      }
      assertThat(RunStatistics.of(Curves.daily(fourfold), Basis.perYear(365)))
          .isEqualTo(RunStatistics.of(curve, Basis.perYear(365)));
    }
  }

  @Test
  void the_deepest_fall_is_the_worst_of_all_pairs() {
    Dice dice = new Dice(SEED + 1);
    for (int trial = 0; trial < TRIALS; trial++) {
      Series curve = Curves.grown(returns(dice));
      double worst = 0;
      for (int i = 0; i < curve.size(); i++) {
        for (int j = i; j < curve.size(); j++) {
          worst = Math.max(worst, (curve.value(i) - curve.value(j)) / curve.value(i));
        }
      }
      Drawdowns drawdowns = Drawdowns.of(curve);
      assertThat(drawdowns.depth()).isEqualTo(worst);
      assertThat(drawdowns.ulcer()).isBetween(0.0, worst);
      DrawdownSpan deepest = drawdowns.deepest().orElseThrow();
      assertThat(drawdowns.longest().orElseThrow().length())
          .isGreaterThanOrEqualTo(deepest.length());
    }
  }

  @Test
  void figures_keep_their_order() {
    Dice dice = new Dice(SEED + 2);
    int told = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Series curve = Curves.grown(returns(dice));
      RunStatistics run = RunStatistics.of(curve, Basis.perYear(365));
      double sharpe = told(run.sharpe());
      assertThat(told(run.omega()) > 1).isEqualTo(sharpe > 0);
      assertThat(Math.signum(told(run.sortino()))).isEqualTo(Math.signum(sharpe));
      assertThat(Math.signum(told(run.annual()))).isEqualTo(Math.signum(told(run.total())));
      assertThat(told(run.kurtosis()))
          .isGreaterThanOrEqualTo(1 + told(run.skew()) * told(run.skew()));
      if (run.tail().shortfall() instanceof Figure.Told shortfall) {
        told++;
        assertThat(shortfall.value()).isGreaterThanOrEqualTo(told(run.tail().valueAtRisk()));
        Tail milder = Tail.of(curve.returns().values(), 0.9);
        assertThat(told(milder.shortfall())).isLessThanOrEqualTo(shortfall.value());
      }
    }
    assertThat(told).isGreaterThan(TRIALS / 2);
  }

  @Test
  void groups_add_up() {
    Dice dice = new Dice(SEED + 3);
    for (int trial = 0; trial < TRIALS; trial++) {
      List<ClosedTrade> trades = new ArrayList<>();
      for (int i = 0; i < 1 + dice.below(60); i++) {
        int from = dice.below(90);
        trades.add(
            Curves.trade(
                from,
                from + dice.below(10),
                dice.below(41) - 20,
                dice.below(3),
                Curves.labels("P" + dice.below(4), "0" + dice.below(9))));
      }
      TradeStatistics all = TradeStatistics.of(trades, Curves.SPAN);
      for (By by : List.of(By.INSTRUMENT, By.HOUR, By.SIDE)) {
        var groups = TradeStatistics.by(by, trades, Curves.SPAN).values();
        assertThat(groups.stream().mapToInt(TradeStatistics::trades).sum()).isEqualTo(all.trades());
        assertThat(groups.stream().mapToDouble(TradeStatistics::profit).sum())
            .isEqualTo(all.profit());
        assertThat(groups.stream().mapToDouble(TradeStatistics::exposure).sum())
            .isGreaterThanOrEqualTo(all.exposure() - 1e-12);
        assertThat(groups)
            .allSatisfy(g -> assertThat(g.exposure()).isLessThanOrEqualTo(all.exposure()));
      }
      assertThat(all.profit()).isEqualTo(all.won() - all.lost());
      assertThat(all.exposure()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void more_trials_and_higher_benchmarks_make_less_sure() {
    Dice dice = new Dice(SEED + 4);
    for (int trial = 0; trial < TRIALS; trial++) {
      TrackRecord record = TrackRecord.of(Column.of(returns(dice))).orElseThrow();
      double before = 1;
      for (double benchmark : new double[] {-0.1, 0, 0.05, 0.2}) {
        double sure = told(record.probabilityAbove(benchmark));
        assertThat(sure).isBetween(0.0, before);
        before = sure;
      }
      double sure = 1;
      for (int count : new int[] {1, 2, 10, 1000, 1_000_000_000}) {
        double less = told(record.deflated(new Trials(count, 0.001)));
        assertThat(less).isLessThan(sure);
        sure = less;
      }
      if (record.sharpe() > 0) {
        int enough = (int) Math.ceil(told(record.lengthMin(0, 0.95)));
        TrackRecord longer =
            new TrackRecord(Math.max(2, enough), record.sharpe(), record.skew(), record.kurtosis());
        assertThat(told(longer.probabilityAbove(0))).isGreaterThanOrEqualTo(0.95 - 1e-12);
      }
    }
  }

  @Test
  void overfitting_does_not_ask_how_large_the_stake_is() {
    Dice dice = new Dice(SEED + 5);
    for (int trial = 0; trial < TRIALS / 4; trial++) {
      List<Column> variants = new ArrayList<>();
      List<Column> larger = new ArrayList<>();
      for (int v = 0; v < 2 + dice.below(8); v++) {
        double[] column = noise(dice, 40, 0, 0.01);
        variants.add(Column.of(column));
        for (int i = 0; i < column.length; i++) {
          column[i] *= 8;
        }
        larger.add(Column.of(column));
      }
      Overfitting told = Overfitting.of(variants, 6);
      assertThat(told.choices()).isEqualTo(20);
      assertThat(told(told.probability())).isBetween(0.0, 1.0);
      assertThat(Overfitting.of(larger, 6)).isEqualTo(told);
    }
  }

  @Test
  void correlation_is_of_both_and_of_neither_stake() {
    Dice dice = new Dice(SEED + 6);
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] x = noise(dice, 50, 0.01, 0.02);
      double[] y = noise(dice, 50, 0, 0.01);
      double[] less = new double[50];
      for (int i = 0; i < 50; i++) {
        less[i] = -2 * x[i] + 0.5;
      }
      Series ofX = Curves.daily(x);
      Series ofY = Curves.daily(y);
      double r = told(Correlation.of(ofX, ofY).value());
      assertThat(r).isBetween(-0.7, 0.7);
      assertThat(told(Correlation.of(ofY, ofX).value())).isEqualTo(r);
      assertThat(told(Correlation.of(Curves.daily(less), ofY).value()))
          .isCloseTo(-r, within(1e-12));
      assertThat(told(Correlation.of(Curves.daily(less), ofX).value()))
          .isCloseTo(-1, within(1e-12));
    }
  }

  @Test
  void other_costs_move_every_result_by_what_they_are() {
    Dice dice = new Dice(SEED + 7);
    for (int trial = 0; trial < TRIALS / 10; trial++) {
      List<ClosedTrade> trades = Curves.trades(noise(dice, 40, 0, 10), 1);
      List<MonteCarlo.Stressed> stressed =
          MonteCarlo.stressed(
              trades, 10_000, List.of(1.0, 2.0, 5.0), new Resampling(Blocks.usual(40), 100, trial));
      for (int i = 1; i < stressed.size(); i++) {
        Outlook dear = stressed.get(i).outlook().orElseThrow();
        Outlook cheap = stressed.get(i - 1).outlook().orElseThrow();
        assertThat(dear.result().high()).isLessThan(cheap.result().high());
        assertThat(dear.drawdown().low()).isGreaterThanOrEqualTo(cheap.drawdown().low());
      }
    }
  }
}
