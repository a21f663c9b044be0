package ffe.observation;

/**
 * One number per candle, the oldest first, known from a warm-up on. Immutable; every readable value
 * is finite.
 */
public final class Line {

  private final double[] values;
  private final int warmUp;

  private Line(double[] values, int warmUp) {
    this.values = values;
    this.warmUp = warmUp;
  }

  /** Takes the array over; what stands before the warm-up is never read. */
  static Line of(double[] values, int warmUp) {
    for (int i = warmUp; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("value " + i + " of a line is not finite: " + values[i]);
      }
    }
    return new Line(values, warmUp);
  }

  /** One value per candle of the input, warm or not. */
  public int size() {
    return values.length;
  }

  /** Index of the first value; not below the size when no value is known yet. */
  public int warmUp() {
    return warmUp;
  }

  public boolean isWarm(int i) {
    return i >= warmUp && i < values.length;
  }

  /** True when the value of the newest candle is known. */
  public boolean isWarm() {
    return values.length > warmUp;
  }

  /**
   * The value at a candle.
   *
   * @throws IllegalStateException before the warm-up
   * @throws IndexOutOfBoundsException outside the line
   */
  public double at(int i) {
    if (i < 0 || i >= values.length) {
      throw new IndexOutOfBoundsException("no value " + i + " in a line of " + values.length);
    }
    if (i < warmUp) {
      throw new IllegalStateException("value " + i + " is warming up, the first is " + warmUp);
    }
    return values[i];
  }

  /** The value at the newest candle; as {@link #at}. */
  public double last() {
    if (!isWarm()) {
      throw new IllegalStateException(
          "warming up: " + values.length + " candles of " + (warmUp + 1));
    }
    return values[values.length - 1];
  }

  /** Raw access for the indicators of this room, which honour the warm-up themselves. */
  double raw(int i) {
    return values[i];
  }
}
