package ffe.desk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.portfolio.Earning;
import ffe.portfolio.Performance;
import ffe.portfolio.RoundTrip;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What trading came to, from the ledger; in the reporting currency.
 *
 * @param netProfit realised and unrealised together; empty while a price is missing, and of a part
 *     of the days
 * @param realised proceeds less cost of all that was sold, less all fees paid
 * @param unrealised of open positions at the last price, their entry fees not counted again; empty
 *     of a span that ended
 * @param trades round trips: lots that were sold
 * @param profitFactor won per unit lost; empty while nothing was lost
 * @param expectancy profit of a trade on average; empty without one
 * @param tooFewToTell fewer trades than say anything
 */
public record PerformanceView(
    Money deposits,
    Optional<Money> netProfit,
    Money realised,
    Optional<Money> unrealised,
    Money fees,
    int trades,
    int wins,
    int losses,
    Optional<Percent> winRate,
    Optional<BigDecimal> profitFactor,
    Optional<Money> expectancy,
    Percent maxDrawdown,
    boolean tooFewToTell) {

  /** With fewer trades a rate is chance. */
  public static final int TELLING_TRADES = 30;

  /**
   * @param isWhole all days are looked at, so that realised and unrealised are all there is
   */
  static PerformanceView of(
      Money deposits,
      Earning.Sum earned,
      Optional<Money> unrealised,
      boolean isWhole,
      List<RoundTrip> trips,
      Percent maxDrawdown) {
    Performance closed = Performance.of(trips, deposits.currency());
    Optional<Money> expectancy =
        closed.trades() == 0
            ? Optional.empty()
            : Optional.of(
                new Money(
                    closed
                        .netProfit()
                        .amount()
                        .divide(BigDecimal.valueOf(closed.trades()), MathContext.DECIMAL64),
                    closed.netProfit().currency()));
    return new PerformanceView(
        deposits,
        isWhole ? unrealised.map(earned.net()::plus) : Optional.empty(),
        earned.net(),
        unrealised,
        earned.fees(),
        closed.trades(),
        closed.wins(),
        closed.losses(),
        closed.winRate(),
        closed.profitFactor().isPresent()
            ? Optional.of(
                new BigDecimal(closed.profitFactor().getAsDouble()).round(new MathContext(6)))
            : Optional.empty(),
        expectancy,
        maxDrawdown,
        closed.trades() < TELLING_TRADES);
  }
}
