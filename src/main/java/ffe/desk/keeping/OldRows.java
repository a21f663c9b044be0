package ffe.desk.keeping;

import java.time.Duration;
import java.util.List;

/** What of the stored series has grown old. */
public interface OldRows {

  /** What is counted and removed by an age of its own. */
  enum Kind {
    /** What the engine heard itself. */
    CANDLES,
    /** Candles and trades that people brought. */
    IMPORTS
  }

  /**
   * @param timeframe blank for trades
   */
  record Series(Kind kind, String source, String instrument, String timeframe) {

    @Override
    public String toString() {
      return source + " " + instrument + (timeframe.isEmpty() ? "" : " " + timeframe);
    }
  }

  /** All that have rows, old or not. */
  List<Series> series(Kind kind);

  /**
   * Removes the oldest rows of a series in one transaction, never what is needed still.
   *
   * @param age counted back from the newest row of the series
   * @param most rows
   * @return how many went; fewer than {@code most} when no older ones are left
   */
  int remove(Series series, Duration age, int most);
}
