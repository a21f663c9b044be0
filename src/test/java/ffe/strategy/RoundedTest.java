package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
class RoundedTest {

  private static final MathContext SEVEN = new MathContext(7, RoundingMode.HALF_EVEN);

  private static void agrees(double value) {
    assertThat(Rounded.toDigits(value, 7))
        .as("%s with 7 digits", value)
        .isEqualByComparingTo(new BigDecimal(value).round(SEVEN));
    for (int places = 0; places <= 8; places++) {
      assertThat(Rounded.toPlaces(value, places))
          .as("%s with %d decimals", value, places)
          .isEqualTo(new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN));
    }
  }

  @Test
  void is_what_the_exact_value_of_a_double_is_rounded_to() {
    Random random = new Random(11);
    for (int i = 0; i < 40_000; i++) {
      double size = Math.pow(10, random.nextInt(22) - 9);
      agrees((random.nextDouble() - 0.5) * size);
    }
  }

  @Test
  void a_value_between_two_results_goes_where_its_exact_value_belongs() {
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      long digits = random.nextInt(20_000_000);
      double power = Math.pow(10, random.nextInt(9));
      double middle = (digits + 0.5) / power;
      agrees(middle);
      agrees(Math.nextUp(middle));
      agrees(Math.nextDown(middle));
      agrees(-middle);
    }
  }

  @Test
  void edges_of_a_digit_are_no_exception() {
    for (double value = 1e-12; value < 1e15; value *= 10) {
      agrees(value);
      agrees(Math.nextDown(value));
      agrees(Math.nextUp(value));
      agrees(value * 0.99999995);
      agrees(value * 0.999999949);
    }
    agrees(0);
    agrees(-0.0);
    agrees(Double.MIN_VALUE);
    agrees(-0.004);
  }
}
