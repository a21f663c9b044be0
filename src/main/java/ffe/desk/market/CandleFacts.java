package ffe.desk.market;

import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.TradingHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stored candles say beyond themselves. Bounds are of openings, the second one excluded. */
public interface CandleFacts {

  /** The newest that opened before an instant. */
  Optional<Candle> before(SeriesView series, Instant at);

  /**
   * Volume-weighted mean of the stored candles' typical prices, (high + low + close) / 3, in each
   * span of so many seconds; summed in order of time, so that equal candles give equal bits. A span
   * without volume has none.
   */
  List<MeanPrice> means(SeriesView series, long seconds, Instant from, Instant to);

  /**
   * How whole a series is; at most so many of its gaps, oldest first.
   *
   * @param hours outside of which nothing is missing
   */
  Coverage coverage(
      SeriesView series, Instant from, Instant to, int gapsMax, Optional<TradingHours> hours);

  /** Candles stored in each span of so many seconds that has any, in order of time. */
  List<SpanCount> counts(SeriesView series, long seconds, Instant from, Instant to);

  /** Candles of the span that opens then. */
  record SpanCount(Instant opensAt, long count) {}

  /** The mean of the span that opens then. */
  record MeanPrice(Instant opensAt, double price) {}
}
