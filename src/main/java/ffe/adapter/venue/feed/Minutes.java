package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One answer about minutes long ago.
 *
 * @param candles oldest first; who makes it of others is told by a {@link VenueException}
 * @param until whole minute before which all is told: a minute that is not among the candles had no
 *     trade, or its market was closed
 */
public record Minutes(List<Candle> candles, Instant until) {

  public Minutes {
    candles = List.copyOf(candles);
    Instant before = Instant.MIN;
    for (Candle candle : candles) {
      Instant at = candle.opensAt();
      if (!at.isAfter(before) || !Timeframe.M1.floor(at).equals(at)) {
        throw new VenueException.Retryable("minutes out of order or off the grid at " + at);
      }
      before = at;
    }
  }

  /** Of all rows from an instant on, in any order, of which the last is unfinished. */
  public static Minutes ofOpenEnded(Collection<Candle> rows, Instant from, Instant to) {
    Instant open = rows.stream().map(Candle::opensAt).max(Comparator.naturalOrder()).orElse(to);
    return within(rows, from, open.isBefore(to) ? open : to);
  }

  /** Of rows among which are all the venue has of a span. */
  static Minutes within(Collection<Candle> rows, Instant from, Instant until) {
    return new Minutes(
        rows.stream()
            .filter(c -> !c.opensAt().isBefore(from) && c.opensAt().isBefore(until))
            .sorted(Comparator.comparing(Candle::opensAt))
            .toList(),
        until);
  }
}
