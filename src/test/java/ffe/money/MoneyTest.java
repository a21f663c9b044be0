package ffe.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class MoneyTest {

  private static final Currency BTC = new Currency("BTC");

  private static BigDecimal amount(Random random) {
    BigInteger digits = new BigInteger(50, random);
    BigDecimal value = new BigDecimal(digits, random.nextInt(11));
    return random.nextBoolean() ? value : value.negate();
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  /** A price of a walk has fifteen decimals, a lot eight, a margin six. */
  @Test
  void a_share_of_what_many_decimals_cost_is_the_nearest_that_can_be_written() {
    Price price = Price.of("100.123456789012345");
    Money worth = price.times(Quantity.of("0.12345679"), Currency.USD);

    assertThat(worth.amount()).isEqualByComparingTo("12.36092057887517138407255");
    assertThat(Percent.of("16.6667").of(worth).amount())
        .isEqualByComparingTo("2.060157550119388189069220");
    assertThat(Bps.of("0.3333").of(worth).amount())
        .isEqualByComparingTo("0.000411989482893909462231");
    assertThat(price.moved(Bps.of("0.333333333")).value())
        .isEqualByComparingTo("100.126794237568641296273700");
    assertThat(
            Price.of("0.123456789012345678901234").times(Quantity.of("0.5"), Currency.USD).amount())
        .isEqualByComparingTo("0.061728394506172839450617");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equal_amounts_are_equal_values_however_they_were_written(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      BigDecimal value = amount(random);
      Money money = new Money(value, Currency.USD);
      Money padded = new Money(value.setScale(value.scale() + 5), Currency.USD);
      assertThat(padded).isEqualTo(money).hasSameHashCodeAs(money).hasToString(money.toString());
      assertThat(money.amount()).isEqualByComparingTo(value);
      assertThat(money.toString()).doesNotContain("E");
      assertThat(Money.of(money.amount().toPlainString(), Currency.USD)).isEqualTo(money);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void sums_are_exact(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Money a = new Money(amount(random), Currency.USD);
      Money b = new Money(amount(random), Currency.USD);
      Money c = new Money(amount(random), Currency.USD);
      assertThat(a.plus(b).plus(c)).isEqualTo(c.plus(a).plus(b));
      assertThat(a.plus(b).minus(b)).isEqualTo(a);
      assertThat(a.minus(b)).isEqualTo(b.minus(a).negated());
      assertThat(a.compareAmount(b)).isEqualTo(Integer.signum(a.minus(b).amount().signum()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void quantities_are_cut_to_the_step_and_never_grow(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Quantity quantity = new Quantity(amount(random).abs());
      Quantity step = new Quantity(BigDecimal.ONE.movePointLeft(random.nextInt(9)));
      Quantity cut = quantity.roundedDownTo(step);
      assertThat(cut).isLessThanOrEqualTo(quantity);
      assertThat(quantity.minus(cut)).isLessThan(step);
      assertThat(cut.value().remainder(step.value())).isZero();
      assertThat(cut.roundedDownTo(step)).isEqualTo(cut);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void prices_are_rounded_from_any_positive_double(long seed) {
    Random random = new Random(seed);
    Price tick = Price.of("0.01");
    for (int i = 0; i < 1_000; i++) {
      double value = Math.nextUp(0.01 + random.nextDouble() * 100_000);
      BigDecimal down = Price.rounded(value, tick, RoundingMode.FLOOR).value();
      BigDecimal up = Price.rounded(value, tick, RoundingMode.CEILING).value();
      assertThat(down).isLessThanOrEqualTo(new BigDecimal(value));
      assertThat(up).isGreaterThanOrEqualTo(new BigDecimal(value));
      assertThat(up.subtract(down)).isLessThanOrEqualTo(tick.value());
    }
  }

  @Test
  void a_double_that_is_no_price_is_refused() {
    Price tick = Price.of("0.01");
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -1, 1e300}) {
      assertThatThrownBy(() -> Price.rounded(wrong, tick, RoundingMode.HALF_EVEN))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Price.rounded(0.001, tick, RoundingMode.FLOOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "NaN",
        "Infinity",
        "1e3",
        "1E-3",
        "+1",
        ".5",
        "5.",
        "1,5",
        "0x10",
        "1_000",
        " 1",
        "1 ",
        "--1",
        "1.2.3",
        "\u0661",
        "12345678901234567890123456789012345678901",
        "0.1234567890123456789012345"
      })
  void refuses_texts_that_are_no_plain_decimal_or_have_absurd_digits(String text) {
    assertThatThrownBy(() -> usd(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Price.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantity.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Percent.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bps.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_numbers_with_absurd_exponents_without_unfolding_them() {
    for (int scale :
        new int[] {
          41,
          1_000_000,
          Integer.MAX_VALUE,
          -41,
          -1_000_000_000,
          -Integer.MAX_VALUE,
          Integer.MIN_VALUE
        }) {
      BigDecimal absurd = new BigDecimal(BigInteger.ONE, scale);
      assertThatThrownBy(() -> new Money(absurd, Currency.USD))
          .as("scale %s", scale)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Money(new BigDecimal("1E+39"), Currency.USD).amount().scale()).isZero();
  }

  @Test
  void prices_are_positive_and_quantities_not_negative() {
    assertThatThrownBy(() -> Price.of("0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Price.of("-1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantity.of("-0.1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantity.ZERO.minus(Quantity.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Quantity.of("-0")).isEqualTo(Quantity.ZERO);
  }

  @Test
  void two_currencies_never_meet() {
    Money dollars = usd("1");
    for (Money other : new Money[] {Money.of("1", BTC), Money.of("1", new Currency("USDT"))}) {
      assertThatThrownBy(() -> dollars.plus(other)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> dollars.minus(other)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> dollars.compareAmount(other))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> dollars.percentOf(other))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String wrong : new String[] {"", "U", "usd", "US D", "<b>", "ABCDEFGHIJKLM"}) {
      assertThatThrownBy(() -> new Currency(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"800, 6, 800.48", "800, -6, 799.52", "801.01, -6, 800.529394", "1, 0, 1"})
  void a_price_moves_by_basis_points(String price, String bps, String moved) {
    assertThat(Price.of(price).moved(Bps.of(bps))).isEqualTo(Price.of(moved));
  }

  @Test
  void percent_and_basis_points_are_different_sizes_of_the_same_part() {
    assertThat(Percent.of("3").of(usd("250"))).isEqualTo(usd("7.5"));
    assertThat(Bps.of("300").of(usd("250"))).isEqualTo(usd("7.5"));
    assertThat(usd("7.5").percentOf(usd("250"))).isEqualTo(Percent.of("3"));
    assertThat(usd("1").percentOf(usd("3"))).isEqualTo(Percent.of("33.333333333333"));
    assertThat(Price.of("800").distanceTo(Price.of("780"))).isEqualTo(Percent.of("2.5"));
    assertThat(Price.of("800").distanceTo(Price.of("820"))).isEqualTo(Percent.of("2.5"));
    assertThatThrownBy(() -> usd("1").percentOf(usd("0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usd("1").percentOf(usd("-1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_price_times_a_quantity_is_exact() {
    assertThat(Price.of("800.48").times(Quantity.of("0.00712345"), Currency.USD))
        .isEqualTo(usd("5.702179256"));
  }
}
