package ffe.desk.backfill;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What venues still tell of minutes long ago. */
public interface PastMinutes {

  /**
   * How a venue tells them.
   *
   * @param reach how far back from now; empty for as far as there are any
   * @param hours when the market is open; empty for day and night
   */
  record Terms(Optional<Duration> reach, Optional<TradingHours> hours) {}

  /**
   * One answer.
   *
   * @param candles oldest first, finished
   * @param until whole minute before which all is told
   */
  record Page(List<Candle> candles, Instant until) {}

  /** Empty for a source that is not a venue's, or whose keys are missing; asks nobody. */
  Optional<Terms> terms(String source, Instrument instrument);

  /** Sources that can be asked, sorted. */
  List<String> sources();

  /**
   * Minutes from one instant on and before another, as many as one answer holds; it ends where it
   * begins while the venue has not finished them.
   *
   * @throws NotToldException when there is none
   */
  Page ask(String source, Instrument instrument, Instant from, Instant to);

  /** The venue did not tell. */
  final class NotToldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isForGood;
    private final Duration after;

    /**
     * @param isForGood asking again does not help
     * @param after how long to wait at least
     */
    public NotToldException(String message, boolean isForGood, Duration after, Throwable cause) {
      super(message, cause);
      this.isForGood = isForGood;
      this.after = after;
    }

    public boolean isForGood() {
      return isForGood;
    }

    public Duration after() {
      return after;
    }
  }
}
