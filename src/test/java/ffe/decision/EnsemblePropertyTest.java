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

  private static final List<EnsembleStrategy> CHOICES = List.of(EnsembleStrategy.values());

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
          policy(random),
          random.nextBoolean() ? Opinions.FLAT : Opinions.LONG);
    }

    private static EnsemblePolicy policy(Random random) {
      int quorum = 1 + random.nextInt(3);
      EnsembleStrategy choice = CHOICES.get(random.nextInt(CHOICES.size()));
      EnsemblePolicy policy =
          choice == EnsembleStrategy.DEBATE
              ? EnsemblePolicy.of(new Debate("a0", "a1", "a2"), quorum)
              : new EnsemblePolicy(choice.word(), quorum);
      return random.nextInt(3) == 0
          ? policy.withModels(new ModelQuorum(List.of("a1", "a2", "a4"), 1 + random.nextInt(3)))
          : policy;
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
  void a_surer_supporter_never_turns_the_decision_away() {
    Random random = new Random(SEED);
    SortedMap<EnsembleStrategy, Integer> acted = new TreeMap<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      Decision before = ballot.decide();
      if (before.action() != Action.HOLD) {
        acted.merge(ballot.policy().choice(), 1, Integer::sum);
      }
      for (Opinion.View view : supporters(ballot, before)) {
        List<Opinion> others = new ArrayList<>(ballot.opinions());
        others.remove(view);
        double surer = view.probability().value() + random.nextDouble() / 2;
        others.add(Opinions.view(view.analyst(), view.action(), Math.min(1, surer)));
        assertThat(ballot.with(others).decide().action())
            .as("%s surer in %s", view.analyst(), ballot)
            .isEqualTo(before.action());
      }
    }
    assertThat(acted.keySet()).containsExactlyElementsOf(CHOICES);
    assertThat(acted.values()).allMatch(n -> n > 50);
  }

  /** Stacking apart: there a weightier doubter lowers the mean, see {@link StrategiesTest}. */
  @Test
  void a_weightier_supporter_never_turns_the_decision_away() {
    Random random = new Random(SEED);
    int acted = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      if (ballot.policy().choice() == EnsembleStrategy.STACKING) {
        continue;
      }
      Decision before = ballot.decide();
      acted += before.action() == Action.HOLD ? 0 : 1;
      for (Opinion.View view : supporters(ballot, before)) {
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
    assertThat(acted).isGreaterThan(TRIALS / 10);
  }

  private static List<Opinion.View> supporters(Ballot ballot, Decision decision) {
    List<Opinion.View> supporters = new ArrayList<>();
    for (Opinion opinion : ballot.opinions()) {
      if (opinion instanceof Opinion.View view && view.action() == decision.action()) {
        supporters.add(view);
      }
    }
    return supporters;
  }

  @Test
  void what_does_not_count_changes_neither_action_nor_chance_nor_stop() {
    Random random = new Random(SEED);
    int uncounted = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      Decision before = ballot.decide();
      for (Vote vote : before.votes()) {
        if (vote.uncounted().isPresent()) {
          uncounted++;
          List<Opinion> others = new ArrayList<>(ballot.opinions());
          others.removeIf(o -> o.analyst().equals(vote.analyst()));
          others.add(Ballot.vote(vote.analyst(), random));
          assertThat(ballot.with(others).decide())
              .as("%s otherwise in %s", vote.analyst(), ballot)
              .usingRecursiveComparison()
              .comparingOnlyFields(
                  "action", "probability", "reason", "stop", "target", "horizon", "fallback")
              .isEqualTo(before);
        }
      }
    }
    assertThat(uncounted).isGreaterThan(TRIALS / 10);
  }

  @Test
  void without_quorum_it_is_hold_and_says_so_and_else_it_never_does() {
    Random random = new Random(SEED);
    SortedMap<String, Integer> ways = new TreeMap<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      Ballot ballot = Ballot.random(random);
      Decision decision = ballot.decide();
      List<String> speaking =
          ballot.opinions().stream()
              .filter(Opinion.View.class::isInstance)
              .map(Opinion::analyst)
              .toList();
      List<String> aside = new ArrayList<>();
      boolean canCount = true;
      if (ballot.policy().choice() == EnsembleStrategy.DEBATE) {
        aside.addAll(List.of("a0", "a1", "a2"));
        canCount = speaking.containsAll(aside);
      }
      if (ballot.policy().models().isPresent()) {
        List<String> models = List.of("a1", "a2", "a4");
        aside.addAll(models);
        canCount &=
            speaking.stream().filter(models::contains).count()
                >= ballot.policy().models().get().quorum();
      }
      int quorum = ballot.policy().quorum();
      long rest = speaking.stream().filter(a -> !aside.contains(a)).count();
      String way =
          speaking.size() < quorum
              ? "none"
              : canCount ? "chosen" : rest < quorum ? "HOLD" : "WEIGHTED_REST";
      ways.merge(way, 1, Integer::sum);
      boolean isLost = way.equals("none") || way.equals("HOLD");
      assertThat(decision.reason().equals("NO_QUORUM")).as("%s", ballot).isEqualTo(isLost);
      assertThat(isLost && decision.action() != Action.HOLD).as("%s", ballot).isFalse();
      assertThat(decision.fallback().map(f -> f.tier().name()).orElse(isLost ? "none" : "chosen"))
          .as("%s", ballot)
          .isEqualTo(way);
    }
    assertThat(ways).hasSize(4).allSatisfy((way, n) -> assertThat(n).as(way).isGreaterThan(100));
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
