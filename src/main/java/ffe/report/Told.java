package ffe.report;

import ffe.money.Money;
import ffe.statistics.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as texts of a document. */
final class Told {

  private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

  private Told() {}

  static String of(Figure figure, boolean isShare) {
    if (figure instanceof Figure.Untold untold) {
      return untold.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    double value = figure.number().orElseThrow();
    return isShare ? percent(value) : number(value, 2);
  }

  static String percent(double share) {
    return number(share * 100, 2) + " %";
  }

  static String money(Money money) {
    return money.amount().setScale(2, RoundingMode.HALF_EVEN).toPlainString()
        + " "
        + money.currency();
  }

  /** Prices of every size, by what is worth telling. */
  static String digits(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  static String number(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
