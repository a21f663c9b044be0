package ffe.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who has a view, and whether that is enough for the chosen strategy.
 *
 * @param opinions in the order of the analysts' names
 */
record Turnout(List<Opinion> opinions, EnsemblePolicy policy) {

  private static final String ADVOCATE = "ADVOCATE";
  private static final String RESERVE = "RESERVE";

  /** Why the chosen strategy cannot count though there are views. */
  record Obstacle(String reason, String detail) {

    Fallback to(Fallback.Tier tier) {
      return new Fallback(tier, reason, detail);
    }
  }

  List<Opinion.View> views() {
    List<Opinion.View> views = new ArrayList<>();
    for (Opinion opinion : opinions) {
      if (opinion instanceof Opinion.View view) {
        views.add(view);
      }
    }
    return views;
  }

  /** Views the strategy counts: in a debate those of the seated, else all. */
  List<Opinion.View> voters() {
    return policy.debate().isEmpty()
        ? views()
        : views().stream().filter(v -> role(v.analyst()).isPresent()).toList();
  }

  /** Views of those that are neither models nor seated. */
  List<Opinion.View> rest() {
    return views().stream()
        .filter(v -> !isModel(v.analyst()) && role(v.analyst()).isEmpty())
        .toList();
  }

  private boolean isModel(String analyst) {
    return policy.models().filter(m -> m.models().contains(analyst)).isPresent();
  }

  private Optional<DebateRole> role(String analyst) {
    return policy.debate().flatMap(d -> d.role(analyst));
  }

  private boolean hasView(String analyst) {
    return views().stream().anyMatch(v -> v.analyst().equals(analyst));
  }

  Optional<Obstacle> obstacle() {
    return policy.debate().flatMap(this::silentSeat).or(this::silentModels);
  }

  /** The sides come first: a judge is not asked where one of them was silent. */
  private Optional<Obstacle> silentSeat(Debate debate) {
    Predicate<String> isSilent = side -> !hasView(side);
    String silent =
        List.of(debate.bull(), debate.bear()).stream()
            .filter(isSilent)
            .collect(Collectors.joining(" and "));
    if (!silent.isEmpty()) {
      return Optional.of(
          new Obstacle("SIDE_SILENT", "The judge has not heard " + silent + ", a side."));
    }
    return hasView(debate.judge())
        ? Optional.empty()
        : Optional.of(
            new Obstacle("JUDGE_SILENT", "The judge " + debate.judge() + " has no view."));
  }

  private Optional<Obstacle> silentModels() {
    if (policy.models().isEmpty()) {
      return Optional.empty();
    }
    ModelQuorum needed = policy.models().get();
    long speaking = views().stream().filter(v -> isModel(v.analyst())).count();
    return speaking >= needed.quorum()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "MODELS_SILENT",
                speaking
                    + " of "
                    + needed.models().size()
                    + " models have a view, "
                    + needed.quorum()
                    + " are needed."));
  }

  List<Vote> votes(VoterWeights weights, Optional<Obstacle> obstacle) {
    return opinions.stream().map(o -> vote(o, weights.of(o.analyst()), obstacle)).toList();
  }

  private Vote vote(Opinion opinion, double weight, Optional<Obstacle> obstacle) {
    Optional<DebateRole> role = role(opinion.analyst());
    return opinion instanceof Opinion.View v
        ? new Vote(
            v.analyst(),
            Optional.of(v.action()),
            weight,
            v.probability().value(),
            v.reason(),
            role,
            uncounted(v.analyst(), obstacle))
        : new Vote(
            opinion.analyst(),
            Optional.empty(),
            weight,
            0,
            opinion.reason(),
            role,
            Optional.empty());
  }

  private Optional<String> uncounted(String analyst, Optional<Obstacle> obstacle) {
    Optional<DebateRole> role = role(analyst);
    if (role.isPresent() && role.get() != DebateRole.JUDGE) {
      return Optional.of(ADVOCATE);
    } else if (obstacle.isPresent()) {
      return role.isPresent() || isModel(analyst)
          ? obstacle.map(Obstacle::reason)
          : Optional.empty();
    }
    return policy.debate().isPresent() && role.isEmpty() ? Optional.of(RESERVE) : Optional.empty();
  }

  /**
   * @param views those that could have decided
   */
  Decision withoutQuorum(List<Opinion.View> views, List<Vote> votes) {
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

  static Duration shortest(List<Opinion.View> views) {
    return views.stream().map(Opinion.View::horizon).min(Duration::compareTo).orElse(Duration.ZERO);
  }
}
