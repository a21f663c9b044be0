package ffe.observation;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * One number per candle, the oldest first, known from a warm-up on; every value that was read is
 * finite. Immutable to whoever reads it: a value of a formula is kept when it is first read. Two
 * threads may both compute it, to the same bits.
 */
public final class Line {

  private final double[] values;
  private final int warmUp;
  private final Optional<IntToDoubleFunction> formula;

  /** A value that is not a number is not computed yet. */
  private Line(double[] values, int warmUp, Optional<IntToDoubleFunction> formula) {
    this.values = values;
    this.warmUp = warmUp;
    this.formula = formula;
  }

  /** Takes the array over; what stands before the warm-up is never read. */
  static Line of(double[] values, int warmUp) {
    for (int i = warmUp; i < values.length; i++) {
      finite(i, values[i]);
    }
    return new Line(values, warmUp, Optional.empty());
  }

  /**
   * Of values that need not each other: one is computed when it is read, for most rules look at a
   * few of the newest only.
   */
  static Line each(int size, int warmUp, IntToDoubleFunction formula) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return new Line(values, warmUp, Optional.of(formula));
  }

  private static double finite(int i, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value " + i + " of a line is not finite: " + value);
    }
    return value;
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
    return raw(i);
  }

  /** The value at the newest candle; as {@link #at}. */
  public double last() {
    if (!isWarm()) {
      throw new IllegalStateException(
          "warming up: " + values.length + " candles of " + (warmUp + 1));
    }
    return raw(values.length - 1);
  }

  /** All of them, to be read only; what stands before the warm-up is meaningless. */
  double[] all() {
    for (int i = warmUp; formula.isPresent() && i < values.length; i++) {
      raw(i);
    }
    return values;
  }

  /** Raw access for the indicators of this room, which honour the warm-up themselves. */
  double raw(int i) {
    if (Double.isNaN(values[i])) {
      values[i] = finite(i, formula.orElseThrow().applyAsDouble(i));
    }
    return values[i];
  }
}
