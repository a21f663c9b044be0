package ffe.desk.backfill;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;

/**
 * Whose minutes are asked for.
 *
 * @param source as {@code binance}
 * @param from whole minute
 * @param to whole minute, itself not asked for
 */
public record BackfillOrder(String source, Instrument instrument, Instant from, Instant to) {

  /** The longest span of one order. */
  public static final Duration SPAN_MAX = Duration.ofDays(3_660);

  public BackfillOrder {
    if (!Timeframe.M1.floor(from).equals(from) || !Timeframe.M1.floor(to).equals(to)) {
      throw new IllegalArgumentException("from and to are whole minutes");
    }
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(SPAN_MAX) > 0) {
      throw new IllegalArgumentException(
          "from is before to, by ten years at most: " + from + " to " + to);
    }
  }

  String words() {
    return source + " " + instrument + " from " + from + " to " + to;
  }
}
