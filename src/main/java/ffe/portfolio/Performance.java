package ffe.portfolio;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What closed trades came to. A trade is one {@link RoundTrip}; one without profit or loss is
 * neither won nor lost.
 *
 * @param won sum of the profits of winners, after fees
 * @param lost sum of the losses of losers, after fees, as an amount of zero or more
 * @param fees all fees of these trades, already taken off the profits
 */
public record Performance(int trades, int wins, int losses, Money won, Money lost, Money fees) {

  public Performance {
    if (wins < 0 || losses < 0 || trades < wins + losses) {
      throw new IllegalArgumentException(
          "wins and losses are trades: " + wins + " and " + losses + " of " + trades);
    }
  }

  /**
   * @param currency of all these round trips
   */
  public static Performance of(List<RoundTrip> trips, Currency currency) {
    int wins = 0;
    int losses = 0;
    Money won = Money.zero(currency);
    Money lost = Money.zero(currency);
    Money fees = Money.zero(currency);
    for (RoundTrip trip : trips) {
      fees = fees.plus(trip.fees());
      if (trip.profit().isPositive()) {
        wins++;
        won = won.plus(trip.profit());
      } else if (trip.profit().isNegative()) {
        losses++;
        lost = lost.minus(trip.profit());
      }
    }
    return new Performance(trips.size(), wins, losses, won, lost, fees);
  }

  /** Profit after fees. */
  public Money netProfit() {
    return won.minus(lost);
  }

  /** Share of trades that won; empty without a trade. */
  public Optional<Percent> winRate() {
    return trades < 1
        ? Optional.empty()
        : Optional.of(Percent.ratio(BigDecimal.valueOf(wins), BigDecimal.valueOf(trades)));
  }

  /** What was won per unit lost; empty while nothing was lost. */
  public OptionalDouble profitFactor() {
    return lost.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            won.amount().divide(lost.amount(), MathContext.DECIMAL128).doubleValue());
  }
}
