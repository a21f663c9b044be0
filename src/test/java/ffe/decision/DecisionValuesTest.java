package ffe.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.money.Percent;
import ffe.money.Price;
import java.time.Duration;
import java.util.List;
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
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnsemblePolicy("loudest", 2))
        .withMessage(
            "unknown ensemble strategy: loudest; there are weighted, majority, unanimous, stacking,"
                + " debate, two-phase, local-first");
    assertThatIllegalArgumentException().isThrownBy(() -> new EnsemblePolicy("weighted", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnsemblePolicy("weighted", 101));
  }

  @Test
  void only_a_debate_has_seats_and_only_stacking_coefficients() {
    Debate debate = new Debate("a", "b", "c");
    assertThat(EnsemblePolicy.of(debate, 2).choice()).isEqualTo(EnsembleStrategy.DEBATE);
    assertThatIllegalArgumentException().isThrownBy(() -> new EnsemblePolicy("debate", 2));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EnsemblePolicy(
                    "weighted",
                    2,
                    Optional.of(debate),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    assertThat(new EnsemblePolicy("stacking", 2).stacking()).contains(Stacking.DEFAULT);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EnsemblePolicy(
                    "stacking",
                    2,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EnsemblePolicy(
                    "majority",
                    2,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Stacking.DEFAULT),
                    Optional.empty()));
  }

  @Test
  void what_is_enough_belongs_to_the_strategies_that_ask_some_first() {
    for (String word : List.of("two-phase", "local-first")) {
      EnsemblePolicy policy = new EnsemblePolicy(word, 2);
      assertThat(policy.escalation()).contains(Escalation.DEFAULT);
      assertThat(policy.choice().roundsMax()).isEqualTo(2);
    }
    EnsemblePolicy weighted = new EnsemblePolicy("weighted", 2);
    assertThat(weighted.choice().roundsMax()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> weighted.with(Escalation.DEFAULT));
    Escalation calm = new Escalation(0.5, 0.5, Percent.of("30"), List.of("ollama", "ollama"));
    assertThat(calm.first()).containsExactly("ollama");
    EnsemblePolicy two = new EnsemblePolicy("two-phase", 2).with(calm);
    assertThat(two.withStrategy("local-first").escalation()).contains(calm);
    assertThat(two.withStrategy("majority").escalation()).isEmpty();
    Debate debate = new Debate("a", "b", "c");
    assertThat(two.with(debate)).isEqualTo(EnsemblePolicy.of(debate, 2));
    assertThat(weighted.with(debate).withStrategy("weighted")).isEqualTo(weighted);
  }

  @Test
  void what_is_enough_is_a_share_and_a_size_of_equity() {
    Percent ten = Percent.of("10");
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Escalation(wrong, 0.5, ten, List.of()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Escalation(0.5, wrong, ten, List.of()));
    }
    for (String wrong : List.of("-1", "101")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Escalation(0.5, 0.5, Percent.of(wrong), List.of()));
    }
  }

  @Test
  void three_names_are_a_debate_in_their_order_and_no_other_number_is() {
    assertThat(Debate.of(List.of("a", "b", "c"))).contains(new Debate("a", "b", "c"));
    assertThat(Debate.of(List.of("a", "b", "a"))).isEmpty();
    assertThat(Debate.of(List.of("a", "b"))).isEmpty();
    assertThat(Debate.of(List.of("a", "b", "c", "d"))).isEmpty();
  }

  @Test
  void another_strategy_brings_what_it_needs_and_leaves_the_rest() {
    ModelQuorum models = new ModelQuorum(List.of("m", "k"), 1);
    EnsemblePolicy weighted = new EnsemblePolicy("weighted", 3).withModels(models);
    EnsemblePolicy stacking = weighted.withStrategy("stacking");
    assertThat(stacking.stacking()).contains(Stacking.DEFAULT);
    assertThat(stacking.models()).contains(models);
    assertThat(stacking.quorum()).isEqualTo(3);
    assertThat(stacking.withStrategy("weighted")).isEqualTo(weighted);
    EnsemblePolicy debate = EnsemblePolicy.of(new Debate("a", "b", "c"), 2);
    assertThat(debate.withStrategy("debate")).isSameAs(debate);
    assertThat(debate.withStrategy("majority").debate()).isEmpty();
    assertThat(debate.withQuorum(4).debate()).isEqualTo(debate.debate());
    assertThatIllegalArgumentException().isThrownBy(() -> weighted.withStrategy("debate"));
  }

  @Test
  void a_debate_needs_three_different_analysts() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Debate("a", "b", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Debate("a", "b", "C"));
  }

  @Test
  void a_quorum_of_models_is_one_that_the_models_can_have() {
    assertThat(new ModelQuorum(List.of("m", "k", "m"), 2).models()).containsExactly("k", "m");
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelQuorum(List.of("m", "m"), 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelQuorum(List.of("m"), 0));
  }

  @Test
  void coefficients_that_could_turn_a_surer_vote_away_are_refused() {
    assertThat(new Stacking(-4, 1, 2, 0, 1, 0.5).spread()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Stacking(0, 1, 1.9, 0, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stacking(0, -1, 4, 0, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stacking(0, 1, 4, -1, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stacking(0, 1, 4, 1, -1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stacking(101, 1, 4, 0, 1, 0.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stacking(Double.NaN, 1, 4, 0, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stacking(0, 1, 4, 0, 1, 1.1));
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
