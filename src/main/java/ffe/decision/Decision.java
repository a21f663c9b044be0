package ffe.decision;

import ffe.canon.LeftOutWhenEmpty;
import ffe.money.Price;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the ensemble decided and why.
 *
 * @param probability how sure the ensemble is of the action, see {@link Ensemble}
 * @param reason AGREED, or JUDGED after a debate; for HOLD: ALL_HOLD, OUTVOTED, TIE, NO_MAJORITY,
 *     NOT_UNANIMOUS, UNCONVINCED, JUDGE_HOLDS, NO_QUORUM, NOTHING_TO_SELL
 * @param votes in the order of the analysts' names, abstentions included
 * @param stop for what opens or adds, where a supporter named a usable one
 * @param target the same
 * @param horizon the shortest of the supporters; zero when nobody spoke
 * @param agreement the share of the action among all that was counted, in [0, 1]; 0 without quorum
 * @param wouldChange what would have to change for another decision
 * @param fallback where the chosen strategy could not count
 */
public record Decision(
    Action action,
    Probability probability,
    String reason,
    String reasoning,
    List<Vote> votes,
    Optional<Price> stop,
    Optional<Price> target,
    Duration horizon,
    double agreement,
    String wouldChange,
    @LeftOutWhenEmpty Optional<Fallback> fallback) {

  public Decision {
    votes = List.copyOf(votes);
    Wording.code(reason);
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException("an agreement is 0 to 1: " + agreement);
    }
    if (action == Action.HOLD && (stop.isPresent() || target.isPresent())) {
      throw new IllegalArgumentException("a HOLD has neither stop nor target");
    }
  }

  /** Of the strategy that was chosen. */
  public Decision(
      Action action,
      Probability probability,
      String reason,
      String reasoning,
      List<Vote> votes,
      Optional<Price> stop,
      Optional<Price> target,
      Duration horizon,
      double agreement,
      String wouldChange) {
    this(
        action,
        probability,
        reason,
        reasoning,
        votes,
        stop,
        target,
        horizon,
        agreement,
        wouldChange,
        Optional.empty());
  }

  /** The same, made on a way that was not chosen. */
  Decision by(Fallback way) {
    return new Decision(
        action,
        probability,
        reason,
        reasoning,
        votes,
        stop,
        target,
        horizon,
        agreement,
        wouldChange,
        Optional.of(way));
  }
}
