package ffe.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quote currency per unit of the base; positive and exact. */
public record Price(BigDecimal value) implements Comparable<Price> {

  public Price {
    value = Exact.normal(value);
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("a price is positive: " + value);
    }
  }

  public static Price of(String text) {
    return new Price(Exact.parse(text));
  }

  /** Nearest multiple of a tick, in the given direction. */
  public static Price rounded(double value, Price tick, RoundingMode mode) {
    // not by way of a Price: a double has up to a thousand decimals, a price at most 24
    return new Price(new BigDecimal(value).divide(tick.value, 0, mode).multiply(tick.value));
  }

  public Price roundedTo(Price tick, RoundingMode mode) {
    return new Price(value.divide(tick.value, 0, mode).multiply(tick.value));
  }

  /** What a quantity costs at this price; beyond 24 decimals the nearest. */
  public Money times(Quantity quantity, Currency quote) {
    return new Money(Exact.fit(value.multiply(quantity.value(), Exact.CONTEXT)), quote);
  }

  /** This price moved by basis points up (positive) or down (negative), before any rounding. */
  public Price moved(Bps bps) {
    return new Price(Exact.fit(value.add(value.multiply(bps.fraction()), Exact.CONTEXT)));
  }

  /** Distance to another price as a percentage of this one, never negative. */
  public Percent distanceTo(Price other) {
    return Percent.ratio(other.value.subtract(value).abs(), value);
  }

  public boolean isAbove(Price other) {
    return compareTo(other) > 0;
  }

  public boolean isBelow(Price other) {
    return compareTo(other) < 0;
  }

  public double asDouble() {
    return value.doubleValue();
  }

  @Override
  public int compareTo(Price other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
