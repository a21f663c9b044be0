package ffe.statistics;

import java.util.Arrays;

/**
 * Numbers of one kind in their order: returns, profits, equity. Immutable, never empty, each finite
 * and at most {@link #SIZE_MAX} in size, so that fourth powers of all of them can be summed.
 */
public final class Column {

  /** More are refused. */
  public static final int COUNT_MAX = 10_000_000;

  /** Greater numbers are no amounts and no returns. */
  public static final double SIZE_MAX = 1e18;

  /** So many are found faster by insertion than by sorting all. */
  private static final int FEW = 64;

  private final double[] values;

  private Column(double[] values) {
    this.values = values;
  }

  /**
   * A copy of these.
   *
   * @throws IllegalArgumentException where there is none, too many, or one that is not finite
   */
  public static Column of(double... values) {
    if (values.length < 1 || values.length > COUNT_MAX) {
      throw new IllegalArgumentException(
          "a column has 1 to " + COUNT_MAX + " values, this one has " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!isSound(values[i])) {
        sound("value " + i + " of a column", values[i]);
      }
    }
    return new Column(values.clone());
  }

  /** Of one's own making, neither checked nor copied. */
  static Column trusted(double[] values) {
    return new Column(values);
  }

  /** A finite number of a size that can be. */
  static boolean isSound(double value) {
    return Math.abs(value) <= SIZE_MAX;
  }

  /** The value, if it is a finite number of a size that can be. */
  static double sound(String what, double value) {
    if (!isSound(value)) {
      throw new IllegalArgumentException(
          what + " is a finite number of at most " + SIZE_MAX + ", not " + value);
    }
    return value;
  }

  public int size() {
    return values.length;
  }

  public double at(int index) {
    return values[index];
  }

  /** Summed in their order. */
  public double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Index 0 is the least. */
  double[] sorted() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** So many of the least, index 0 being the least of all. */
  double[] least(int count) {
    if (count > FEW) {
      return Arrays.copyOf(sorted(), count);
    }
    double[] least = new double[count];
    int size = 0;
    for (double value : values) {
      if (size == count && value >= least[count - 1]) {
        continue;
      }
      int at = size < count ? size++ : count - 1;
      while (at > 0 && least[at - 1] > value) {
        least[at] = least[at - 1];
        at--;
      }
      least[at] = value;
    }
    return least;
  }

  /** Those from an index to before another, at least one. */
  Column part(int from, int to) {
    return new Column(Arrays.copyOfRange(values, from, to));
  }
}
