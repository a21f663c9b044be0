package ffe.strategy;

import ffe.money.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in an analyst's sentences. */
final class Words {

  private static final MathContext PRICE_DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

  private Words() {}

  static String number(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Seven significant digits: finer than any venue's tick, shorter than a double. */
  static Price price(double value) {
    return new Price(new BigDecimal(value).round(PRICE_DIGITS));
  }

  /** A price level in a sentence; unlike a price it need not be positive. */
  static String level(double value) {
    BigDecimal rounded = new BigDecimal(value).round(PRICE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A ratio as per cent with two decimals. */
  static String percent(double ratio) {
    return number(ratio * 100, 2) + " %";
  }
}
