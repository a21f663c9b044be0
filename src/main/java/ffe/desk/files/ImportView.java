package ffe.desk.files;

import java.time.Instant;
import java.util.Optional;

/**
 * An import, running or ended.
 *
 * @param actor who began it
 * @param problem why it failed, or empty
 * @param minutes one-minute candles that were made of the trades
 */
public record ImportView(
    String id,
    ImportOrder order,
    String actor,
    State state,
    Instant startedAt,
    Optional<Instant> endedAt,
    ImportReport report,
    long minutes,
    String problem) {

  /** Where an import stands. What was added by one that did not end well stays. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED,
    /** The server ended before the import did; the same file again adds what is missing. */
    INTERRUPTED
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  ImportView with(ImportReport next) {
    return new ImportView(id, order, actor, state, startedAt, endedAt, next, minutes, problem);
  }

  ImportView made(long candles) {
    return new ImportView(
        id, order, actor, state, startedAt, endedAt, report, minutes + candles, problem);
  }

  ImportView ended(State how, Instant at, String why) {
    return new ImportView(id, order, actor, how, startedAt, Optional.of(at), report, minutes, why);
  }

  /** One whose server was not heard of any more. */
  public ImportView interrupted(Instant lastHeard) {
    return ended(State.INTERRUPTED, lastHeard, "the server ended; import the same file again");
  }
}
