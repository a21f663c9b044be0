package ffe.desk.files;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.List;

/** Where imported series are kept. What is there stays as it is. */
public interface SeriesStore {

  /**
   * An imported trade.
   *
   * @param occurrence 1 for the first of its time, price and quantity, 2 for the next: two equal
   *     trades are two, the same trade twice is one
   */
  record Trade(Instant time, Price price, Quantity quantity, int occurrence) {}

  /** What became of rows: added, there already, and of those told otherwise. */
  record Kept(int added, int known, int different) {

    static final Kept NOTHING = new Kept(0, 0, 0);
  }

  Kept keepCandles(String source, Instrument instrument, Timeframe timeframe, List<Candle> candles);

  Kept keepTrades(String source, Instrument instrument, List<Trade> trades);

  /**
   * Makes one-minute candles of the trades in the minutes of a span, where there are none yet; a
   * minute without trades has none.
   *
   * @return how many were made
   */
  int composeMinutes(String source, Instrument instrument, Instant from, Instant to);

  /** The instants of the last trade before a span and the first after it, at most so far away. */
  Neighbours neighbours(String source, Instrument instrument, Instant from, Instant to);

  /** Trades beside a span; the span's own ends where there are none near. */
  record Neighbours(Instant before, Instant after) {}
}
