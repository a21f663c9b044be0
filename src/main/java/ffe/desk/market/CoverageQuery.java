package ffe.desk.market;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.Optional;

/**
 * Of what to tell how whole it is.
 *
 * @param timeframe empty for all
 * @param from empty for the oldest candle
 * @param to empty for the newest
 * @param gapsMax gaps told of each series
 */
public record CoverageQuery(
    String source,
    Instrument instrument,
    Optional<Timeframe> timeframe,
    Optional<Instant> from,
    Optional<Instant> to,
    int gapsMax) {

  public CoverageQuery {
    SampleQuery.check(
        gapsMax >= 1 && gapsMax <= Coverage.GAPS_MAX, "limit", "is 1 to " + Coverage.GAPS_MAX);
    SampleQuery.check(
        from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get()), "from", "is before to");
  }
}
