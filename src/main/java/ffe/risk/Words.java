package ffe.risk;

import ffe.money.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Numbers as a denial shows them. They are rounded against the order, so that a value beyond its
 * limit never reads as if it were within.
 */
final class Words {

  private static final int DECIMALS = 2;

  private Words() {}

  static String percent(BigDecimal part, BigDecimal whole, RoundingMode mode) {
    return whole.signum() > 0
        ? part.movePointRight(2).divide(whole, DECIMALS, mode).toPlainString() + " %"
        : "no equity";
  }

  static String ratio(BigDecimal part, BigDecimal whole, RoundingMode mode) {
    return part.divide(whole, DECIMALS, mode).toPlainString();
  }

  static String money(BigDecimal amount, Currency currency, RoundingMode mode) {
    return amount.setScale(DECIMALS, mode).toPlainString() + " " + currency;
  }

  /** {@code 1 h 5 min 3 s}; fractions of a second are cut off. */
  static String duration(Duration d) {
    String text =
        (d.toHours() != 0 ? d.toHours() + " h " : "")
            + (d.toMinutesPart() != 0 ? d.toMinutesPart() + " min " : "")
            + (d.toSecondsPart() != 0 ? d.toSecondsPart() + " s" : "");
    return text.isEmpty() ? "0 s" : text.strip();
  }
}
