package ffe.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class RiskPolicyTest {

  /** Pinned: a change of a default limit is a new version and a change of the contract. */
  @Test
  void the_standard_limits_are_those_of_the_contract() {
    assertThat(RiskPolicy.standard())
        .isEqualTo(
            new RiskPolicy(
                "standard-1",
                Percent.of("1"),
                Percent.of("20"),
                Percent.of("80"),
                Percent.of("40"),
                Percent.of("3"),
                Percent.of("7"),
                Percent.of("10"),
                Percent.of("15"),
                5,
                6,
                Duration.ofMinutes(10),
                3,
                Duration.ofMinutes(30),
                Percent.of("60"),
                new BigDecimal("1.5"),
                Percent.of("0.5"),
                Percent.of("5"),
                2,
                "00:00",
                "UTC",
                Optional.of(Percent.of("5")),
                Optional.empty()));
    assertThat(RiskPolicy.standard().calendar()).isEqualTo(RiskCalendar.utc());
  }

  @Test
  void survives_its_canonical_text_however_its_ratio_was_written() {
    RiskPolicy policy =
        RiskCase.with(RiskPolicy.standard(), "rewardToRiskMin", new BigDecimal("1.500"));
    assertThat(policy).isEqualTo(RiskPolicy.standard());
    assertThat(Canon.read(Canon.write(policy), RiskPolicy.class)).isEqualTo(policy);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("version", "two words"),
        Arguments.of("riskPerTradeMax", Percent.ZERO),
        Arguments.of("riskPerTradeMax", Percent.of("10.01")),
        Arguments.of("positionMax", Percent.of("100.01")),
        Arguments.of("exposureMax", Percent.of("101")),
        Arguments.of("correlatedExposureMax", Percent.of("-1")),
        Arguments.of("dailyLossMax", Percent.of("7.01")),
        Arguments.of("weeklyLossMax", Percent.of("51")),
        Arguments.of("drawdownHalt", Percent.of("15.01")),
        Arguments.of("drawdownFlatten", Percent.of("91")),
        Arguments.of("openPositionsMax", 0),
        Arguments.of("ordersPerMinuteMax", 101),
        Arguments.of("coolDownAfterLoss", Duration.ofMinutes(31)),
        Arguments.of("coolDownAfterLoss", Duration.ofSeconds(-1)),
        Arguments.of("lossesForLongCoolDown", 1),
        Arguments.of("coolDownAfterLosses", Duration.ofDays(8)),
        Arguments.of("confidenceMin", Percent.of("100.1")),
        Arguments.of("rewardToRiskMin", new BigDecimal("-0.1")),
        Arguments.of("stopDistanceMin", Percent.of("5.1")),
        Arguments.of("stopDistanceMax", Percent.of("51")),
        Arguments.of("dataAgeCandlesMax", 0),
        Arguments.of("dayStartsAt", "24:00"),
        Arguments.of("dayStartsAt", "7:00"),
        Arguments.of("dayZone", "Mars/Olympus"),
        Arguments.of("dayZone", "SYSTEM"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("refusals")
  void refuses_a_limit_out_of_range_and_names_it(String limit, Object value) {
    assertThatThrownBy(() -> RiskCase.with(RiskPolicy.standard(), limit, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(limit);
  }

  @Test
  void keeps_fewer_orders_than_no_allowed_rate() {
    assertThat(RiskState.ORDERS_KEPT_MAX).isGreaterThan(100);
  }
}
