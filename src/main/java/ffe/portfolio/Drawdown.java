package ffe.portfolio;

import ffe.money.Money;
import ffe.money.Percent;

/**
 * How far equity stands below its peak. Immutable.
 *
 * @param peak the highest equity seen, raised by deposits since
 * @param equity the last equity seen
 * @param deepest the greatest fall from a peak so far
 */
public record Drawdown(Money peak, Money equity, Percent deepest) {

  public Drawdown {
    if (peak.compareAmount(equity) < 0) {
      throw new IllegalArgumentException("the peak is not below equity: " + peak + ", " + equity);
    }
  }

  public static Drawdown start(Money equity) {
    return new Drawdown(equity, equity, Percent.ZERO);
  }

  /** After equity was seen again. */
  public Drawdown next(Money seen) {
    return at(seen.compareAmount(peak) > 0 ? seen : peak, seen);
  }

  /** After a deposit: peak and equity move together, so that a deposit never looks like a gain. */
  public Drawdown deposited(Money amount) {
    return at(peak.plus(amount), equity.plus(amount));
  }

  private Drawdown at(Money newPeak, Money newEquity) {
    Percent now = fall(newPeak, newEquity);
    return new Drawdown(newPeak, newEquity, now.isAbove(deepest) ? now : deepest);
  }

  /** Fall from the peak, zero or more; zero while the peak is not positive. */
  public Percent fromPeak() {
    return fall(peak, equity);
  }

  private static Percent fall(Money peak, Money equity) {
    return peak.isPositive() ? peak.minus(equity).percentOf(peak) : Percent.ZERO;
  }
}
