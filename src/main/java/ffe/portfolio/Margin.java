package ffe.portfolio;

import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * On what terms an account may owe money and units: the difference between a margin account and a
 * cash account, which has none of it.
 *
 * @param leverageMax what all positions may be worth together, in multiples of equity, 1 to {@link
 *     #LEVERAGE_MAX}
 * @param maintenance everything is closed when equity falls below this share of what all positions
 *     are worth; above zero and below what opening them takes
 * @param longFinancing what a year costs of the worth of what is held long; below zero is paid to
 *     the account
 * @param shortFinancing the same of what is held short
 */
public record Margin(
    BigDecimal leverageMax, Percent maintenance, Bps longFinancing, Bps shortFinancing) {

  public static final int LEVERAGE_MAX = 50;

  private static final BigDecimal FINANCING_MAX = BigDecimal.valueOf(10_000);
  private static final BigDecimal DAYS = BigDecimal.valueOf(365);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int PAID_DECIMALS = 8;
  private static final int PERCENT_DECIMALS = 4;

  public Margin {
    leverageMax = plain(leverageMax);
    if (leverageMax.compareTo(BigDecimal.ONE) < 0
        || leverageMax.compareTo(BigDecimal.valueOf(LEVERAGE_MAX)) > 0) {
      throw new IllegalArgumentException(
          "leverage is 1 to " + LEVERAGE_MAX + ": " + leverageMax.toPlainString());
    }
    if (maintenance.value().signum() <= 0
        || maintenance.value().multiply(leverageMax).compareTo(HUNDRED) >= 0) {
      throw new IllegalArgumentException(
          "the maintenance margin is above 0 % and below the "
              + initial(leverageMax)
              + " that opening takes: "
              + maintenance);
    }
    for (Bps rate : new Bps[] {longFinancing, shortFinancing}) {
      if (rate.value().abs().compareTo(FINANCING_MAX) > 0) {
        throw new IllegalArgumentException("financing is -10000 to 10000 bp a year: " + rate);
      }
    }
  }

  /** With half of what opening takes as maintenance margin. */
  public static Margin of(BigDecimal leverageMax, Bps longFinancing, Bps shortFinancing) {
    BigDecimal half =
        HUNDRED.divide(leverageMax.max(BigDecimal.ONE).multiply(TWO), MathContext.DECIMAL64);
    return new Margin(
        leverageMax,
        new Percent(half.setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN)),
        longFinancing,
        shortFinancing);
  }

  private static Percent initial(BigDecimal leverage) {
    return new Percent(HUNDRED.divide(leverage, PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal v = value.stripTrailingZeros();
    return v.scale() < 0 ? v.setScale(0) : v;
  }

  /** What positions of such worth bind of equity, rounded up. */
  public BigDecimal bound(BigDecimal worth) {
    return worth.divide(leverageMax, Share.DECIMALS, RoundingMode.CEILING);
  }

  /** As {@link #bound(BigDecimal)}. */
  public Money bound(Money worth) {
    return new Money(bound(worth.amount()), worth.currency());
  }

  /** What equity must not fall below while positions are worth so much. */
  public Money maintained(Money worth) {
    return maintenance.of(worth);
  }

  /**
   * What holding it costs for a day, rounded against the account.
   *
   * @param opened SELL for what is held short
   * @param worth zero or more
   * @return below zero is paid to the account
   */
  public Money financing(Side opened, Money worth) {
    Bps rate = opened == Side.BUY ? longFinancing : shortFinancing;
    return new Money(
        worth.amount().multiply(rate.fraction()).divide(DAYS, PAID_DECIMALS, RoundingMode.CEILING),
        worth.currency());
  }
}
