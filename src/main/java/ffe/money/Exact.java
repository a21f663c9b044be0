package ffe.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** The normal form of the exact decimals and the one context of their divisions. */
final class Exact {

  /** 34 digits, half even. */
  static final MathContext CONTEXT = MathContext.DECIMAL128;

  private static final int PRECISION_MAX = 40;
  private static final int SCALE_MAX = 24;
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private Exact() {}

  /** No trailing zeros, no exponent; at most 40 digits, 24 of them decimals. */
  static BigDecimal normal(BigDecimal value) {
    BigDecimal v = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (v.scale() < 0 && v.precision() - (long) v.scale() <= PRECISION_MAX) {
      v = v.setScale(0);
    }
    if (v.precision() > PRECISION_MAX || v.scale() > SCALE_MAX || v.scale() < 0) {
      throw new IllegalArgumentException(
          "more than " + PRECISION_MAX + " digits or " + SCALE_MAX + " decimals");
    }
    return v;
  }

  /** The nearest with no more decimals than there may be, half even. */
  static BigDecimal fit(BigDecimal value) {
    return value.scale() > SCALE_MAX ? value.setScale(SCALE_MAX, RoundingMode.HALF_EVEN) : value;
  }

  static BigDecimal parse(String text) {
    if (text.length() > PRECISION_MAX + 2 || !PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException("not a plain decimal number");
    }
    return normal(new BigDecimal(text));
  }
}
