package ffe.desk;

import ffe.trading.Replay;
import java.util.Optional;

/**
 * The answer of a replay.
 *
 * @param answer IDENTICAL, DIFFERENT, OTHER_VERSION or INPUT_MISSING; RETIRED if its record was
 *     taken out
 * @param firstDifference path of the first field that differs, with both values
 */
public record ReplayView(
    String answer,
    boolean identical,
    String digest,
    String stored,
    Optional<String> firstDifference) {

  /** The record has the form of another version or is gone: nothing could be computed from it. */
  static ReplayView unreadable(ConflictException why, String stored) {
    return new ReplayView(
        why.code(), false, stored, stored, Optional.of(String.valueOf(why.getMessage())));
  }

  /** Identical also to what was stored when the decision was committed. */
  static ReplayView of(Replay.Result result, String stored) {
    return new ReplayView(
        result.answer().name(),
        result.answer() == Replay.Answer.IDENTICAL && result.digest().equals(stored),
        result.digest(),
        stored,
        result.firstDifference());
  }
}
