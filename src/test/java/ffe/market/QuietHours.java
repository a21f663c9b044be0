package ffe.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** History in which nothing moved, so that gates know what a day may do. */
public final class QuietHours {

  private static final int CANDLES = 120;

  private QuietHours() {}

  /** Five-minute candles at 100 that end at or before an instant, by timeframe. */
  public static SortedMap<String, CandleSeries> before(Instant end, Instrument instrument) {
    List<Candle> candles = new ArrayList<>();
    Instant last = Timeframe.M5.floor(end);
    for (int i = CANDLES; i > 0; i--) {
      Instant opens = last.minus(Timeframe.M5.length().multipliedBy(i));
      candles.add(new Candle(opens, 100, 100, 100, 100, 1, 1));
    }
    return new TreeMap<>(
        Map.of(Timeframe.M5.label(), CandleSeries.of(instrument, Timeframe.M5, candles)));
  }
}
