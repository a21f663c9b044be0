package ffe.decision;

import static ffe.decision.Opinions.FLAT;
import static ffe.decision.Opinions.LONG;
import static ffe.decision.Opinions.buy;
import static ffe.decision.Opinions.silent;
import static ffe.decision.Opinions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ffe.canon.Canon;
import ffe.money.Price;
import ffe.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class EnsembleTest {

  private static Decision decide(Observation seen, Opinion... opinions) {
    return Ensemble.decide(List.of(opinions), VoterWeights.EQUAL, EnsemblePolicy.DEFAULT, seen);
  }

  @Test
  void the_action_with_the_highest_score_wins() {
    Decision decision =
        decide(
            FLAT,
            view("a", Action.BUY, 0.8),
            view("b", Action.HOLD, 0.3),
            view("c", Action.HOLD, 0.3));
    assertThat(decision.action()).isEqualTo(Action.BUY);
    assertThat(decision.reason()).isEqualTo("AGREED");
    assertThat(decision.agreement()).isCloseTo(0.8 / 1.4, within(1e-12));
    assertThat(decision.probability().value()).isCloseTo(0.8 * (1 + 0.8 / 1.4) / 2, within(1e-12));
    assertThat(decision.reasoning())
        .isEqualTo("57 % of the score for buy (a), 43 % of the score for hold (b, c).");
  }

  @Test
  void unanimous_probability_is_the_weighted_mean_undiminished() {
    VoterWeights weights = new VoterWeights(new TreeMap<>(java.util.Map.of("a", 3.0)));
    Decision decision =
        Ensemble.decide(
            List.of(view("a", Action.BUY, 0.9), view("b", Action.BUY, 0.5)),
            weights,
            EnsemblePolicy.DEFAULT,
            FLAT);
    assertThat(decision.probability().value()).isCloseTo(0.8, within(1e-12));
    assertThat(decision.agreement()).isEqualTo(1);
  }

  @Test
  void weights_turn_a_vote() {
    List<Opinion> opinions = List.of(view("a", Action.BUY, 0.6), view("b", Action.HOLD, 0.7));
    VoterWeights weights = new VoterWeights(new TreeMap<>(java.util.Map.of("a", 2.0)));
    assertThat(Ensemble.decide(opinions, VoterWeights.EQUAL, EnsemblePolicy.DEFAULT, FLAT).action())
        .isEqualTo(Action.HOLD);
    assertThat(Ensemble.decide(opinions, weights, EnsemblePolicy.DEFAULT, FLAT).action())
        .isEqualTo(Action.BUY);
  }

  @Test
  void all_for_hold_is_a_hold_with_what_would_change_it() {
    Decision decision = decide(FLAT, view("a", Action.HOLD, 0.4), view("b", Action.HOLD, 0.2));
    assertThat(decision.reason()).isEqualTo("ALL_HOLD");
    assertThat(decision.probability().value()).isCloseTo(0.3, within(1e-12));
    assertThat(decision.wouldChange()).isEqualTo("a: Not seeing it. b: Not seeing it.");
  }

  @Test
  void a_signal_outscored_by_hold_is_outvoted() {
    Decision decision = decide(FLAT, view("a", Action.BUY, 0.3), view("b", Action.HOLD, 0.4));
    assertThat(decision.action()).isEqualTo(Action.HOLD);
    assertThat(decision.reason()).isEqualTo("OUTVOTED");
  }

  @Test
  void a_tie_is_hold() {
    Decision opposed = decide(LONG, view("a", Action.BUY, 0.7), view("b", Action.SELL, 0.7));
    assertThat(opposed.action()).isEqualTo(Action.HOLD);
    assertThat(opposed.reason()).isEqualTo("TIE");
    Decision hesitant = decide(LONG, view("a", Action.BUY, 0.7), view("b", Action.HOLD, 0.7));
    assertThat(hesitant.action()).isEqualTo(Action.HOLD);
    assertThat(hesitant.reason()).isEqualTo("TIE");
    Decision unsure = decide(LONG, view("a", Action.BUY, 0), view("b", Action.BUY, 0));
    assertThat(unsure.action()).isEqualTo(Action.HOLD);
    assertThat(unsure.reason()).isEqualTo("TIE");
  }

  @Test
  void abstentions_make_no_quorum() {
    Decision decision = decide(FLAT, view("a", Action.BUY, 1), silent("b"), silent("c"));
    assertThat(decision.action()).isEqualTo(Action.HOLD);
    assertThat(decision.reason()).isEqualTo("NO_QUORUM");
    assertThat(decision.probability()).isEqualTo(Probability.ZERO);
    assertThat(decision.reasoning())
        .isEqualTo(
            "1 of 3 analysts have a view, 2 are needed; silent: b (COOL_DOWN), c (COOL_DOWN).");
    assertThat(decision.wouldChange()).isEqualTo("1 more analysts with a view.");
    assertThat(decide(FLAT).reason()).isEqualTo("NO_QUORUM");
    assertThat(decide(FLAT).horizon()).isEqualTo(Duration.ZERO);
  }

  @Test
  void selling_without_a_holding_is_hold_and_with_one_is_sell() {
    Opinion[] opinions = {view("a", Action.SELL, 0.7), view("b", Action.HOLD, 0.3)};
    Decision flat = decide(FLAT, opinions);
    assertThat(flat.action()).isEqualTo(Action.HOLD);
    assertThat(flat.reason()).isEqualTo("NOTHING_TO_SELL");
    Decision held = decide(LONG, opinions);
    assertThat(held.action()).isEqualTo(Action.SELL);
    assertThat(held.stop()).isEmpty();
  }

  @Test
  void buying_more_of_what_is_held_passes_on() {
    Decision decision = decide(LONG, buy("a", "98", "104"), view("b", Action.HOLD, 0.3));
    assertThat(decision.action()).isEqualTo(Action.BUY);
  }

  @Test
  void votes_are_in_the_order_of_names_with_abstentions() {
    Decision decision =
        decide(FLAT, silent("c"), view("b", Action.HOLD, 0.3), view("a", Action.HOLD, 0.4));
    assertThat(decision.votes())
        .containsExactly(
            new Vote("a", Optional.of(Action.HOLD), 1, 0.4, "SEEN"),
            new Vote("b", Optional.of(Action.HOLD), 1, 0.3, "SEEN"),
            new Vote("c", Optional.empty(), 1, 0, "COOL_DOWN"));
  }

  @Test
  void a_buy_takes_the_highest_stop_and_the_lowest_target() {
    Decision decision = decide(FLAT, buy("a", "98", "104"), buy("b", "97", "103"));
    assertThat(decision.stop()).contains(Price.of("98"));
    assertThat(decision.target()).contains(Price.of("103"));
  }

  @Test
  void stops_nearer_than_half_a_percent_or_farther_than_five_do_not_count() {
    Decision edges = decide(FLAT, buy("a", "99.5", "101"), buy("b", "95", "110"));
    assertThat(edges.stop()).contains(Price.of("99.5"));
    Decision outside =
        decide(FLAT, buy("a", "99.51", "101"), buy("b", "94.99", "110"), buy("c", "97", "106"));
    assertThat(outside.stop()).contains(Price.of("97"));
    assertThat(outside.target()).contains(Price.of("106"));
    Decision above = decide(FLAT, buy("a", "101", "110"), buy("b", "101", "110"));
    assertThat(above.stop()).isEmpty();
    assertThat(above.target()).isEmpty();
  }

  @Test
  void who_votes_against_does_not_set_the_stop() {
    Opinion.View seller = view("b", Action.SELL, 0.1);
    Decision decision = decide(FLAT, buy("a", "97", "106"), seller);
    assertThat(decision.stop()).contains(Price.of("97"));
  }

  @Test
  void an_analyst_that_answers_twice_is_a_bug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(FLAT, silent("a"), view("a", Action.BUY, 1)))
        .withMessageContaining("a");
  }

  @Test
  void opinions_and_decisions_survive_their_canonical_form() {
    Decision decision = decide(FLAT, buy("a", "98", "104"), silent("b"), buy("c", "97", "103"));
    assertThat(Canon.read(Canon.write(decision), Decision.class)).isEqualTo(decision);
    for (Opinion opinion : List.of(buy("a", "98", "104"), silent("b"))) {
      assertThat(Canon.read(Canon.write(opinion), Opinion.class)).isEqualTo(opinion);
    }
    VoterWeights weights = new VoterWeights(new TreeMap<>(java.util.Map.of("a", 2.5)));
    assertThat(Canon.read(Canon.write(weights), VoterWeights.class)).isEqualTo(weights);
    EnsemblePolicy policy = new EnsemblePolicy("weighted", 3);
    assertThat(Canon.read(Canon.write(policy), EnsemblePolicy.class)).isEqualTo(policy);
  }
}
