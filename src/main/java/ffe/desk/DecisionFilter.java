package ffe.desk;

import ffe.decision.Action;
import ffe.market.Instrument;
import ffe.trading.DecisionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Which decisions of an account; what is empty lets all through.
 *
 * @param reason stable code: of the first gate that denied, or of what the ensemble found
 * @param from the first slot that is in
 * @param to the first slot that is out
 * @param text stands in the sentence or in what would have to change, A to Z in either case
 */
public record DecisionFilter(
    Optional<Instrument> instrument,
    Optional<Action> action,
    Optional<DecisionRecord.Result> result,
    Optional<String> reason,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> text) {

  /** Characters of a text to look for, at most. */
  public static final int TEXT_MAX = 100;

  /** Lets all through. */
  public static final DecisionFilter ALL =
      new DecisionFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public DecisionFilter {
    if (text.filter(t -> t.isEmpty() || t.length() > TEXT_MAX).isPresent()) {
      throw new IllegalArgumentException("text has 1 to " + TEXT_MAX + " characters");
    }
  }
}
