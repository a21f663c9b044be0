package ffe.decision;

import static ffe.decision.Opinions.FLAT;
import static ffe.decision.Opinions.LONG;
import static ffe.decision.Opinions.buy;
import static ffe.decision.Opinions.silent;
import static ffe.decision.Opinions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.canon.Canon;
import ffe.money.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every strategy over votes small enough to count by hand. */
@Tag("unit")
final class StrategiesTest {

  /** BUY .80, .70, .60, SELL .55, HOLD .50. */
  private static final List<Opinion> FIVE =
      List.of(
          view("a", Action.BUY, 0.8),
          view("b", Action.BUY, 0.7),
          view("c", Action.BUY, 0.6),
          view("d", Action.SELL, 0.55),
          view("e", Action.HOLD, 0.5));

  private static final EnsemblePolicy DEBATE = EnsemblePolicy.of(new Debate("a", "d", "c"), 2);

  private static EnsemblePolicy policy(String strategy) {
    return strategy.equals("debate") ? DEBATE : new EnsemblePolicy(strategy, 2);
  }

  private static VoterWeights weights(String analyst, double weight) {
    return new VoterWeights(new TreeMap<>(Map.of(analyst, weight)));
  }

  private static Decision decide(EnsemblePolicy policy, Opinion... opinions) {
    return Ensemble.decide(List.of(opinions), VoterWeights.EQUAL, policy, LONG);
  }

