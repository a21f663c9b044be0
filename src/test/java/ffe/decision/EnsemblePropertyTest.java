package ffe.decision;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.observation.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
final class EnsemblePropertyTest {

  private static final long SEED = 6;
  private static final int TRIALS = 5_000;

  /** Coarse, so that ties happen. */
  private static final double[] PROBABILITIES = {0, 0.25, 0.3, 0.5, 0.6, 0.75, 1};

  private static final List<Action> ACTIONS = List.of(Action.BUY, Action.SELL, Action.HOLD);

  /** One random vote. */
  private record Ballot(
      List<Opinion> opinions, VoterWeights weights, EnsemblePolicy policy, Observation seen) {

    static Ballot random(Random random) {
      List<Opinion> opinions = new ArrayList<>();
      SortedMap<String, Double> weights = new TreeMap<>();
      for (int i = 0; i < random.nextInt(7); i++) {
        String analyst = "a" + i;
        if (random.nextBoolean()) {
          weights.put(analyst, 0.5 * (1 + random.nextInt(4)));
        }
        opinions.add(random.nextInt(5) == 0 ? Opinions.silent(analyst) : vote(analyst, random));
      }
      Collections.shuffle(opinions, random);
      return new Ballot(
          opinions,
          new VoterWeights(weights),
          new EnsemblePolicy("weighted", 1 + random.nextInt(3)),
          random.nextBoolean() ? Opinions.FLAT : Opinions.LONG);
    }

    private static Opinion vote(String analyst, Random random) {
      Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
      double probability = PROBABILITIES[random.nextInt(PROBABILITIES.length)];
      if (action == Action.BUY && random.nextBoolean()) {
        String stop = String.valueOf(94 + random.nextInt(6));
        return Opinions.buy(analyst, stop, String.valueOf(101 + random.nextInt(6)));
      }
      return Opinions.view(analyst, action, probability);
    }

    Decision decide() {
      return Ensemble.decide(opinions, weights, policy, seen);
    }

    Ballot with(List<Opinion> others) {
      return new Ballot(others, weights, policy, seen);
    }
  }

  @Test
  void the_order_of_opinions_does_not_matter() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      List<Opinion> shuffled = new ArrayList<>(ballot.opinions());
      Collections.shuffle(shuffled, random);
      assertThat(ballot.with(shuffled).decide()).as("%s", ballot).isEqualTo(ballot.decide());
    }
  }

  @Test
  void an_abstainer_more_changes_nothing_but_the_list_of_votes() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      List<Opinion> more = new ArrayList<>(ballot.opinions());
      more.add(Opinions.silent("a3x"));
      Decision before = ballot.decide();
      Decision after = ballot.with(more).decide();
      assertThat(after.votes()).hasSize(before.votes().size() + 1);
      assertThat(after)
          .as("%s", ballot)
          .usingRecursiveComparison()
          // Without quorum the sentence names who is silent.
          .ignoringFields(
              before.reason().equals("NO_QUORUM")
                  ? new String[] {"votes", "reasoning"}
                  : new String[] {"votes"})
          .isEqualTo(before);
    }
  }

  @Test
  void a_surer_or_weightier_supporter_never_turns_the_decision_away() {
    Random random = new Random(SEED);
    int traded = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      Decision before = ballot.decide();
      traded += before.action() == Action.HOLD ? 0 : 1;
      for (Opinion opinion : ballot.opinions()) {
        if (opinion instanceof Opinion.View view && view.action() == before.action()) {
          List<Opinion> others = new ArrayList<>(ballot.opinions());
          others.remove(opinion);
          double surer = view.probability().value() + random.nextDouble() / 2;
          others.add(Opinions.view(view.analyst(), view.action(), Math.min(1, surer)));
          assertThat(ballot.with(others).decide().action())
              .as("%s surer in %s", view.analyst(), ballot)
              .isEqualTo(before.action());

          SortedMap<String, Double> heavier = new TreeMap<>(ballot.weights().byAnalyst());
          heavier.put(view.analyst(), ballot.weights().of(view.analyst()) + random.nextDouble());
          assertThat(
                  Ensemble.decide(
                          ballot.opinions(),
                          new VoterWeights(heavier),
                          ballot.policy(),
                          ballot.seen())
                      .action())
              .as("%s weightier in %s", view.analyst(), ballot)
              .isEqualTo(before.action());
        }
      }
    }
    assertThat(traded).isGreaterThan(TRIALS / 10);
  }

  @Test
  void reward_to_risk_of_the_result_is_not_below_the_least_of_the_supporters() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Opinion> buyers = new ArrayList<>();
      double least = Double.MAX_VALUE;
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        double risk = 1 + random.nextInt(4);
        double reward = 1 + random.nextInt(12);
        least = Math.min(least, reward / risk);
        buyers.add(
            Opinions.buy(
                "b" + i, String.valueOf((int) (100 - risk)), String.valueOf((int) (100 + reward))));
      }
      Decision decision =
          Ensemble.decide(
              buyers, VoterWeights.EQUAL, new EnsemblePolicy("weighted", 1), Opinions.FLAT);
      double risk = 100 - decision.stop().orElseThrow().asDouble();
      double reward = decision.target().orElseThrow().asDouble() - 100;
      assertThat(reward / risk).as("%s", buyers).isGreaterThanOrEqualTo(least);
    }
  }

  @Test
  void abstainers_are_never_counted_for_the_quorum() {
    List<Opinion> opinions = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      opinions.add(Opinions.silent("s" + i));
      Decision decision =
          Ensemble.decide(
              opinions, VoterWeights.EQUAL, new EnsemblePolicy("weighted", 1), Opinions.LONG);
      assertThat(decision.reason()).isEqualTo("NO_QUORUM");
    }
  }
}
