package ffe.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * Which control actions, newest first; what is empty lets all through.
 *
 * @param actor stands in the actor's name, A to Z in either case
 * @param command stands in the command, A to Z in either case
 * @param from the first wall time that is in
 * @param to the first wall time that is out
 * @param limit 1 to 500
 * @param cursor what the former page gave as next
 */
public record ControlQuery(
    Optional<String> account,
    Optional<String> actor,
    Optional<String> command,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit,
    Optional<String> cursor) {

  public static final int LIMIT_MAX = 500;

  public ControlQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ": " + limit);
    }
    if (cursor.filter(c -> !c.matches("[0-9]{1,18}")).isPresent()) {
      throw new IllegalArgumentException("cursor is what the former page gave as next");
    }
  }

  /** The last ones of an account. */
  public static ControlQuery latest(String account, int limit) {
    return new ControlQuery(
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit,
        Optional.empty());
  }
}
