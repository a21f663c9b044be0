package ffe.council;

import ffe.money.Money;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in prompts: decimals of a stated scale, the same on every machine. */
final class Decimals {

  private static final int PRICE_SCALE = 8;
  private final int priceScale;

  /**
   * @param priceScale decimals of prices
   */
  private Decimals(int priceScale) {
    this.priceScale = priceScale;
  }

  /** Prices as fine as the venue's step, where it is known. */
  static Decimals of(Situation situation) {
    return new Decimals(
        situation
            .risk()
            .spec()
            .map(spec -> Math.min(PRICE_SCALE, spec.priceTick().value().scale()))
            .orElse(PRICE_SCALE));
  }

  int priceScale() {
    return priceScale;
  }

  String price(double value) {
    return number(value, priceScale);
  }

  String price(BigDecimal value) {
    return number(value, priceScale);
  }

  static String number(double value, int scale) {
    return number(new BigDecimal(value), scale);
  }

  static String number(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
  }

  static String money(Money money) {
    return number(money.amount(), 2) + " " + money.currency();
  }

  static String percent(Percent percent) {
    return number(percent.value(), 2) + " %";
  }
}
