package ffe.desk.backfill;

import java.time.Instant;
import java.util.Optional;

/**
 * An order as it stands.
 *
 * @param actor who ordered it
 * @param reached all before it is stored
 * @param problem why it failed; empty unless it did
 */
public record BackfillView(
    String id,
    BackfillOrder order,
    String actor,
    State state,
    Instant orderedAt,
    Optional<Instant> endedAt,
    Instant reached,
    BackfillSums sums,
    String problem) {

  /** Where it stands. One whose server was lost is queued again, and goes on where it was. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }
}
