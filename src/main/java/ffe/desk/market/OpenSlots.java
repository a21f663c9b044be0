package ffe.desk.market;

import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many candles there would be of a market that is open in these hours: one of each span that is
 * open at least in part. Not for several threads.
 */
public final class OpenSlots {

  private final Optional<TradingHours> hours;
  private final Timeframe timeframe;

  /** The session asked for last. */
  private Instant opens = Instant.MIN;

  private Instant closes = Instant.MIN;

  /**
   * @param hours empty for day and night
   */
  public OpenSlots(Optional<TradingHours> hours, Timeframe timeframe) {
    this.hours = hours;
    this.timeframe = timeframe;
  }

  /** Those that open between two instants, the second one excluded. */
  public long count(Instant from, Instant to) {
    return hours.map(h -> within(h, from, to)).orElseGet(() -> slots(up(from), to));
  }

  private long within(TradingHours calendar, Instant from, Instant to) {
    long sum = 0;
    Instant at = up(from);
    while (at.isBefore(to)) {
      know(calendar, at);
      // a span that begins while it is closed may be open later
      Instant begins = timeframe.floor(opens);
      if (!begins.isBefore(to)) {
        return sum;
      }
      Instant first = begins.isAfter(at) ? begins : at;
      Instant end = MarketDesk.earlier(up(closes), to);
      sum += slots(first, end);
      at = end;
    }
    return sum;
  }

  /** The session that is open then, or the next one. */
  private void know(TradingHours calendar, Instant at) {
    if (at.isBefore(opens) || !at.isBefore(closes)) {
      opens = calendar.opening(at);
      closes = calendar.closing(opens);
    }
  }

  private Instant up(Instant at) {
    return timeframe.isBoundary(at) ? at : timeframe.next(at);
  }

  private long slots(Instant first, Instant end) {
    long seconds = timeframe.length().toSeconds();
    return first.isBefore(end)
        ? Duration.between(first, end.minusNanos(1)).toSeconds() / seconds + 1
        : 0;
  }
}
