package ffe.statistics;

import static ffe.statistics.Curves.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CorrelationTest {

  private static final double[] X = new double[90];
  private static final double[] Y = new double[90];

  static {
    for (int i = 0; i < 90; i++) {
      X[i] = (i * 37 % 101 - 50) / 1000.0;
      Y[i] = (i * 53 % 97 - 48) / 1000.0 + X[i] / 2;
    }
  }

  /** By numpy. */
  @Test
  void tells_how_far_two_columns_go_together() {
    Correlation both = Correlation.of(Curves.daily(X), Curves.daily(Y));
    assertThat(both.common()).isEqualTo(90);
    assertThat(told(both.value())).isCloseTo(0.5386308322031156, within(1e-13));
  }

  @Test
  void takes_only_times_that_both_have() {
    int[] even = IntStream.range(0, 45).map(i -> 2 * i).toArray();
    long start = Curves.START.toEpochMilli();
    Series every = Curves.daily(X);
    Series second =
        Series.of(
            Arrays.stream(even).mapToLong(i -> start + i * Curves.DAY).toArray(),
            Arrays.stream(even).mapToDouble(i -> Y[i]).toArray());
    Correlation common = Correlation.of(every, second);
    assertThat(common.common()).isEqualTo(45);
    assertThat(told(common.value())).isCloseTo(0.5569062225207919, within(1e-13));
    assertThat(Correlation.of(second, every)).isEqualTo(common);
    Series never = Series.of(Arrays.stream(even).mapToLong(i -> i + 1L).toArray(), new double[45]);
    assertThat(Correlation.of(every, never)).isEqualTo(new Correlation(Figure.tooFew(), 0));
  }

  @Test
  void tells_nothing_of_few_times_or_of_what_stands_still() {
    Series few = Curves.daily(Arrays.copyOf(X, 29));
    assertThat(Correlation.of(few, Curves.daily(Y)).value()).isEqualTo(Figure.tooFew());
    Series still = Curves.daily(new double[90]);
    assertThat(Correlation.of(still, Curves.daily(Y)).value())
        .isEqualTo(new Figure.Untold(Figure.Why.NO_DIVISOR));
  }

  @Test
  void tells_each_with_each() {
    Series x = Curves.daily(X);
    Series y = Curves.daily(Y);
    List<List<Correlation>> matrix = Correlation.matrix(List.of(x, y, x));
    Correlation xy = Correlation.of(x, y);
    assertThat(matrix.get(0).get(1)).isEqualTo(xy);
    assertThat(matrix.get(1).get(0)).isEqualTo(xy);
    assertThat(matrix.get(2).get(1)).isEqualTo(xy);
    assertThat(told(matrix.get(0).get(2).value())).isCloseTo(1, within(1e-15));
    assertThat(told(matrix.get(1).get(1).value())).isCloseTo(1, within(1e-15));
  }
}
