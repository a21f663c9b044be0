package ffe.decision;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each action got, of whom, in scores or in heads. */
final class Tally {

  private final List<Opinion.View> views;
  private final VoterWeights weights;
  private final String unit;
  private final Map<Action, Double> scores = new EnumMap<>(Action.class);
  private final Map<Action, Double> power;
  private final double total;

  private Tally(List<Opinion.View> views, VoterWeights weights, boolean byHeads) {
    this.views = List.copyOf(views);
    this.weights = weights;
    this.unit = byHeads ? "votes" : "score";
    double sum = 0;
    for (Opinion.View view : views) {
      double score = weights.of(view.analyst()) * view.probability().value();
      scores.merge(view.action(), score, Double::sum);
      sum += score;
    }
    power = byHeads ? heads(views) : scores;
    total = byHeads ? views.size() : sum;
  }

  /** Weight times probability. */
  static Tally ofScores(List<Opinion.View> views, VoterWeights weights) {
    return new Tally(views, weights, false);
  }

  /** Every view once; one that gives its own action no chance supports nothing. */
  static Tally ofHeads(List<Opinion.View> views) {
    return new Tally(views, VoterWeights.EQUAL, true);
  }

  private static Map<Action, Double> heads(List<Opinion.View> views) {
    Map<Action, Double> heads = new EnumMap<>(Action.class);
    for (Opinion.View view : views) {
      heads.merge(view.action(), view.probability().value() > 0 ? 1.0 : 0.0, Double::sum);
    }
    return heads;
  }

  List<Opinion.View> views() {
    return views;
  }

  List<Opinion.View> supporters(Action action) {
    return views.stream().filter(v -> v.action() == action).toList();
  }

  double power(Action action) {
    return power.getOrDefault(action, 0.0);
  }

  private double most() {
    return views.stream().mapToDouble(v -> power(v.action())).max().orElse(0);
  }

  /** All actions that share the most. */
  List<Action> winners() {
    double most = most();
    return power.keySet().stream().filter(a -> power(a) >= most).toList();
  }

  boolean isTied() {
    return winners().size() > 1 || most() == 0;
  }

  boolean isOneSided() {
    return power.size() == 1;
  }

  double agreement(Action action) {
    return total == 0 ? 0 : Math.min(1, power(action) / total);
  }

  /** Weighted mean probability of those for it. */
  double mean(Action action) {
    double weight = weight(supporters(action));
    return weight == 0 ? 0 : scores.getOrDefault(action, 0.0) / weight;
  }

  Probability probability(Action action) {
    return Probability.clamped(mean(action) * (1 + agreement(action)) / 2);
  }

  Stacking.Features features(Action action) {
    List<Opinion.View> supporters = supporters(action);
    double mean = mean(action);
    double weight = weight(supporters);
    double distance = 0;
    for (Opinion.View view : supporters) {
      distance += weights.of(view.analyst()) * Math.abs(view.probability().value() - mean);
    }
    return new Stacking.Features(
        agreement(action), mean, weight / weight(views), distance / weight);
  }

  private double weight(List<Opinion.View> of) {
    double weight = 0;
    for (Opinion.View view : of) {
      weight += weights.of(view.analyst());
    }
    return weight;
  }

  /** For example: {@code 74 % of the score for buy (momentum, trend-flip), 26 % of ... (...).} */
  String shares() {
    return power.keySet().stream()
        .sorted(Comparator.comparingDouble(this::power).reversed())
        .map(
            a ->
                Wording.percent(agreement(a))
                    + " of the "
                    + unit
                    + " for "
                    + Wording.lower(a)
                    + supporters(a).stream()
                        .map(Opinion.View::analyst)
                        .collect(Collectors.joining(", ", " (", ")")))
        .collect(Collectors.joining(", ", "", "."));
  }
}
