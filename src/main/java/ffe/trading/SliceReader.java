package ffe.trading;

import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.time.Instant;

/** Reads stored candles of a lane's source. */
public interface SliceReader {

  /** Consecutive candles from the one that opens at an instant, at most count. */
  CandleSeries candles(Lane lane, Timeframe timeframe, Instant firstOpensAt, int count);
}
