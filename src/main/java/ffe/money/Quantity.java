package ffe.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Units of the base asset; exact, zero or more. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  public Quantity {
    value = Exact.normal(value);
    if (value.signum() < 0) {
      throw new IllegalArgumentException("a quantity is not negative: " + value);
    }
  }

  public static Quantity of(String text) {
    return new Quantity(Exact.parse(text));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value));
  }

  /** Refused when the result would be negative. */
  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value));
  }

  public Quantity min(Quantity other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The largest multiple of the step that is not above this quantity. */
  public Quantity roundedDownTo(Quantity step) {
    return new Quantity(value.divide(step.value, 0, RoundingMode.DOWN).multiply(step.value));
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  public double asDouble() {
    return value.doubleValue();
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
