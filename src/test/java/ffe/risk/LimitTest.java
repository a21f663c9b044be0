package ffe.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which limits can be changed, to what, and how far. */
@Tag("unit")
class LimitTest {

  private static final RiskPolicy STANDARD = RiskPolicy.standard();

  private static RiskPolicy changed(RiskBounds bounds, Limit limit, String text) {
    return bounds.changed(STANDARD, "v2", Map.of(limit, text));
  }

  @Test
  void there_is_a_limit_for_all_of_a_policy_but_its_name_and_its_day() {
    assertThat(Arrays.stream(Limit.values()).map(Limit::key))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RiskPolicy.class.getRecordComponents())
                .map(c -> c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .filter(name -> !name.matches("version|day_starts_at|day_zone"))
                .toList());
  }

  @Test
  void a_policy_made_of_its_own_values_is_the_same_policy() {
    RiskPolicy night = STANDARD.startingAt("17:00", "America/New_York");
    assertThat(RiskBounds.STANDARD.changed(night, night.version(), Map.of())).isEqualTo(night);
    assertThat(RiskBounds.STANDARD.tightened(night, night.version())).isEqualTo(night);
    assertThat(RiskBounds.STANDARD.hold(night)).isTrue();
  }

  @Test
  void a_trailing_stop_of_a_hundred_is_none_and_leaves_the_canonical_text_as_it_was() {
    RiskPolicy two = changed(RiskBounds.STANDARD, Limit.TRAILING_STOP, "2");
    assertThat(two.trailingStop().orElseThrow()).isEqualTo(Percent.of("2"));
    RiskPolicy none =
        RiskBounds.STANDARD.changed(two, STANDARD.version(), Map.of(Limit.TRAILING_STOP, "100"));
    assertThat(none).isEqualTo(STANDARD);
    assertThat(Canon.write(none)).doesNotContain("trailing");
    assertThat(Canon.read(Canon.write(two), RiskPolicy.class)).isEqualTo(two);
    assertThatThrownBy(() -> changed(RiskBounds.STANDARD, Limit.TRAILING_STOP, "0.4"))
        .isInstanceOf(RefusedLimitException.class)
        .hasMessageContaining("stop_distance_min is at most trailing_stop, which is 0.4 %");
  }

  private static BigDecimal step(Limit limit) {
    boolean isWhole = limit.unit() == Limit.Unit.COUNT || limit.unit() == Limit.Unit.TIME;
    return isWhole ? BigDecimal.ONE : new BigDecimal("0.01");
  }

  /** Each value lands in its own place: what is a step tighter is so there only. */
  @ParameterizedTest
  @EnumSource(Limit.class)
  void a_change_changes_its_own_limit_and_no_other(Limit limit) {
    BigDecimal before = limit.of(STANDARD);
    BigDecimal tighter =
        limit.isLooseAbove() ? before.subtract(step(limit)) : before.add(step(limit));
    RiskPolicy next = changed(RiskBounds.STANDARD, limit, limit.text(tighter));
    for (Limit other : Limit.values()) {
      assertThat(other.of(next))
          .as(other.key())
          .isEqualByComparingTo(other == limit ? tighter : other.of(STANDARD));
    }
    assertThat(next.version()).isEqualTo("v2");
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void at_its_bound_a_limit_stands_and_a_step_beyond_it_is_refused_with_the_range(Limit limit) {
    RiskPolicy loosest = RiskPolicy.of("v1", RiskBounds.STANDARD.loosest(), "00:00", "UTC");
    assertThat(RiskBounds.STANDARD.changed(loosest, "v1", Map.of())).isEqualTo(loosest);
    assertThat(RiskBounds.STANDARD.hold(loosest)).isTrue();
    BigDecimal beyond =
        limit.isLooseAbove() ? limit.bound().add(step(limit)) : limit.bound().subtract(step(limit));
    String text = limit.unit() == Limit.Unit.TIME ? "-PT1S" : beyond.toPlainString();
    assertThatThrownBy(() -> RiskBounds.STANDARD.changed(loosest, "v2", Map.of(limit, text)))
        .isInstanceOf(RefusedLimitException.class)
        .hasMessageContaining(limit.key())
        .hasMessageContaining(RiskBounds.STANDARD.range(limit));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("risk_per_trade_max", "2.5", "0.01 to 2 %"),
        Arguments.of("risk_per_trade_max", "0", "0.01 to 2 %"),
        Arguments.of("risk_per_trade_max", "-1", "0.01 to 2 %"),
        Arguments.of("risk_per_trade_max", "1e1", "0.01 to 2 %"),
        Arguments.of("risk_per_trade_max", "1 %", "0.01 to 2 %"),
        Arguments.of("risk_per_trade_max", "", "0.01 to 2 %"),
        Arguments.of("risk_per_trade_max", "NaN", "0.01 to 2 %"),
        Arguments.of("open_positions_max", "2.5", "1 to 20"),
        Arguments.of("open_positions_max", "99999999999", "1 to 20"),
        Arguments.of("confidence_min", "49", "50 to 100 %"),
        Arguments.of("cool_down_after_loss", "PT-1S", "PT0S to PT168H"),
        Arguments.of("cool_down_after_loss", "8d", "PT0S to PT168H"),
        Arguments.of("cool_down_after_loss", "10", "PT0S to PT168H"),
        Arguments.of("cool_down_after_loss", "PT0.5S", "PT0S to PT168H"),
        Arguments.of("cool_down_after_loss", "31m", "cool_down_after_losses, which is PT30M"),
        Arguments.of("daily_loss_max", "7.5", "weekly_loss_max, which is 7 %"),
        Arguments.of("drawdown_halt", "16", "drawdown_flatten, which is 15 %"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("refusals")
  void refuses_what_is_out_of_range_and_names_key_value_and_range(
      String key, String value, String range) {
    assertThatThrownBy(() -> changed(RiskBounds.STANDARD, Limit.of(key).orElseThrow(), value))
        .isInstanceOf(RefusedLimitException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(range)
        .hasMessageEndingWith("it cannot be " + (value.equals("31m") ? "PT31M" : value))
        .satisfies(e -> assertThat(((RefusedLimitException) e).key()).isEqualTo(key));
  }

  @Test
  void reads_times_as_people_write_them() {
    Limit wait = Limit.COOL_DOWN_AFTER_LOSSES;
    assertThat(
            Stream.of("3600s", "60m", "1h", "59m60s", "PT1H")
                .map(t -> changed(RiskBounds.STANDARD, wait, t)))
        .allMatch(p -> wait.textOf(p).equals("PT1H"));
    assertThat(wait.textOf(changed(RiskBounds.STANDARD, wait, "1d"))).isEqualTo("PT24H");
  }

  @Test
  void tightened_a_policy_is_at_the_bounds_it_was_beyond_and_elsewhere_as_it_was() {
    RiskBounds bounds = RiskBounds.of(Map.of("risk_per_trade_max", "0.5", "confidence_min", "70"));
    assertThat(bounds.hold(STANDARD)).isFalse();
    RiskPolicy tight = bounds.tightened(STANDARD, "v3");
    assertThat(tight)
        .isEqualTo(
            bounds.changed(
                STANDARD,
                "v3",
                Map.of(Limit.RISK_PER_TRADE_MAX, "0.5", Limit.CONFIDENCE_MIN, "70")));
    assertThat(bounds.hold(tight)).isTrue();
  }

  @Test
  void hard_limits_are_refused_where_they_name_none_or_contradict_each_other() {
    assertThatThrownBy(() -> RiskBounds.of(Map.of("leverage", "3")))
        .hasMessageContaining("leverage")
        .hasMessageContaining("risk_per_trade_max");
    assertThatThrownBy(() -> RiskBounds.of(Map.of("daily_loss_max", "51")))
        .hasMessageContaining("0.1 to 50 %");
    assertThatThrownBy(() -> RiskBounds.of(Map.of("weekly_loss_max", "5")))
        .hasMessageContaining("daily_loss_max");
  }
}
