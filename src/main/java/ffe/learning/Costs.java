package ffe.learning;

import ffe.money.Bps;

/**
 * What trading takes: a fee of each side's notional, and slippage against each side's price.
 *
 * @param fee 0 to 1000 bp
 * @param slippage 0 to 1000 bp
 */
public record Costs(Bps fee, Bps slippage) {

  public Costs {
    for (Bps bps : new Bps[] {fee, slippage}) {
      if (bps.value().signum() < 0 || bps.fraction().doubleValue() > 0.1) {
        throw new IllegalArgumentException("costs are 0 to 1000 bp: " + bps);
      }
    }
  }

  /** All that a unit bought at this price costs. */
  double paid(double price) {
    return price * (1 + slippage.fraction().doubleValue()) * (1 + fee.fraction().doubleValue());
  }

  /** All that a unit sold at this price brings. */
  double got(double price) {
    return price * (1 - slippage.fraction().doubleValue()) * (1 - fee.fraction().doubleValue());
  }

  /** Above this price selling brings more than buying at the given one took. */
  double breakEven(double price) {
    return paid(price) / got(1);
  }
}
