package ffe.decision;

import ffe.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One decision of many opinions, by weighted vote.
 *
 * <p>The score of an action is the sum of weight times probability over the views for it. The
 * action with the highest score wins; if two share it, HOLD wins (TIE). Fewer views than the quorum
 * is HOLD (NO_QUORUM); a SELL with nothing held is HOLD (NOTHING_TO_SELL). BUY with something held
 * passes: how much may be held is the risk gate's business.
 *
 * <p>Agreement is the winner's score over the sum of all scores. The decision's probability is the
 * weighted mean probability of the winner's supporters times (1 + agreement) / 2: full when all
 * agree, half in the limit of none. So abstainers change nothing, and raising the probability or
 * weight of a supporter never turns the decision away from it.
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
    List<Opinion> sorted = opinions.stream().sorted(BY_NAME).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).analyst().equals(sorted.get(i - 1).analyst())) {
        throw new IllegalArgumentException("two opinions of " + sorted.get(i).analyst());
      }
    }
    List<Opinion.View> views = new ArrayList<>();
    for (Opinion opinion : sorted) {
      if (opinion instanceof Opinion.View view) {
        views.add(view);
      }
    }
    List<Vote> votes = sorted.stream().map(o -> vote(o, weights)).toList();
    return views.size() < policy.quorum()
        ? withoutQuorum(views, votes, policy)
        : new Count(views, weights).decide(votes, observation);
  }

  private static Vote vote(Opinion opinion, VoterWeights weights) {
    double weight = weights.of(opinion.analyst());
    return opinion instanceof Opinion.View v
        ? new Vote(
            v.analyst(), Optional.of(v.action()), weight, v.probability().value(), v.reason())
        : new Vote(opinion.analyst(), Optional.empty(), weight, 0, opinion.reason());
  }

  private static Decision withoutQuorum(
      List<Opinion.View> views, List<Vote> votes, EnsemblePolicy policy) {
    String silent =
        votes.stream()
            .filter(v -> v.action().isEmpty())
            .map(v -> v.analyst() + " (" + v.reason() + ")")
            .collect(Collectors.joining(", "));
    return new Decision(
        Action.HOLD,
        Probability.ZERO,
        "NO_QUORUM",
        views.size()
            + " of "
            + votes.size()
            + " analysts have a view, "
            + policy.quorum()
            + " are needed; silent: "
            + (silent.isEmpty() ? "none." : silent + "."),
        votes,
        Optional.empty(),
        Optional.empty(),
        shortest(views),
        0,
        (policy.quorum() - views.size()) + " more analysts with a view.");
  }

  private static Duration shortest(List<Opinion.View> views) {
    return views.stream().map(Opinion.View::horizon).min(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** The count of one vote that has its quorum. */
  private static final class Count {

    private final List<Opinion.View> views;
    private final VoterWeights weights;
    private final Map<Action, Double> scores = new EnumMap<>(Action.class);
    private double total;

    Count(List<Opinion.View> views, VoterWeights weights) {
      this.views = views;
      this.weights = weights;
      for (Opinion.View view : views) {
        double score = weights.of(view.analyst()) * view.probability().value();
        scores.merge(view.action(), score, Double::sum);
        total += score;
      }
    }

    Decision decide(List<Vote> votes, Observation observation) {
      double best = views.stream().mapToDouble(v -> score(v.action())).max().orElse(0);
      List<Action> winners = scores.keySet().stream().filter(a -> score(a) >= best).toList();
      if (winners.size() > 1 || best == 0) {
        return hold("TIE", tied(winners), votes);
      }
      Action winner = winners.get(0);
      if (winner == Action.HOLD) {
        boolean all = scores.size() == 1;
        return hold(all ? "ALL_HOLD" : "OUTVOTED", shares(), votes);
      } else if (winner == Action.SELL && observation.holding().isFlat()) {
        return hold(
            "NOTHING_TO_SELL", shares() + " Nothing is held, and SELL never shorts.", votes);
      }
      List<Opinion.View> supporters = supporters(winner);
      Protections protections =
          winner == Action.BUY
              ? Protections.ofBuy(supporters, observation.lastPrice())
              : Protections.NONE;
      return new Decision(
          winner,
          probability(winner),
          "AGREED",
          shares(),
          votes,
          protections.stop(),
          protections.target(),
          shortest(supporters),
          agreement(winner),
          minds(supporters));
    }

    private Decision hold(String reason, String reasoning, List<Vote> votes) {
      return new Decision(
          Action.HOLD,
          probability(Action.HOLD),
          reason,
          reasoning,
          votes,
          Optional.empty(),
          Optional.empty(),
          shortest(views),
          agreement(Action.HOLD),
          minds(views));
    }

    private double score(Action action) {
      return scores.getOrDefault(action, 0.0);
    }

    private double agreement(Action action) {
      return total == 0 ? 0 : Math.min(1, score(action) / total);
    }

    private Probability probability(Action action) {
      double weight = 0;
      for (Opinion.View view : supporters(action)) {
        weight += weights.of(view.analyst());
      }
      double mean = weight == 0 ? 0 : score(action) / weight;
      return Probability.clamped(mean * (1 + agreement(action)) / 2);
    }

    private List<Opinion.View> supporters(Action action) {
      return views.stream().filter(v -> v.action() == action).toList();
    }

    private String tied(List<Action> winners) {
      return "Nothing outscores the rest " + winners + "; a tie is HOLD. " + shares();
    }

    /**
     * For example: {@code 74 % of the score for buy (momentum, trend-flip), 26 % for hold (...).}
     */
    private String shares() {
      return scores.keySet().stream()
          .sorted(Comparator.comparingDouble(this::score).reversed())
          .map(
              a ->
                  Wording.percent(agreement(a))
                      + " of the score for "
                      + Wording.lower(a)
                      + supporters(a).stream()
                          .map(Opinion.View::analyst)
                          .collect(Collectors.joining(", ", " (", ")")))
          .collect(Collectors.joining(", ", "", "."));
    }

    private static String minds(List<Opinion.View> views) {
      return views.stream()
          .map(v -> v.analyst() + ": " + v.wouldChangeMind())
          .collect(Collectors.joining(" "));
    }
  }
}
