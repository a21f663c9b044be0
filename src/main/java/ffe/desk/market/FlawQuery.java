package ffe.desk.market;

import ffe.market.Instrument;
import java.util.Optional;

/**
 * Which flaws to tell.
 *
 * @param source empty for all
 * @param instrument empty for all; those of no instrument are told only then
 * @param cursor what the former page gave as next
 */
public record FlawQuery(
    Optional<String> source, Optional<Instrument> instrument, Optional<String> cursor, int limit) {

  public static final int LIMIT_MAX = 200;

  private static final int SOURCE_MAX = 100;

  public FlawQuery {
    SampleQuery.check(limit >= 1 && limit <= LIMIT_MAX, "limit", "is 1 to " + LIMIT_MAX);
    SampleQuery.check(
        source.filter(s -> s.length() > SOURCE_MAX).isEmpty(),
        "source",
        "has at most " + SOURCE_MAX + " characters");
    SampleQuery.check(
        cursor.filter(c -> !c.matches("[0-9]{1,18}")).isEmpty(),
        "cursor",
        "is what the former page gave as next");
  }
}
