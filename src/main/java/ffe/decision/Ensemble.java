package ffe.decision;

import ffe.observation.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One decision of many opinions.
 *
 * <p>Weighted: the score of an action is the sum of weight times probability over the views for it,
 * and the highest score wins. Majority: an action wins with more than half of the views, each
 * counting once (else NO_MAJORITY). Unanimous: all views say the same (else NOT_UNANIMOUS).
 * Stacking: the weighted winner, if {@link Stacking} finds it convincing (else UNCONVINCED).
 * Debate: the judge's view, see {@link Debate}. Two-phase and local-first: weighted, over those
 * that were asked.
 *
 * <p>If two actions share the most, or nobody gives the winner a chance above 0, HOLD wins (TIE).
 * Fewer views than the quorum is HOLD (NO_QUORUM); a SELL with nothing held is HOLD
 * (NOTHING_TO_SELL), unless the account may be short. BUY with something held passes: how much may
 * be held is the risk gate's business. Where the chosen strategy lacks a judge, a side of the
 * debate or the models it needs, the rest decides by weighted vote, if it has the quorum; the
 * decision says so ({@link Fallback}).
 *
 * <p>Agreement is the action's share of all scores (majority, unanimous: of all views). The
 * decision's probability is the weighted mean probability of the supporters (majority, unanimous:
 * the plain mean) times (1 + agreement) / 2: full when all agree, half in the limit of none. With
 * stacking it is the rule's own chance, in a debate the judge's.
 *
 * <p>Abstainers change nothing. Raising the probability of a supporter never turns the decision
 * away from it, under any strategy; raising its weight neither, but for stacking, where a weightier
 * doubter lowers the mean. Majority, unanimous and a judge do not look at weights.
 */
public final class Ensemble {

  private static final Comparator<Opinion> BY_NAME = Comparator.comparing(Opinion::analyst);

  private Ensemble() {}

  /**
   * A pure function; the order of the opinions does not matter.
   *
   * @throws IllegalArgumentException if an analyst answers twice
   */
  public static Decision decide(
      List<Opinion> opinions,
      VoterWeights weights,
      EnsemblePolicy policy,
      Observation observation) {
    Turnout turnout = new Turnout(inOrder(opinions), policy);
    Optional<Turnout.Obstacle> obstacle = turnout.obstacle();
    VoterWeights counting =
        countsHeads(policy) && obstacle.isEmpty() ? VoterWeights.EQUAL : weights;
    List<Vote> votes = turnout.votes(counting, obstacle);
    if (turnout.views().size() < policy.quorum()) {
      return turnout.withoutQuorum(turnout.views(), votes);
    }
    if (obstacle.isEmpty()) {
      return new Count(tally(turnout, weights), votes, observation).by(policy);
    }
    List<Opinion.View> rest = turnout.rest();
    return rest.size() < policy.quorum()
        ? turnout.withoutQuorum(rest, votes).by(obstacle.get().to(Fallback.Tier.HOLD))
        : new Count(Tally.ofScores(rest, weights), votes, observation)
            .plain()
            .by(obstacle.get().to(Fallback.Tier.WEIGHTED_REST));
  }

  private static List<Opinion> inOrder(List<Opinion> opinions) {
    List<Opinion> sorted = opinions.stream().sorted(BY_NAME).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).analyst().equals(sorted.get(i - 1).analyst())) {
        throw new IllegalArgumentException("two opinions of " + sorted.get(i).analyst());
      }
    }
    return sorted;
  }

  private static boolean countsHeads(EnsemblePolicy policy) {
    EnsembleStrategy choice = policy.choice();
    return choice == EnsembleStrategy.MAJORITY || choice == EnsembleStrategy.UNANIMOUS;
  }

  private static Tally tally(Turnout turnout, VoterWeights weights) {
    return countsHeads(turnout.policy())
        ? Tally.ofHeads(turnout.views())
        : Tally.ofScores(turnout.voters(), weights);
  }
}
