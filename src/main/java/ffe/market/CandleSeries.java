package ffe.market;

import ffe.canon.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finished candles of one instrument and timeframe in time order, as a stretch of columns that
 * others may share. Index 0 is the oldest. Immutable to whoever reads it: what follows from the
 * candles is kept with them once it was asked for. Safe for threads.
 */
public final class CandleSeries {

  private final Instrument instrument;
  private final Timeframe timeframe;
  private final CandleColumns columns;
  private final int from;
  private final int size;
  private final Map<Derived, Object> derived = new ConcurrentHashMap<>(4);

  /** A function of the candles, and what it is set to. */
  private record Derived(Class<?> kind, int setting) {}

  /** Its own digest, in a place that nobody else can ask for. */
  private record Own(Digest digest) {}

  /** A stretch of columns that nobody changes any more. */
  CandleSeries(
      Instrument instrument, Timeframe timeframe, CandleColumns columns, int from, int to) {
    this.instrument = instrument;
    this.timeframe = timeframe;
    this.columns = columns;
    this.from = from;
    this.size = to - from;
  }

  /** Candles must be in strictly increasing time, each on a boundary of the timeframe. */
  public static CandleSeries of(Instrument instrument, Timeframe timeframe, List<Candle> candles) {
    CandleColumns columns = new CandleColumns(candles.size());
    for (Candle candle : candles) {
      columns.add(timeframe, candle);
    }
    return new CandleSeries(instrument, timeframe, columns, 0, candles.size());
  }

  public Instrument instrument() {
    return instrument;
  }

  public Timeframe timeframe() {
    return timeframe;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  public Instant opensAt(int i) {
    return Instant.ofEpochMilli(columns.opensAtMillis(at(i)));
  }

  /** When candle i became knowable. */
  public Instant closesAt(int i) {
    return opensAt(i).plus(timeframe.length());
  }

  /** The same in epoch milliseconds. */
  public long closesAtMillis(int i) {
    return columns.opensAtMillis(at(i)) + timeframe.millis();
  }

  public double open(int i) {
    return columns.open(at(i));
  }

  public double high(int i) {
    return columns.high(at(i));
  }

  public double low(int i) {
    return columns.low(at(i));
  }

  public double close(int i) {
    return columns.close(at(i));
  }

  public double volume(int i) {
    return columns.volume(at(i));
  }

  public int trades(int i) {
    return columns.trades(at(i));
  }

  public Candle candle(int i) {
    return new Candle(opensAt(i), open(i), high(i), low(i), close(i), volume(i), trades(i));
  }

  public double lastClose() {
    return close(size() - 1);
  }

  public Instant lastClosesAt() {
    return closesAt(size() - 1);
  }

  /** A copy of the closes, oldest first. */
  public double[] closes() {
    return columns.closes(from, from + size);
  }

  public double[] highs() {
    return columns.highs(from, from + size);
  }

  public double[] lows() {
    return columns.lows(from, from + size);
  }

  public double[] volumes() {
    return columns.volumes(from, from + size);
  }

  /** The last n candles, or all when there are fewer. */
  public CandleSeries last(int n) {
    return slice(Math.max(0, size() - n), size());
  }

  /** The candles that were finished at an instant. */
  public CandleSeries knowableAt(Instant instant) {
    int end = size();
    while (end > 0 && closesAt(end - 1).isAfter(instant)) {
      end--;
    }
    return slice(0, end);
  }

  private CandleSeries slice(int first, int end) {
    return first == 0 && end == size
        ? this
        : new CandleSeries(instrument, timeframe, columns, from + first, from + end);
  }

  private int at(int i) {
    return from + Objects.checkIndex(i, size);
  }

  /**
   * What is a function of these candles alone, computed when it is first asked for.
   *
   * @param kind says which function it is: there is one of each
   */
  public <T> T once(Class<T> kind, Function<CandleSeries, T> function) {
    return once(kind, 0, function);
  }

  /** The same of a function with one setting. */
  public <T> T once(Class<T> kind, int setting, Function<CandleSeries, T> function) {
    Derived key = new Derived(kind, setting);
    Object known = derived.get(key);
    if (known == null) {
      known = function.apply(this);
      derived.put(key, known);
    }
    return kind.cast(known);
  }

  /** SHA-256 over all columns' bits, row by row. */
  public Digest digest() {
    return once(Own.class, series -> new Own(series.computed())).digest();
  }

  private Digest computed() {
    return Digest.of(size, CandleColumns.ROW_BYTES, (i, bytes) -> columns.put(from + i, bytes));
  }
}
