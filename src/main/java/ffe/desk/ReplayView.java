package ffe.desk;

import ffe.trading.Replay;
import java.util.Optional;

/**
 * The answer of a replay.
 *
 * @param answer IDENTICAL, DIFFERENT, OTHER_VERSION or INPUT_MISSING
 * @param firstDifference path of the first field that differs, with both values
 */
public record ReplayView(
    String answer,
    boolean identical,
    String digest,
    String stored,
    Optional<String> firstDifference) {

  /** The record has the form of another version, so nothing could be computed from it. */
  static ReplayView unreadable(ConflictException otherVersion, String stored) {
    return new ReplayView(
        ConflictException.OTHER_VERSION,
        false,
        stored,
        stored,
        Optional.of(String.valueOf(otherVersion.getMessage())));
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
