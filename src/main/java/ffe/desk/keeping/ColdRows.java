package ffe.desk.keeping;

import ffe.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Stored candles that may leave for files, by months of UTC. */
public interface ColdRows {

  /** Series that have candles, what was heard and what was brought. */
  List<OldRows.Series> series();

  /**
   * The oldest month with candles of a series, if all of it may leave: it is old, and neither an
   * open position nor an analyst needs it.
   *
   * @param age counted back from the newest candle of the series
   */
  Optional<YearMonth> oldest(OldRows.Series series, Duration age);

  /** All of a month, oldest first. */
  List<Candle> read(OldRows.Series series, YearMonth month);

  /**
   * What left of a series, in files.
   *
   * @param first opening of the oldest candle
   * @param last opening of the newest candle
   * @param movedAt when the newest file was known to the database
   */
  record Filed(
      String source,
      String instrument,
      String timeframe,
      long files,
      long candles,
      long bytes,
      Instant first,
      Instant last,
      Instant movedAt) {}

  /** What left, by source, instrument and timeframe; at most so many series. */
  List<Filed> filed(int limit);

  /** Candles of a series that are in the database. */
  long count(OldRows.Series series);

  /**
   * Deletes a month's candles and keeps where they are, in one transaction. The database compares
   * what it deletes with the digest, and refuses anything else; what has left already, into the
   * same file, is done.
   *
   * @throws IllegalStateException when they are not the same any more; nothing happened then
   */
  void leave(OldRows.Series series, Duration age, YearMonth month, ColdShelf.Written file);
}
