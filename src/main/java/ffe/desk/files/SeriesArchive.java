package ffe.desk.files;

import ffe.market.Candle;
import java.time.Instant;
import java.util.List;

/** Stored candles, as they are and by groups. */
public interface SeriesArchive {

  /** Series there are, by source, instrument and timeframe. */
  List<SeriesView> series(int limit);

  /**
   * Candles made of all stored ones that open within equal spans: the first open, the highest high,
   * the lowest low, the last close, the sums of volume and trades. A span without any has none.
   *
   * @param seconds length of a span; spans are counted from 1970
   * @param from a boundary of spans
   */
  List<Candle> grouped(SeriesView series, long seconds, Instant from, Instant to, int limit);
}
