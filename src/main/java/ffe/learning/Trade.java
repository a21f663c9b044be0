package ffe.learning;

import java.time.Instant;
import java.util.Optional;

/**
 * A position a voter would have held alone.
 *
 * @param candles it was held for, at least 1
 * @param returned net of costs, as a fraction of what was paid
 * @param multiple the net result in units of what was at risk between entry and stop, R; empty
 *     without a stop
 */
public record Trade(
    Instant openedAt,
    Instant closedAt,
    int candles,
    double entry,
    double exit,
    double returned,
    Optional<Double> multiple) {

  static Trade of(Span span, double entry, double exit, Optional<Double> stop, Costs costs) {
    double gain = costs.got(exit) - costs.paid(entry);
    return new Trade(
        span.from(),
        span.to(),
        span.candles(),
        entry,
        exit,
        gain / costs.paid(entry),
        stop.map(s -> gain / (entry - s)));
  }

  /** When it was held. */
  record Span(Instant from, Instant to, int candles) {}

  public boolean isWin() {
    return returned > 0;
  }
}
