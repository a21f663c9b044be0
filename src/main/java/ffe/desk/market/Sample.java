package ffe.desk.market;

import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Candles of a range, each made of all stored ones within its length.
 *
 * @param step length of each
 * @param series the stored candles they were made of
 * @param begins opening of the first there could be
 * @param until none that opens then or later was read
 * @param isLastOpen the newest lacks candles that are still to come: not a finished one
 * @param lines one for each average that was asked, a value per candle where it is warm
 * @param next where the following page begins; empty on the last
 */
public record Sample(
    Duration step,
    SeriesView series,
    Instant begins,
    Instant until,
    List<Candle> candles,
    boolean isLastOpen,
    List<List<Optional<Double>>> lines,
    Optional<Instant> next) {

  /** Timeframe of the stored candles. */
  public Timeframe of() {
    return series.timeframe();
  }
}