  /**
   * Equal weights. Scores 2.1, 0.55, 0.5 of 3.15; heads 3, 1, 1. Stacking: the exponent is -3.5 +
   * 2/3 + 4 * 0.7 + 0.5 * 0.6 - 0.2 / 3 = 0.2. The judge is c, heard with a and d: 1.4 of 1.95.
   */
  @ParameterizedTest
  @CsvSource({
    "weighted,    BUY,  AGREED,        0.583333333, 0.666666667",
    "majority,    BUY,  AGREED,        0.56,        0.6",
    "unanimous,   HOLD, NOT_UNANIMOUS, 0.3,         0.2",
    "stacking,    BUY,  AGREED,        0.549833997, 0.666666667",
    "debate,      BUY,  JUDGED,        0.6,         0.717948718",
    "two-phase,   BUY,  AGREED,        0.583333333, 0.666666667",
    "local-first, BUY,  AGREED,        0.583333333, 0.666666667"
  })
  void five_voters(
      String strategy, Action action, String reason, double probability, double agreement) {
    Decision decision = Ensemble.decide(FIVE, VoterWeights.EQUAL, policy(strategy), LONG);
    assertThat(decision.action()).isEqualTo(action);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.probability().value()).isCloseTo(probability, within(1e-9));
    assertThat(decision.agreement()).isCloseTo(agreement, within(1e-9));
    assertThat(decision.votes()).allMatch(v -> v.weight() == 1);
    assertThat(decision.fallback()).isEmpty();
  }

  /**
   * The seller weighs five. Scores 2.1, 2.75, 0.5 of 5.35: SELL, mean .55. Stacking: -3.5 + 2.75 /
   * 5.35 + 2.2 + 0.5 * 5 / 9 = -0.508, a chance of 0.376.
   */
  @ParameterizedTest
  @CsvSource({
    "weighted,    SELL, AGREED,        5, 0.416355140",
    "majority,    BUY,  AGREED,        1, 0.56",
    "unanimous,   HOLD, NOT_UNANIMOUS, 1, 0.3",
    "stacking,    HOLD, UNCONVINCED,   5, 0.273364486",
    "debate,      BUY,  JUDGED,        5, 0.6",
    "two-phase,   SELL, AGREED,        5, 0.416355140",
    "local-first, SELL, AGREED,        5, 0.416355140"
  })
  void five_voters_of_whom_one_weighs_five(
      String strategy, Action action, String reason, double weight, double probability) {
    Decision decision = Ensemble.decide(FIVE, weights("d", 5), policy(strategy), LONG);
    assertThat(decision.action()).isEqualTo(action);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.probability().value()).isCloseTo(probability, within(1e-9));
    assertThat(decision.votes().get(3).weight()).isEqualTo(weight);
    assertThat(decision.votes().get(0).weight()).isEqualTo(1);
  }

  /** Killed one by one from the surest down, the rest decides until the quorum of two is lost. */
  @ParameterizedTest
  @CsvSource({
    "weighted,  BUY AGREED,          BUY AGREED,        SELL AGREED,        HOLD NO_QUORUM",
    "majority,  HOLD NO_MAJORITY,    HOLD TIE,          HOLD TIE,           HOLD NO_QUORUM",
    "unanimous, HOLD NOT_UNANIMOUS,  HOLD NOT_UNANIMOUS, HOLD NOT_UNANIMOUS, HOLD NO_QUORUM",
    "stacking,  HOLD UNCONVINCED,    HOLD UNCONVINCED,  HOLD UNCONVINCED,   HOLD NO_QUORUM"
  })
  void five_voters_killed_one_by_one(
      String strategy, String four, String three, String two, String one) {
    List<String> expected = List.of(four, three, two, one);
    List<Opinion> opinions = new ArrayList<>(FIVE);
    for (int dead = 0; dead < expected.size(); dead++) {
      opinions.set(dead, silent(opinions.get(dead).analyst()));
      Decision decision = Ensemble.decide(opinions, VoterWeights.EQUAL, policy(strategy), LONG);
      assertThat(decision.action() + " " + decision.reason())
          .as("%s without %s", strategy, dead + 1)
          .isEqualTo(expected.get(dead));
      assertThat(decision.votes()).hasSize(5);
    }
  }

  @Test
  void a_majority_is_more_than_half_of_the_views() {
    EnsemblePolicy majority = new EnsemblePolicy("majority", 2);
    Decision half =
        decide(
            majority,
            view("a", Action.BUY, 0.9),
            view("b", Action.BUY, 0.9),
            view("c", Action.SELL, 0.1),
            view("d", Action.HOLD, 0.1));
    assertThat(half.reason()).isEqualTo("NO_MAJORITY");
    assertThat(half.reasoning())
        .isEqualTo(
            "Nothing has more than half of the votes. 50 % of the votes for buy (a, b), 25 % of the"
                + " votes for sell (c), 25 % of the votes for hold (d).");
    Decision more =
        decide(
            majority,
            view("a", Action.SELL, 0.2),
            view("b", Action.SELL, 0.4),
            view("c", Action.BUY, 1));
    assertThat(more.action()).isEqualTo(Action.SELL);
    assertThat(more.probability().value()).isCloseTo(0.3 * (1 + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void who_gives_its_own_action_no_chance_is_no_head_for_it() {
    EnsemblePolicy majority = new EnsemblePolicy("majority", 2);
    Decision decision = decide(majority, view("a", Action.SELL, 0), view("b", Action.SELL, 0));
    assertThat(decision.reason()).isEqualTo("TIE");
    assertThat(
            decide(
                    majority,
                    view("a", Action.SELL, 0),
                    view("b", Action.SELL, 0.5),
                    view("c", Action.HOLD, 0.1))
                .reason())
        .isEqualTo("TIE");
  }

  @Test
  void unanimous_is_all_of_one_mind_and_abstainers_do_not_break_it() {
    EnsemblePolicy unanimous = new EnsemblePolicy("unanimous", 2);
    Decision all = decide(unanimous, buy("a", "98", "104"), silent("b"), buy("c", "97", "103"));
    assertThat(all.action()).isEqualTo(Action.BUY);
    assertThat(all.probability().value()).isCloseTo(0.7, within(1e-12));
    assertThat(all.stop()).contains(Price.of("98"));
    Decision one = decide(unanimous, buy("a", "98", "104"), view("b", Action.HOLD, 0.01));
    assertThat(one.reason()).isEqualTo("NOT_UNANIMOUS");
    assertThat(decide(unanimous, view("a", Action.HOLD, 0.2), view("b", Action.HOLD, 0.3)).reason())
        .isEqualTo("ALL_HOLD");
  }

  /** All agree: A = S = 1, D = 0, so the exponent is 4p - 2. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.6, 0.598687660", "0.7, 0.689974481", "0.9, 0.832018385"})
  void stacking_believes_those_that_agree_about_as_much_as_they_do(double said, double chance) {
    Decision decision =
        decide(
            new EnsemblePolicy("stacking", 2),
            view("a", Action.BUY, said),
            view("b", Action.BUY, said));
    assertThat(decision.action()).isEqualTo(Action.BUY);
    assertThat(decision.probability().value()).isCloseTo(chance, within(1e-9));
  }

  @Test
  void stacking_believes_a_wide_spread_less() {
    EnsemblePolicy stacking = new EnsemblePolicy("stacking", 2);
    Decision close = decide(stacking, view("a", Action.BUY, 0.7), view("b", Action.BUY, 0.7));
    Decision wide = decide(stacking, view("a", Action.BUY, 0.9), view("b", Action.BUY, 0.5));
    assertThat(wide.probability()).isLessThan(close.probability());
    assertThat(wide.probability().value())
        .isCloseTo(1 / (1 + StrictMath.exp(-(4 * 0.7 - 2 - 0.2))), within(1e-12));
  }

  @Test
  void stacking_keeps_the_least_chance_of_the_policy() {
    Stacking strict = new Stacking(-3.5, 1, 4, 0.5, 1, 0.69);
    EnsemblePolicy policy =
        new EnsemblePolicy(
            "stacking",
            2,
            Optional.empty(),
            Optional.empty(),
            Optional.of(strict),
            Optional.empty());
    Opinion surer = view("b", Action.BUY, 0.71);
    assertThat(decide(policy, view("a", Action.BUY, 0.7), surer).reason()).isEqualTo("AGREED");
    Decision below = decide(policy, view("a", Action.BUY, 0.68), surer);
    assertThat(below.reason()).isEqualTo("UNCONVINCED");
    assertThat(below.reasoning()).startsWith("A chance of 68 % is below the 69 % needed.");
  }

  @Test
  void in_stacking_a_weightier_doubter_may_turn_the_decision_away() {
    List<Opinion> opinions = List.of(view("a", Action.BUY, 0.9), view("b", Action.BUY, 0.3));
    EnsemblePolicy stacking = new EnsemblePolicy("stacking", 2);
    assertThat(Ensemble.decide(opinions, weights("b", 0.5), stacking, FLAT).action())
        .isEqualTo(Action.BUY);
    assertThat(Ensemble.decide(opinions, weights("b", 5), stacking, FLAT).reason())
        .isEqualTo("UNCONVINCED");
  }

  @Test
  void in_a_debate_the_judge_decides_with_its_own_stop_and_the_sides_do_not_count() {
    Opinion.View judge = buy("c", "97", "106");
    Decision decision =
        decide(
            DEBATE, buy("a", "98", "104"), judge, view("d", Action.SELL, 1), buy("x", "99", "102"));
    assertThat(decision.action()).isEqualTo(Action.BUY);
    assertThat(decision.stop()).contains(Price.of("97"));
    assertThat(decision.target()).contains(Price.of("106"));
    assertThat(decision.probability().value()).isEqualTo(0.7);
    assertThat(decision.votes())
        .extracting(v -> v.analyst() + " " + v.role() + " " + v.uncounted() + " " + v.counts())
        .containsExactly(
            "a Optional[BULL] Optional[ADVOCATE] false",
            "c Optional[JUDGE] Optional.empty true",
            "d Optional[BEAR] Optional[ADVOCATE] false",
            "x Optional.empty Optional[RESERVE] false");
  }

  @Test
  void a_judge_that_holds_is_named_so_and_one_without_a_holding_cannot_sell() {
    Decision held =
        decide(
            DEBATE,
            view("a", Action.BUY, 1),
            view("c", Action.HOLD, 0.65),
            view("d", Action.SELL, 1));
    assertThat(held.action()).isEqualTo(Action.HOLD);
    assertThat(held.reason()).isEqualTo("JUDGE_HOLDS");
    assertThat(held.probability().value()).isEqualTo(0.65);
    List<Opinion> selling =
        List.of(view("a", Action.BUY, 1), view("c", Action.SELL, 0.65), view("d", Action.SELL, 1));
    assertThat(Ensemble.decide(selling, VoterWeights.EQUAL, DEBATE, FLAT).reason())
        .isEqualTo("NOTHING_TO_SELL");
    assertThat(
            decide(
                    DEBATE,
                    view("a", Action.BUY, 1),
                    view("c", Action.SELL, 0),
                    view("d", Action.SELL, 1))
                .reason())
        .isEqualTo("TIE");
  }

  @Test
  void without_the_judge_the_rest_decides_and_the_sides_still_do_not() {
    Decision decision =
        decide(
            DEBATE,
            view("a", Action.BUY, 1),
            silent("c"),
            view("d", Action.BUY, 1),
            view("x", Action.SELL, 0.6),
            view("y", Action.SELL, 0.8),
            view("z", Action.HOLD, 0.9));
    assertThat(decision.action()).isEqualTo(Action.SELL);
    assertThat(decision.reason()).isEqualTo("AGREED");
    assertThat(decision.agreement()).isCloseTo(1.4 / 2.3, within(1e-12));
    assertThat(decision.fallback())
        .contains(
            new Fallback(Fallback.Tier.WEIGHTED_REST, "JUDGE_SILENT", "The judge c has no view."));
    assertThat(decision.votes())
        .filteredOn(Vote::counts)
        .extracting(Vote::analyst)
        .containsExactly("x", "y", "z");
  }

  @Test
  void a_judge_that_heard_one_side_only_does_not_decide() {
    Decision decision =
        decide(
            DEBATE,
            view("a", Action.BUY, 1),
            view("c", Action.BUY, 1),
            silent("d"),
            view("x", Action.HOLD, 0.6));
    assertThat(decision.action()).isEqualTo(Action.HOLD);
    assertThat(decision.reason()).isEqualTo("NO_QUORUM");
    assertThat(decision.fallback())
        .contains(
            new Fallback(Fallback.Tier.HOLD, "SIDE_SILENT", "The judge has not heard d, a side."));
    assertThat(decision.reasoning())
        .isEqualTo("1 of 4 analysts have a view, 2 are needed; silent: d (COOL_DOWN).");
    assertThat(decision.votes().get(1).uncounted()).contains("SIDE_SILENT");
  }

  @Test
  void with_too_few_models_the_rules_decide_and_with_too_few_rules_nobody() {
    EnsemblePolicy policy =
        new EnsemblePolicy("majority", 2)
            .withModels(new ModelQuorum(List.of("gpt", "grok", "qwen"), 2));
    Opinion alone = view("gpt", Action.BUY, 1);
    Decision rules =
        Ensemble.decide(
            List.of(
                alone,
                silent("grok"),
                view("momentum", Action.SELL, 0.6),
                view("wavetrend", Action.HOLD, 0.5)),
            weights("momentum", 2),
            policy,
            LONG);
    assertThat(rules.action()).isEqualTo(Action.SELL);
    assertThat(rules.agreement()).isCloseTo(1.2 / 1.7, within(1e-12));
    assertThat(rules.fallback())
        .contains(
            new Fallback(
                Fallback.Tier.WEIGHTED_REST,
                "MODELS_SILENT",
                "1 of 3 models have a view, 2 are needed."));
    assertThat(rules.votes())
        .extracting(v -> v.analyst() + " " + v.weight() + " " + v.counts())
        .containsExactly(
            "gpt 1.0 false", "grok 1.0 false", "momentum 2.0 true", "wavetrend 1.0 true");
    Decision nobody = decide(policy, alone, silent("grok"), view("momentum", Action.SELL, 0.6));
    assertThat(nobody.reason()).isEqualTo("NO_QUORUM");
    assertThat(nobody.fallback().orElseThrow().tier()).isEqualTo(Fallback.Tier.HOLD);
    Decision both =
        decide(policy, alone, view("grok", Action.BUY, 0.5), view("momentum", Action.SELL, 0.6));
    assertThat(both.action()).isEqualTo(Action.BUY);
    assertThat(both.fallback()).isEmpty();
  }

  @Test
  void what_came_later_leaves_the_canonical_form_of_what_was_there_before() {
    assertThat(Canon.write(EnsemblePolicy.DEFAULT))
        .isEqualTo("{\"strategy\":\"weighted\",\"quorum\":2}");
    assertThat(Canon.write(new Vote("a", Optional.of(Action.BUY), 1, 0.7, "SEEN")))
        .isEqualTo(
            "{\"analyst\":\"a\",\"action\":\"BUY\",\"weight\":\"3ff0000000000000\","
                + "\"probability\":\"3fe6666666666666\",\"reason\":\"SEEN\"}");
    assertThat(Canon.write(Ensemble.decide(FIVE, VoterWeights.EQUAL, EnsemblePolicy.DEFAULT, LONG)))
        .contains("\"votes\":[{\"analyst\":\"a\",")
        .doesNotContain("fallback")
        .doesNotContain("role");
  }

  @Test
  void what_is_new_survives_its_canonical_form() {
    EnsemblePolicy models = DEBATE.withModels(new ModelQuorum(List.of("a", "c"), 1));
    for (EnsemblePolicy policy : List.of(models, new EnsemblePolicy("stacking", 3))) {
      assertThat(Canon.read(Canon.write(policy), EnsemblePolicy.class)).isEqualTo(policy);
    }
    for (Decision decision :
        List.of(
            Ensemble.decide(FIVE, VoterWeights.EQUAL, DEBATE, LONG),
            decide(DEBATE, silent("c"), view("x", Action.BUY, 0.3)))) {
      assertThat(Canon.read(Canon.write(decision), Decision.class)).isEqualTo(decision);
    }
  }
}
