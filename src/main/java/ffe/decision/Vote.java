package ffe.decision;

import ffe.canon.LeftOutWhenEmpty;
import java.util.Optional;

/**
 * How one analyst's opinion counted.
 *
 * @param action empty for an abstention
 * @param weight what the vote weighs, also when it abstained: 1 where every view counts once
 * @param probability 0 for an abstention
 * @param reason the opinion's code
 * @param role in a debate
 * @param uncounted why a view did not count, as a stable code: ADVOCATE (said what it was told to
 *     argue), RESERVE (speaks only where the debate has no verdict), or the reason of the {@link
 *     Fallback} that left it out
 */
public record Vote(
    String analyst,
    Optional<Action> action,
    double weight,
    double probability,
    String reason,
    @LeftOutWhenEmpty Optional<DebateRole> role,
    @LeftOutWhenEmpty Optional<String> uncounted) {

  public Vote {
    Wording.name(analyst);
    Wording.code(reason);
    uncounted.ifPresent(Wording::code);
    if (!(weight > 0 && weight < Double.MAX_VALUE && probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a vote: " + weight + ", " + probability);
    }
  }

  /** Of a voter outside a debate; it counts if it is no abstention. */
  public Vote(
      String analyst, Optional<Action> action, double weight, double probability, String reason) {
    this(analyst, action, weight, probability, reason, Optional.empty(), Optional.empty());
  }

  /** Whether it had a part in the decision. */
  public boolean counts() {
    return action.isPresent() && uncounted.isEmpty();
  }
}
