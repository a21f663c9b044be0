package ffe.market;

import ffe.canon.Digest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finished candles of one instrument and timeframe in time order, as columns of primitives.
 * Immutable; index 0 is the oldest. Times are epoch milliseconds of the candle's open.
 */
public final class CandleSeries {

  private final Instrument instrument;
  private final Timeframe timeframe;
  private final long[] opensAtMillis;
  private final double[][] columns;
  private final int[] trades;
  private volatile Optional<Digest> digest = Optional.empty();

  private CandleSeries(
      Instrument instrument, Timeframe timeframe, long[] times, double[][] columns, int[] trades) {
    this.instrument = instrument;
    this.timeframe = timeframe;
    this.opensAtMillis = times;
    this.columns = columns;
    this.trades = trades;
  }

  /** Candles must be in strictly increasing time, each on a boundary of the timeframe. */
  public static CandleSeries of(Instrument instrument, Timeframe timeframe, List<Candle> candles) {
    int n = candles.size();
    long[] times = new long[n];
    double[][] columns = new double[5][n];
    int[] trades = new int[n];
    for (int i = 0; i < n; i++) {
      Candle c = candles.get(i);
      times[i] = c.opensAt().toEpochMilli();
      if (!timeframe.isBoundary(c.opensAt()) || (i > 0 && times[i] <= times[i - 1])) {
        throw new IllegalArgumentException(
            "candle "
                + i
                + " at "
                + c.opensAt()
                + " is off the "
                + timeframe.label()
                + " grid or out of order");
      }
      columns[0][i] = c.open();
      columns[1][i] = c.high();
      columns[2][i] = c.low();
      columns[3][i] = c.close();
      columns[4][i] = c.volume();
      trades[i] = c.trades();
    }
    return new CandleSeries(instrument, timeframe, times, columns, trades);
  }

  public Instrument instrument() {
    return instrument;
  }

  public Timeframe timeframe() {
    return timeframe;
  }

  public int size() {
    return opensAtMillis.length;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  public Instant opensAt(int i) {
    return Instant.ofEpochMilli(opensAtMillis[i]);
  }

  /** When candle i became knowable. */
  public Instant closesAt(int i) {
    return opensAt(i).plus(timeframe.length());
  }

  public double open(int i) {
    return columns[0][i];
  }

  public double high(int i) {
    return columns[1][i];
  }

  public double low(int i) {
    return columns[2][i];
  }

  public double close(int i) {
    return columns[3][i];
  }

  public double volume(int i) {
    return columns[4][i];
  }

  public int trades(int i) {
    return trades[i];
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
    return columns[3].clone();
  }

  public double[] highs() {
    return columns[1].clone();
  }

  public double[] lows() {
    return columns[2].clone();
  }

  public double[] volumes() {
    return columns[4].clone();
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
    return end == size() ? this : slice(0, end);
  }

  private CandleSeries slice(int from, int to) {
    double[][] cut = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      cut[c] = Arrays.copyOfRange(columns[c], from, to);
    }
    return new CandleSeries(
        instrument,
        timeframe,
        Arrays.copyOfRange(opensAtMillis, from, to),
        cut,
        Arrays.copyOfRange(trades, from, to));
  }

  /** SHA-256 over all columns' bits, row by row. */
  public Digest digest() {
    if (digest.isEmpty()) {
      digest = Optional.of(computed());
    }
    return digest.get();
  }

  private Digest computed() {
    ByteBuffer bytes = ByteBuffer.allocate(size() * 52);
    for (int i = 0; i < size(); i++) {
      bytes.putLong(opensAtMillis[i]);
      for (double[] column : columns) {
        bytes.putLong(Double.doubleToLongBits(column[i]));
      }
      bytes.putInt(trades[i]);
    }
    return Digest.of(bytes.array());
  }
}
