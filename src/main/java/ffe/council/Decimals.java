package ffe.council;

import ffe.money.Money;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in prompts: decimals of a stated scale, the same on every machine. */
final class Decimals {

  private static final int PRICE_SCALE = 8;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  /** Below it a product is off by less than {@link #UNSURE}, so it shows to which side to round. */
  private static final double SURE_MAX = 1e12;

  private static final double UNSURE = 0.001;
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

  /** The exact value of the bits, rounded half even. */
  static String number(double value, int scale) {
    if (scale < 0) {
      return number(new BigDecimal(value), scale);
    }
    double scaled = value * POWERS[scale];
    double below = Math.floor(scaled);
    boolean isUp = scaled - below > 0.5;
    if (Math.abs(scaled) < SURE_MAX && Math.abs(scaled - below - 0.5) > UNSURE) {
      return BigDecimal.valueOf((long) below + (isUp ? 1 : 0), scale).toPlainString();
    }
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
