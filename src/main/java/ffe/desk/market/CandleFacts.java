package ffe.desk.market;

import ffe.desk.files.SeriesView;
import ffe.market.Candle;
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

  /** How whole a series is; at most so many of its gaps, oldest first. */
  Coverage coverage(SeriesView series, Instant from, Instant to, int gapsMax);

  /** The mean of the span that opens then. */
  record MeanPrice(Instant opensAt, double price) {}
}
