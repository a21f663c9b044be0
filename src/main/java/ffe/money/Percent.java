package ffe.money;

import java.math.BigDecimal;

/** Parts per hundred: {@code Percent.of("3")} is three per cent. Never mixed with a plain ratio. */
public record Percent(BigDecimal value) implements Comparable<Percent> {

  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int RATIO_DECIMALS = 12;

  public Percent {
    value = Exact.normal(value);
  }

  public static Percent of(String text) {
    return new Percent(Exact.parse(text));
  }

  /** Part of whole, to twelve decimals of a per cent, half even; the whole must not be zero. */
  public static Percent ratio(BigDecimal part, BigDecimal whole) {
    return new Percent(
        part.multiply(HUNDRED).divide(whole, RATIO_DECIMALS, java.math.RoundingMode.HALF_EVEN));
  }

  /** This percentage of an amount; beyond 24 decimals the nearest. */
  public Money of(Money whole) {
    return new Money(
        Exact.fit(whole.amount().multiply(fraction(), Exact.CONTEXT)), whole.currency());
  }

  public BigDecimal fraction() {
    return value.movePointLeft(2);
  }

  public Percent plus(Percent other) {
    return new Percent(value.add(other.value));
  }

  public boolean isAbove(Percent other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString() + " %";
  }
}
