package ffe.desk.ticks;

import ffe.market.Instrument;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of a series.
 *
 * @param from the first instant; empty for the oldest
 * @param to excluded; empty for all there are
 * @param after the last tick of the page before
 * @param limit 1 to {@link #LIMIT_MAX}
 */
public record TickQuery(
    String source,
    Instrument instrument,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<TickPlace> after,
    int limit) {

  public static final int LIMIT_MAX = 5_000;

  public TickQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ": " + limit);
    }
  }
}
