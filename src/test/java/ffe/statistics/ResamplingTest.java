package ffe.statistics;

import static ffe.statistics.Curves.noise;
import static ffe.statistics.Curves.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.statistics.Blocks.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResamplingTest {

  private static final Column NUMBERED =
      Column.of(IntStream.range(0, 50).mapToDouble(i -> i).toArray());

  private static Figure mean(Column column) {
    return Figure.of(column.sum() / column.size());
  }

  private static Resampling stationary(int length, long seed) {
    return new Resampling(new Blocks(Kind.STATIONARY, length), 1000, seed);
  }

  /** The numbers others publish for this seed, and those of the Java library for any. */
  @Test
  void dice_are_the_published_ones() {
    Dice dice = new Dice(1234567);
    assertThat(Long.toUnsignedString(dice.next())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(dice.next())).isEqualTo("3203168211198807973");
    assertThat(Long.toUnsignedString(dice.next())).isEqualTo("9817491932198370423");
    Dice own = new Dice(-42);
    SplittableRandom library = new SplittableRandom(-42);
    for (int i = 0; i < 1000; i++) {
      assertThat(own.next()).isEqualTo(library.nextLong());
    }
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      double unit = own.unit();
      assertThat(unit).isBetween(0.0, Math.nextDown(1.0));
      sum += unit;
    }
    assertThat(sum / 10_000).isCloseTo(0.5, within(0.01));
  }

  private static double[] drawn(Blocks blocks, Dice dice) {
    double[] sample = new double[NUMBERED.size()];
    blocks.draw(dice, NUMBERED, sample);
    return sample;
  }

  private static int breaks(double[] sample) {
    int breaks = 0;
    for (int i = 1; i < sample.length; i++) {
      breaks += sample[i] == (sample[i - 1] + 1) % 50 ? 0 : 1;
    }
    return breaks;
  }

  @Test
  void blocks_keep_what_follows_each_other_together() {
    Dice dice = new Dice(3);
    int stationary = 0;
    for (int i = 0; i < 400; i++) {
      double[] circular = drawn(new Blocks(Kind.CIRCULAR, 10), dice);
      assertThat(breaks(circular)).isLessThanOrEqualTo(4);
      for (int b = 0; b < 50; b += 10) {
        assertThat(breaks(Arrays.copyOfRange(circular, b, b + 10))).isZero();
      }
      stationary += breaks(drawn(new Blocks(Kind.STATIONARY, 10), dice));
    }
    assertThat(stationary / 400.0).as("49 times a tenth, less 1 in 50").isCloseTo(4.8, within(0.3));
  }

  @Test
  void every_value_is_drawn_as_often_as_any_other() {
    for (Kind kind : List.of(Kind.STATIONARY, Kind.CIRCULAR)) {
      Dice dice = new Dice(4);
      int[] counts = new int[50];
      for (int i = 0; i < 4000; i++) {
        for (double value : drawn(new Blocks(kind, 5), dice)) {
          counts[(int) value]++;
        }
      }
      assertThat(Arrays.stream(counts).boxed()).allMatch(c -> c > 3500 && c < 4500);
    }
  }

  @Test
  void a_shuffle_keeps_every_value_once() {
    Dice dice = new Dice(5);
    int[] firsts = new int[50];
    for (int i = 0; i < 5000; i++) {
      double[] sample = drawn(Blocks.shuffled(), dice);
      firsts[(int) sample[0]]++;
      Arrays.sort(sample);
      assertThat(sample).isEqualTo(NUMBERED.sorted());
    }
    assertThat(Arrays.stream(firsts).boxed()).allMatch(c -> c > 60 && c < 145);
  }

  @Test
  void the_band_of_a_mean_is_that_of_theory() {
    Column values = Column.of(noise(new Dice(6), 400, 0.001, 0.02));
    Band band = stationary(1, 7).band(values, ResamplingTest::mean).orElseThrow();
    double half = 1.96 * Moments.of(values).deviation() / 20;
    double mean = values.sum() / 400;
    assertThat(band.value()).isEqualTo(mean);
    assertThat(band.low()).isCloseTo(mean - half, within(0.1 * half));
    assertThat(band.high()).isCloseTo(mean + half, within(0.1 * half));
  }

  /** Values that go together tell less than their number says; blocks see it. */
  @Test
  void blocks_widen_the_band_of_what_goes_together() {
    double[] fresh = noise(new Dice(8), 400, 0, 1);
    double[] slow = new double[400];
    for (int i = 1; i < 400; i++) {
      slow[i] = 0.9 * slow[i - 1] + fresh[i];
    }
    Column values = Column.of(slow);
    Band one = stationary(1, 9).band(values, ResamplingTest::mean).orElseThrow();
    Band blocks = stationary(20, 9).band(values, ResamplingTest::mean).orElseThrow();
    assertThat(blocks.high() - blocks.low()).isGreaterThan(2 * (one.high() - one.low()));
  }

  @Test
  void the_same_seed_draws_the_same_and_another_another() {
    Column values = Column.of(noise(new Dice(10), 100, 0, 1));
    Optional<Band> band = stationary(4, 1).band(values, ResamplingTest::mean);
    assertThat(stationary(4, 1).band(values, ResamplingTest::mean)).isEqualTo(band);
    assertThat(stationary(4, 2).band(values, ResamplingTest::mean)).isNotEqualTo(band);
  }

  @Test
  void no_band_of_too_few_or_of_what_is_mostly_not_told() {
    Column values = Column.of(noise(new Dice(11), 30, 0, 1));
    assertThat(stationary(2, 1).band(values, ResamplingTest::mean)).isPresent();
    assertThat(stationary(2, 1).band(values.part(0, 29), ResamplingTest::mean)).isEmpty();
    assertThat(stationary(2, 1).band(values, any -> Figure.tooFew())).isEmpty();
    double first = values.at(0);
    Optional<Band> seldom =
        stationary(2, 1).band(values, c -> c.at(0) == first ? Figure.of(1) : Figure.tooFew());
    assertThat(seldom).as("told of these and of one sample in thirty").isEmpty();
  }

  @Test
  void another_order_changes_the_drawdown_and_not_the_result() {
    double[] profits = noise(new Dice(12), 200, 1, 10);
    Resampling shuffled = new Resampling(Blocks.shuffled(), 500, 1);
    Outlook outlook = MonteCarlo.ofTrades(Column.of(profits), 1000, shuffled).orElseThrow();
    double result = Column.of(profits).sum() / 1000;
    assertThat(outlook.result().low()).isCloseTo(result, within(1e-12));
    assertThat(outlook.result().high()).isCloseTo(result, within(1e-12));
    assertThat(outlook.drawdown().low()).isLessThan(outlook.drawdown().high());
    assertThat(outlook.ruined()).isZero();
    assertThat(outlook.values()).isEqualTo(200);
  }

  @Test
  void drawn_returns_lie_where_theory_has_them() {
    double[] returns = noise(new Dice(13), 250, 0.001, 0.01);
    Outlook outlook = MonteCarlo.ofReturns(Column.of(returns), stationary(1, 14)).orElseThrow();
    double total = told(RunStatistics.of(Curves.grown(returns), Basis.perYear(365)).total());
    assertThat(outlook.result().median()).isCloseTo(total, within(0.03));
    double deviation = Moments.of(Column.of(returns)).deviation() * Math.sqrt(250);
    double fifth = (1 + total) * StrictMath.exp(-1.645 * deviation) - 1;
    assertThat(outlook.result().low()).isCloseTo(fifth, within(0.03));
    assertThat(outlook.drawdown().median()).isBetween(0.02, 0.3);
  }

  @Test
  void ruin_is_the_end_of_a_draw() {
    double[] profits = new double[40];
    Arrays.fill(profits, -1);
    profits[0] = 1000;
    Resampling shuffled = new Resampling(Blocks.shuffled(), 1000, 1);
    Outlook outlook = MonteCarlo.ofTrades(Column.of(profits), 20, shuffled).orElseThrow();
    assertThat(outlook.ruined()).as("the gain comes after twenty losses").isBetween(0.42, 0.58);
    assertThat(outlook.result().low()).isEqualTo(-1);
    assertThat(outlook.result().high()).isCloseTo(961 / 20.0, within(1e-9));
    assertThat(outlook.drawdown().high()).isEqualTo(1);
    double[] returns = new double[40];
    returns[3] = -1;
    assertThat(
            MonteCarlo.ofReturns(Column.of(returns), new Resampling(Blocks.shuffled(), 100, 1))
                .orElseThrow()
                .ruined())
        .isEqualTo(1);
  }

  @Test
  void dearer_trades_bring_less_in_every_draw() {
    List<ClosedTrade> trades = Curves.trades(noise(new Dice(15), 60, 1, 10), 0.5);
    List<MonteCarlo.Stressed> stressed =
        MonteCarlo.stressed(trades, 1000, List.of(0.0, 1.0, 3.0), stationary(3, 16));
    double profit = TradeStatistics.of(trades, Curves.SPAN).profit();
    assertThat(stressed.get(0).profit()).isCloseTo(profit + 30, within(1e-9));
    assertThat(stressed.get(1).profit()).isCloseTo(profit, within(1e-9));
    assertThat(stressed.get(2).profit()).isCloseTo(profit - 60, within(1e-9));
    List<Distribution> results =
        stressed.stream().map(s -> s.outlook().orElseThrow().result()).toList();
    assertThat(results.get(1).median() - results.get(0).median()).isCloseTo(-0.03, within(1e-9));
    assertThat(results.get(2).low() - results.get(1).low()).isCloseTo(-0.06, within(1e-9));
    assertThat(MonteCarlo.stressed(trades.subList(0, 29), 1000, List.of(1.0), stationary(3, 16)))
        .allSatisfy(s -> assertThat(s.outlook()).isEmpty());
  }

  @Test
  void quantiles_lie_between_values() {
    assertThat(Distribution.quantile(new double[] {1, 2, 4}, 0.25)).isEqualTo(1.5);
    assertThat(Distribution.quantile(new double[] {1, 2, 4}, 0.75)).isEqualTo(3);
    assertThat(Distribution.quantile(new double[] {1, 2, 4}, 1)).isEqualTo(4);
    Distribution of = Distribution.of(new double[] {5, 1, 4, 2, 3});
    assertThat(of).isEqualTo(new Distribution(5, 3, 1.2, 2, 3, 4, 4.8));
  }
}
