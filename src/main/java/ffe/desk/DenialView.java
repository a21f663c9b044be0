package ffe.desk;

import ffe.risk.Denial;
import ffe.trading.DecisionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision that the gate denied.
 *
 * @param why the most important reason
 * @param more how many other gates denied it too
 */
public record DenialView(String id, Instant slot, Denial why, int more, String policy) {

  /** Empty for a decision that was not denied. */
  static Optional<DenialView> of(DecisionRecord record) {
    if (record.result() != DecisionRecord.Result.DENIED) {
      return Optional.empty();
    }
    int all = record.verdict().map(v -> v.denials().size()).orElse(1);
    return record
        .refusedSize()
        .or(() -> record.verdict().flatMap(v -> v.denials().stream().findFirst()))
        .map(
            why ->
                new DenialView(
                    record.id(), record.slot(), why, all - 1, record.inputs().policy().version()));
  }
}
