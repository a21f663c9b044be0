package ffe.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers are from mpmath 1.3 at 30 digits and more. */
final class NormalTest {

  @ParameterizedTest
  @CsvSource({
    "-10, 7.619853024160525e-24",
    "-7.5, 3.1908916729108963e-14",
    "-7.08, 7.207723086467482e-13",
    "-5, 2.866515718791939e-07",
    "-3, 0.0013498980316300946",
    "-1.959963984540054, 0.025000000000000012",
    "-1, 0.15865525393145705",
    "-0.5, 0.3085375387259869",
    "0, 0.5",
    "0.25, 0.5987063256829237",
    "1, 0.8413447460685429",
    "2, 0.9772498680518208",
    "3, 0.9986501019683699",
    "6, 0.9999999990134123",
    "8.5, 1"
  })
  void knows_how_much_is_below(double deviations, double probability) {
    assertThat(Normal.below(deviations)).isCloseTo(probability, within(1e-15));
    assertThat(Normal.below(deviations) / probability).isCloseTo(1, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.0470962993612",
    "1e-20, -9.262340089798407",
    "1e-10, -6.361340902404057",
    "0.001, -3.0902323061678136",
    "0.025, -1.9599639845400543",
    "0.05, -1.6448536269514726",
    "0.25, -0.6744897501960817",
    "0.5, 0",
    "0.6, 0.2533471031357997",
    "0.9, 1.2815515655446006",
    "0.95, 1.6448536269514722",
    "0.99, 2.3263478740408408",
    "0.999999, 4.753424308817087"
  })
  void knows_what_a_share_is_below_of(double probability, double value) {
    assertThat(Normal.quantile(probability))
        .isCloseTo(value, within(2e-15 * Math.max(1, Math.abs(value))));
  }

  @Test
  void goes_there_and_back() {
    for (int i = 1; i < 10_000; i++) {
      double probability = i / 10_000.0;
      assertThat(Normal.below(Normal.quantile(probability))).isCloseTo(probability, within(1e-15));
      assertThat(Normal.quantile(probability)).isGreaterThan(Normal.quantile((i - 0.5) / 10_000.0));
    }
    assertThat(Normal.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }
}
