package ffe.desk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.portfolio.Drawdown;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.Ledger;
import ffe.portfolio.Performance;
import ffe.portfolio.RoundTrip;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What trading came to, from the ledger; in the reporting currency.
 *
 * @param netProfit realised and unrealised together; empty while a price is missing
 * @param realised proceeds less cost of all that was sold, less all fees paid
 * @param unrealised of open positions at the last price, their entry fees not counted again
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

  static PerformanceView of(
      Ledger ledger, Optional<Money> unrealised, List<RoundTrip> trips, List<EquityPoint> equity) {
    Performance closed = Performance.of(trips, ledger.account().reportingCurrency());
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
        ledger.deposits(),
        unrealised.map(ledger.realised()::plus),
        ledger.realised(),
        unrealised,
        ledger.fees(),
        closed.trades(),
        closed.wins(),
        closed.losses(),
        closed.winRate(),
        closed.profitFactor().isPresent()
            ? Optional.of(
                new BigDecimal(closed.profitFactor().getAsDouble()).round(new MathContext(6)))
            : Optional.empty(),
        expectancy,
        deepest(ledger.deposits(), equity),
        closed.trades() < TELLING_TRADES);
  }

  private static Percent deepest(Money deposits, List<EquityPoint> equity) {
    Drawdown drawdown = Drawdown.start(deposits);
    for (EquityPoint point : equity) {
      drawdown = drawdown.next(point.equity());
    }
    return drawdown.deepest();
  }
}
