package ffe.statistics;

import java.util.OptionalDouble;

/**
 * A number that can be told, or why it cannot. (why: a Sharpe ratio of five returns is no number,
 * and zero in its place is a lie)
 */
public sealed interface Figure {

  /** From so many returns or trades on the figures of a sample are told. */
  int TELLING = 30;

  /** Why there is no number. */
  enum Why {
    /** Fewer values than the figure takes. */
    TOO_FEW,
    /** What it is divided by is zero: nothing lost, nothing moved. */
    NO_DIVISOR,
    /** No length of record would do, or growth that no double holds. */
    OUT_OF_REACH
  }

  /** A finite number; its unit stands where it is told. */
  record Told(double value) implements Figure {

    public Told {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a figure is a finite number: " + value);
      }
      value = value == 0 ? 0 : value;
    }

    @Override
    public OptionalDouble number() {
      return OptionalDouble.of(value);
    }
  }

  record Untold(Why why) implements Figure {

    @Override
    public OptionalDouble number() {
      return OptionalDouble.empty();
    }
  }

  /** Empty where it cannot be told. */
  OptionalDouble number();

  /** The number, or {@link Why#OUT_OF_REACH} where it is not finite. */
  static Figure of(double value) {
    return Double.isFinite(value) ? new Told(value) : new Untold(Why.OUT_OF_REACH);
  }

  static Figure tooFew() {
    return new Untold(Why.TOO_FEW);
  }

  /** Part by whole, or {@link Why#NO_DIVISOR}. */
  static Figure ratio(double part, double whole) {
    return whole == 0 ? new Untold(Why.NO_DIVISOR) : of(part / whole);
  }
}
