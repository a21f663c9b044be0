package ffe.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PriceRoundingTest {

  private static final Price CENT = Price.of("0.01");

  @Test
  void rounds_a_double_of_any_number_of_decimals_to_the_tick() {
    assertThat(Price.rounded(900.121, CENT, RoundingMode.FLOOR)).isEqualTo(Price.of("900.12"));
    assertThat(Price.rounded(900.121, CENT, RoundingMode.CEILING)).isEqualTo(Price.of("900.13"));
    assertThat(Price.rounded(0.1 + 0.2, CENT, RoundingMode.HALF_EVEN)).isEqualTo(Price.of("0.3"));
    assertThat(Price.rounded(1e-20, CENT, RoundingMode.UP)).isEqualTo(CENT);
  }
}
