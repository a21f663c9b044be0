package ffe.market;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The newest finished candles of one timeframe. Used by one thread. */
final class KeptCandles {

  private final Instrument instrument;
  private final Timeframe timeframe;
  private final int max;
  private final Deque<Candle> candles = new ArrayDeque<>();

  /** What was asked for last, until another candle comes. */
  private Optional<CandleSeries> asked = Optional.empty();

  private int askedCount;

  KeptCandles(Instrument instrument, Timeframe timeframe, int max) {
    this.instrument = instrument;
    this.timeframe = timeframe;
    this.max = max;
  }

  void add(Candle candle) {
    candles.addLast(candle);
    if (candles.size() > max) {
      candles.removeFirst();
    }
    asked = Optional.empty();
  }

  Collection<Candle> all() {
    return Collections.unmodifiableCollection(candles);
  }

  CandleSeries last(int count) {
    if (asked.isEmpty() || askedCount != count) {
      asked = Optional.of(CandleSeries.of(instrument, timeframe, newest(count)));
      askedCount = count;
    }
    return asked.get();
  }

  private List<Candle> newest(int count) {
    List<Candle> newest = new ArrayList<>();
    Iterator<Candle> backwards = candles.descendingIterator();
    while (newest.size() < count && backwards.hasNext()) {
      newest.add(backwards.next());
    }
    Collections.reverse(newest);
    return newest;
  }
}
