package ffe.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The newest finished candles of one timeframe. Used by one thread; what it lends, by any. */
final class KeptCandles {

  private static final int FIRST = 64;

  private final Instrument instrument;
  private final Timeframe timeframe;
  private final int max;
  private CandleColumns columns = new CandleColumns(FIRST);

  /** What was asked for last, until another candle comes. */
  private Optional<CandleSeries> asked = Optional.empty();

  private int askedCount;

  KeptCandles(Instrument instrument, Timeframe timeframe, int max) {
    this.instrument = instrument;
    this.timeframe = timeframe;
    this.max = max;
  }

  void add(Candle candle) {
    if (columns.isFull()) {
      columns = columns.continued(size(), 2 * size());
    }
    columns.add(timeframe, candle);
    asked = Optional.empty();
  }

  /** For how many there is room, in all. */
  int room() {
    return columns.room();
  }

  private int size() {
    return Math.min(columns.size(), max);
  }

  List<Candle> all() {
    CandleSeries series = last(max);
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      all.add(series.candle(i));
    }
    return Collections.unmodifiableList(all);
  }

  CandleSeries last(int count) {
    if (asked.isEmpty() || askedCount != count) {
      int end = columns.size();
      asked =
          Optional.of(
              new CandleSeries(instrument, timeframe, columns, end - Math.min(count, size()), end));
      askedCount = count;
    }
    return asked.get();
  }
}
