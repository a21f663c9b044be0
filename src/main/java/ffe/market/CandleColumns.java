package ffe.market;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Candles in columns, to which more are added while there is room. What was added never changes, so
 * that stretches of it can be lent. Written by one thread.
 */
final class CandleColumns {

  /** Time, five numbers, and how many trades. */
  static final int ROW_BYTES = 52;

  private static final int NUMBERS = 5;

  private final long[] opensAtMillis;
  private final double[][] numbers;
  private final int[] trades;
  private int size;

  CandleColumns(int capacity) {
    this.opensAtMillis = new long[capacity];
    this.numbers = new double[NUMBERS][capacity];
    this.trades = new int[capacity];
  }

  /** The last rows of these, with room for more. */
  CandleColumns continued(int last, int capacity) {
    CandleColumns next = new CandleColumns(capacity);
    int from = size - last;
    System.arraycopy(opensAtMillis, from, next.opensAtMillis, 0, last);
    for (int c = 0; c < NUMBERS; c++) {
      System.arraycopy(numbers[c], from, next.numbers[c], 0, last);
    }
    System.arraycopy(trades, from, next.trades, 0, last);
    next.size = last;
    return next;
  }

  int size() {
    return size;
  }

  int room() {
    return trades.length;
  }

  boolean isFull() {
    return size == trades.length;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it opens off the timeframe's grid, or not after the last
   */
  void add(Timeframe timeframe, Candle candle) {
    long millis = candle.opensAt().toEpochMilli();
    boolean isInOrder = size == 0 || millis > opensAtMillis[size - 1];
    if (!timeframe.isBoundary(candle.opensAt()) || !isInOrder) {
      throw new IllegalArgumentException(
          "candle "
              + size
              + " at "
              + candle.opensAt()
              + " is off the "
              + timeframe.label()
              + " grid or out of order");
    }
    opensAtMillis[size] = millis;
    numbers[0][size] = candle.open();
    numbers[1][size] = candle.high();
    numbers[2][size] = candle.low();
    numbers[3][size] = candle.close();
    numbers[4][size] = candle.volume();
    trades[size] = candle.trades();
    size++;
  }

  long opensAtMillis(int i) {
    return opensAtMillis[i];
  }

  double open(int i) {
    return numbers[0][i];
  }

  double high(int i) {
    return numbers[1][i];
  }

  double low(int i) {
    return numbers[2][i];
  }

  double close(int i) {
    return numbers[3][i];
  }

  double volume(int i) {
    return numbers[4][i];
  }

  int trades(int i) {
    return trades[i];
  }

  double[] highs(int from, int to) {
    return Arrays.copyOfRange(numbers[1], from, to);
  }

  double[] lows(int from, int to) {
    return Arrays.copyOfRange(numbers[2], from, to);
  }

  double[] closes(int from, int to) {
    return Arrays.copyOfRange(numbers[3], from, to);
  }

  double[] volumes(int from, int to) {
    return Arrays.copyOfRange(numbers[4], from, to);
  }

  /** A row's bits. */
  void put(int i, ByteBuffer bytes) {
    bytes.putLong(opensAtMillis[i]);
    for (double[] column : numbers) {
      bytes.putLong(Double.doubleToLongBits(column[i]));
    }
    bytes.putInt(trades[i]);
  }
}
