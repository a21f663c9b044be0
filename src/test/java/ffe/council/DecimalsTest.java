package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class DecimalsTest {

  private static String exact(double value, int scale) {
    return new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_number_is_the_exact_value_rounded_half_even(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      int scale = random.nextInt(9);
      double size = Math.pow(10, random.nextInt(22) - 8);
      double value = (random.nextDouble() - 0.5) * size;
      double tie = (random.nextInt(2_000_001) - 1_000_000 + 0.5) / Math.pow(10, scale);
      for (double v : new double[] {value, tie, Math.nextUp(tie), Math.nextDown(tie), -0.0}) {
        assertThat(Decimals.number(v, scale)).as("%s to %s", v, scale).isEqualTo(exact(v, scale));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1e12, 999999999999.5})
  void what_is_very_large_or_small_is_exact_too(double value) {
    for (int scale = -2; scale < 9; scale++) {
      assertThat(Decimals.number(value, scale)).isEqualTo(exact(value, scale));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_no_number_is_refused(double value) {
    assertThatThrownBy(() -> Decimals.number(value, 2)).isInstanceOf(NumberFormatException.class);
  }
}
