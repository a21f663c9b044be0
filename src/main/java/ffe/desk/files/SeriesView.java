package ffe.desk.files;

import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;

/**
 * Stored candles of one source, instrument and timeframe.
 *
 * @param first opening of the oldest
 * @param last opening of the newest
 */
public record SeriesView(
    String source, Instrument instrument, Timeframe timeframe, Instant first, Instant last) {

  public Instant closesAt() {
    return last.plus(timeframe.length());
  }

  public boolean isOf(String otherSource, Instrument otherInstrument) {
    return source.equals(otherSource) && instrument.equals(otherInstrument);
  }
}
