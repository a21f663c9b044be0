package ffe.decision;

import ffe.money.Price;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the ensemble decided and why.
 *
 * @param probability how sure the ensemble is of the action, see {@link Ensemble}
 * @param reason AGREED; for HOLD: ALL_HOLD, OUTVOTED, TIE, NO_QUORUM, NOTHING_TO_SELL
 * @param votes in the order of the analysts' names, abstentions included
 * @param stop for BUY, where a supporter named a usable one
 * @param target for BUY, where a supporter named a usable one
 * @param horizon the shortest of the supporters; zero when nobody spoke
 * @param agreement the winner's share of all scores, in [0, 1]; 0 without quorum
 * @param wouldChange what would have to change for another decision
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
    String wouldChange) {

  public Decision {
    votes = List.copyOf(votes);
    Wording.code(reason);
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException("an agreement is 0 to 1: " + agreement);
    }
    if (action != Action.BUY && (stop.isPresent() || target.isPresent())) {
      throw new IllegalArgumentException("only a BUY has stop and target");
    }
  }
}
