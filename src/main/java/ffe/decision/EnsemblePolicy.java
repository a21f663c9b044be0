package ffe.decision;

import ffe.canon.LeftOutWhenEmpty;
import ffe.canon.Repeated;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How opinions become a decision.
 *
 * @param strategy the word of an {@link EnsembleStrategy}
 * @param quorum views (not abstentions) needed for anything but HOLD
 * @param debate who sits where; there with the strategy debate and only with it
 * @param models how many models the strategy needs; empty: it does not ask who is one
 * @param stacking coefficients; there with the strategy stacking and only with it
 * @param escalation there with the strategies that ask some first, and only with them
 */
@Repeated
public record EnsemblePolicy(
    String strategy,
    int quorum,
    @LeftOutWhenEmpty Optional<Debate> debate,
    @LeftOutWhenEmpty Optional<ModelQuorum> models,
    @LeftOutWhenEmpty Optional<Stacking> stacking,
    @LeftOutWhenEmpty Optional<Escalation> escalation) {

  public static final String WEIGHTED = EnsembleStrategy.WEIGHTED.word();
  public static final EnsemblePolicy DEFAULT = new EnsemblePolicy(WEIGHTED, 2);

  private static final int QUORUM_MAX = 100;

  public EnsemblePolicy {
    EnsembleStrategy choice = choice(strategy);
    if (quorum < 1 || quorum > QUORUM_MAX) {
      throw new IllegalArgumentException("a quorum is 1 to " + QUORUM_MAX + ": " + quorum);
    }
    if (debate.isPresent() != (choice == EnsembleStrategy.DEBATE)) {
      throw new IllegalArgumentException(
          "the strategy debate, and no other, names bull, bear and judge");
    }
    if (stacking.isPresent() != (choice == EnsembleStrategy.STACKING)) {
      throw new IllegalArgumentException("the strategy stacking, and no other, has coefficients");
    }
    if (escalation.isPresent() != choice.asksSomeFirst()) {
      throw new IllegalArgumentException(
          "the strategies two-phase and local-first, and no others, say what is enough");
    }
  }

  /**
   * Without models; stacking with {@link Stacking#DEFAULT}, where some are asked first {@link
   * Escalation#DEFAULT}.
   */
  public EnsemblePolicy(String strategy, int quorum) {
    this(
        strategy,
        quorum,
        Optional.empty(),
        Optional.empty(),
        coefficients(strategy),
        enough(strategy));
  }

  /** A debate, with this quorum of all views. */
  public static EnsemblePolicy of(Debate debate, int quorum) {
    return new EnsemblePolicy(
        EnsembleStrategy.DEBATE.word(),
        quorum,
        Optional.of(debate),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Stacking> coefficients(String strategy) {
    return strategy.equals(EnsembleStrategy.STACKING.word())
        ? Optional.of(Stacking.DEFAULT)
        : Optional.empty();
  }

  private static Optional<Escalation> enough(String strategy) {
    return EnsembleStrategy.of(strategy)
        .filter(EnsembleStrategy::asksSomeFirst)
        .map(any -> Escalation.DEFAULT);
  }

  private static EnsembleStrategy choice(String strategy) {
    return EnsembleStrategy.of(strategy)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown ensemble strategy: "
                        + strategy
                        + "; there are "
                        + Arrays.stream(EnsembleStrategy.values())
                            .map(EnsembleStrategy::word)
                            .collect(Collectors.joining(", "))));
  }

  public EnsembleStrategy choice() {
    return choice(strategy);
  }

  /** The same with another quorum. */
  public EnsemblePolicy withQuorum(int other) {
    return new EnsemblePolicy(strategy, other, debate, models, stacking, escalation);
  }

  /** The same with another strategy that is not a debate; its own again keeps all as it is. */
  public EnsemblePolicy withStrategy(String other) {
    if (other.equals(strategy)) {
      return this;
    }
    Optional<Escalation> kept = enough(other).map(usual -> escalation.orElse(usual));
    return new EnsemblePolicy(other, quorum, Optional.empty(), models, coefficients(other), kept);
  }

  /** The same as a debate of these. */
  public EnsemblePolicy with(Debate seats) {
    return of(seats, quorum).withModels(models);
  }

  /** The same with another word on what is enough; of a strategy that asks some first. */
  public EnsemblePolicy with(Escalation other) {
    return new EnsemblePolicy(strategy, quorum, debate, models, stacking, Optional.of(other));
  }

  /** The same with so many models needed. */
  public EnsemblePolicy withModels(ModelQuorum needed) {
    return withModels(Optional.of(needed));
  }

  private EnsemblePolicy withModels(Optional<ModelQuorum> needed) {
    return new EnsemblePolicy(strategy, quorum, debate, needed, stacking, escalation);
  }
}
