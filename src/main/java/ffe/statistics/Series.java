package ffe.statistics;

import java.time.Instant;
import java.util.Arrays;

/**
 * Values and when each was known, oldest first, such as an equity curve or its returns. Immutable,
 * never empty. Times are epoch milliseconds and rise strictly.
 */
public final class Series {

  private final long[] millis;
  private final Column values;

  private Series(long[] millis, Column values) {
    this.millis = millis;
    this.values = values;
  }

  /**
   * Copies of both columns.
   *
   * @throws IllegalArgumentException where they differ in length, times do not rise, or a value is
   *     none that a {@link Column} holds
   */
  public static Series of(long[] millis, double[] values) {
    if (millis.length != values.length) {
      throw new IllegalArgumentException(
          "every value has one time: " + values.length + " values, " + millis.length + " times");
    }
    Column column = Column.of(values);
    for (int i = 1; i < millis.length; i++) {
      if (millis[i] <= millis[i - 1]) {
        throw new IllegalArgumentException(
            "times rise: number "
                + i
                + " is "
                + millis[i]
                + " after "
                + millis[i - 1]
                + "; sort the series and drop doubles");
      }
    }
    return new Series(millis.clone(), column);
  }

  public int size() {
    return millis.length;
  }

  public long millis(int index) {
    return millis[index];
  }

  public Instant at(int index) {
    return Instant.ofEpochMilli(millis[index]);
  }

  public double value(int index) {
    return values.at(index);
  }

  public Column values() {
    return values;
  }

  /**
   * As an equity curve: up to the first value of zero or less, which becomes zero. What comes after
   * ruin is no trading any more and is left out.
   *
   * @throws IllegalArgumentException if the first value is not above zero
   */
  Series untilRuin() {
    if (value(0) <= 0) {
      throw new IllegalArgumentException("equity begins above zero, not with " + value(0));
    }
    for (int i = 1; i < size(); i++) {
      if (value(i) <= 0) {
        double[] cut = new double[i + 1];
        for (int j = 0; j < i; j++) {
          cut[j] = value(j);
        }
        return new Series(Arrays.copyOf(millis, i + 1), Column.trusted(cut));
      }
    }
    return this;
  }

  /**
   * Simple returns of an equity curve, {@code value / value before - 1}, each at its later time. A
   * value of zero or less is ruin: the return there is -1 and the last.
   *
   * @throws IllegalArgumentException if there are fewer than two values, the first is not above
   *     zero, or a return is greater than can be
   */
  public Series returns() {
    if (size() < 2) {
      throw new IllegalArgumentException("a return takes two values, there is one");
    }
    Series equity = untilRuin();
    double[] returns = new double[equity.size() - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = equity.value(i + 1) / equity.value(i) - 1;
      if (!Column.isSound(returns[i])) {
        Column.sound("the return at " + at(i + 1), returns[i]);
      }
    }
    return new Series(Arrays.copyOfRange(equity.millis, 1, equity.size()), Column.trusted(returns));
  }
}
