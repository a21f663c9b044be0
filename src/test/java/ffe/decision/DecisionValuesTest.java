package ffe.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.money.Price;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class DecisionValuesTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void a_probability_outside_0_to_1_is_refused(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Probability(value));
  }

  @Test
  void a_probability_is_told_in_percent() {
    assertThat(new Probability(0.25).percent()).isEqualTo(25);
    assertThat(Probability.clamped(1.2).value()).isEqualTo(1);
    assertThat(Probability.clamped(-1).value()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_weight_must_be_positive_and_finite(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VoterWeights(new TreeMap<>(Map.of("a", weight))));
  }

  @Test
  void an_unknown_analyst_weighs_1_and_later_changes_do_not_reach_the_weights() {
    TreeMap<String, Double> source = new TreeMap<>(Map.of("a", 2.0));
    VoterWeights weights = new VoterWeights(source);
    source.put("b", 9.0);
    assertThat(weights.of("a")).isEqualTo(2);
    assertThat(weights.of("b")).isEqualTo(1);
  }

  @Test
  void an_unknown_strategy_or_a_quorum_of_none_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EnsemblePolicy("majority", 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnsemblePolicy("weighted", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "9a", "a_b", "a b"})
  void a_name_that_is_not_plain_is_refused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Opinions.silent(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cool", "COOL-DOWN", "_X"})
  void a_reason_that_is_no_code_is_refused(String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Opinion.Abstention("a", reason, "Why."));
  }

  @Test
  void a_view_that_contradicts_itself_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Opinions.buy("a", "100", "100"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view(Action.HOLD, Duration.ofHours(1), "Seen."));
    assertThatIllegalArgumentException().isThrownBy(() -> view(Action.BUY, Duration.ZERO, "Seen."));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view(Action.BUY, Duration.ofHours(1), " "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view(Action.BUY, Duration.ofHours(1), "x".repeat(1001)));
  }

  private static Opinion view(Action action, Duration horizon, String reasoning) {
    return new Opinion.View(
        "a",
        action,
        new Probability(0.5),
        horizon,
        Optional.of(Price.of("99")),
        Optional.empty(),
        "SEEN",
        reasoning,
        "Not seeing it.");
  }
}
