package ffe.desk.keeping;

import ffe.market.Candle;
import java.time.Duration;
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
