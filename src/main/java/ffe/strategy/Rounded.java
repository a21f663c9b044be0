package ffe.strategy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as decimals of few digits, half even. Most are found by one multiplication; only where
 * its rounding error could tip the result, a double is written out exactly.
 */
final class Rounded {

  /**
   * What is farther from the middle between two results than this is on the side it seems to be.
   */
  private static final double SURE = 1e-5;

  /** Up to here the error of a product is far less than that. */
  private static final double SCALED_MAX = 1e9;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };

  private Rounded() {}

  /** With so many decimals. */
  static BigDecimal toPlaces(double value, int decimals) {
    double scaled = value * POWERS[decimals];
    return isSure(scaled)
        ? BigDecimal.valueOf((long) Math.rint(scaled), decimals)
        : new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** With so many digits from the first that is not zero; the last ones may be left out. */
  static BigDecimal toDigits(double value, int digits) {
    double size = Math.abs(value);
    double most = POWERS[digits];
    for (int places = 0; places < POWERS.length; places++) {
      double scaled = size * POWERS[places];
      if (scaled >= most / 10) {
        boolean isPlain = scaled < most - 1 && isSure(scaled);
        return isPlain
            ? BigDecimal.valueOf((long) Math.rint(value * POWERS[places]), places)
            : exactly(value, digits);
      }
    }
    return exactly(value, digits);
  }

  private static BigDecimal exactly(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static boolean isSure(double scaled) {
    double size = Math.abs(scaled);
    return size < SCALED_MAX && Math.abs(size - Math.floor(size) - 0.5) > SURE;
  }
}
