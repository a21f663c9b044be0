package ffe.adapter.vendor;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One who tells prices of pairs. Each call may ask outside, within a time limit, and may be
 * repeated; any thread may call. A call throws a {@link VendorException} where it is not answered.
 */
public interface PriceVendor {

  /**
   * Candles that open from one instant on and before another.
   *
   * @param from on the grid of the timeframe
   * @param to at most {@link #CANDLES_MAX} candles later
   */
  record Span(Instrument instrument, Timeframe timeframe, Instant from, Instant to) {

    static final int CANDLES_MAX = 5_000;

    public Span {
      Duration max = timeframe.length().multipliedBy(CANDLES_MAX);
      boolean isShort = Duration.between(from, to).compareTo(max) <= 0;
      if (!timeframe.isBoundary(from) || !from.isBefore(to) || !isShort) {
        throw new IllegalArgumentException(
            "at most "
                + CANDLES_MAX
                + " candles of "
                + timeframe.label()
                + ", not from "
                + from
                + " to "
                + to);
      }
    }

    boolean has(Candle candle) {
      return !candle.opensAt().isBefore(from) && candle.opensAt().isBefore(to);
    }
  }

  /** Its id, such as {@code twelvedata}. */
  String name();

  /** Candles oldest first; of a span in which nothing was traded there may be none. */
  List<Candle> candles(Span span);

  VendorPrice last(Instrument instrument);
}
