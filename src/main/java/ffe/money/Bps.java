package ffe.money;

import java.math.BigDecimal;

/** Basis points, hundredths of a per cent: fees, spread, slippage. May be negative. */
public record Bps(BigDecimal value) {

  public static final Bps ZERO = new Bps(BigDecimal.ZERO);

  public Bps {
    value = Exact.normal(value);
  }

  public static Bps of(String text) {
    return new Bps(Exact.parse(text));
  }

  /** These basis points of an amount; beyond 24 decimals the nearest. */
  public Money of(Money whole) {
    return new Money(
        Exact.fit(whole.amount().multiply(fraction(), Exact.CONTEXT)), whole.currency());
  }

  public BigDecimal fraction() {
    return value.movePointLeft(4);
  }

  public Bps plus(Bps other) {
    return new Bps(value.add(other.value));
  }

  public Bps negated() {
    return new Bps(value.negate());
  }

  @Override
  public String toString() {
    return value.toPlainString() + " bp";
  }
}
