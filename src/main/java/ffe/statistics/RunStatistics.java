package ffe.statistics;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * What an equity curve came to. Returns are simple returns from point to point; h is what a period
 * has to bring ({@link Basis}); p is periods per year. Fewer than {@link Figure#TELLING} returns
 * tell neither spread nor ratio.
 *
 * @param returns how many
 * @param isRuined equity fell to zero or below; the run ends there
 * @param total last by first value less 1, as a fraction
 * @param annual (1 + total)^(p / returns) - 1; of less than {@link #ANNUAL_DAYS_MIN} days nothing
 * @param volatility standard deviation (count - 1) of returns times the root of p
 * @param sharpe (mean - h) / standard deviation times the root of p (Sharpe 1994)
 * @param sortino (mean - h) / root of the mean of min(0, return - h)^2 over all returns, times the
 *     root of p (Sortino and Price 1994)
 * @param calmar annual by the greatest drawdown of the whole run (Young 1991, who takes 36 months)
 * @param omega sum of what returns had above h by the sum of what they lacked (Keating and Shadwick
 *     2002)
 * @param skew of returns, 0 for a normal distribution
 * @param kurtosis of returns, 3 for a normal distribution
 */
public record RunStatistics(
    Instant from,
    Instant to,
    int returns,
    double periodsPerYear,
    boolean isRuined,
    Figure total,
    Figure annual,
    Figure volatility,
    Figure sharpe,
    Figure sortino,
    Figure calmar,
    Figure omega,
    Figure skew,
    Figure kurtosis,
    Drawdowns drawdowns,
    Tail tail) {

  /** A shorter run is not told by the year. */
  public static final int ANNUAL_DAYS_MIN = 30;

  private static final double DAYS_PER_YEAR = 365;

  /**
   * @param equity without deposits and withdrawals; of a single point nothing is told
   */
  public static RunStatistics of(Series equity, Basis basis) {
    Series curve = equity.untilRuin();
    if (curve.size() < 2) {
      return tooShort(curve, basis);
    }
    Column returns = curve.returns().values();
    double growth = curve.value(curve.size() - 1) / curve.value(0);
    double years = returns.size() / basis.periodsPerYear();
    Figure annual =
        years * DAYS_PER_YEAR < ANNUAL_DAYS_MIN
            ? Figure.tooFew()
            : Figure.of(StrictMath.pow(growth, 1 / years) - 1);
    Moments moments = Moments.of(returns);
    Shape shape = new Shape(returns, moments, basis);
    Drawdowns drawdowns = Drawdowns.of(curve);
    return new RunStatistics(
        curve.at(0),
        curve.at(curve.size() - 1),
        returns.size(),
        basis.periodsPerYear(),
        curve.value(curve.size() - 1) == 0,
        Figure.of(growth - 1),
        annual,
        shape.told(() -> Figure.of(moments.deviation() * shape.root())),
        shape.told(shape::sharpe),
        shape.told(shape::sortino),
        annual instanceof Figure.Told told ? Figure.ratio(told.value(), drawdowns.depth()) : annual,
        shape.told(shape::omega),
        shape.told(() -> Figure.of(moments.skew())),
        shape.told(() -> Figure.of(moments.kurtosis())),
        drawdowns,
        Tail.of(returns, basis.level()));
  }

  private static RunStatistics tooShort(Series curve, Basis basis) {
    Figure few = Figure.tooFew();
    return new RunStatistics(
        curve.at(0),
        curve.at(0),
        0,
        basis.periodsPerYear(),
        false,
        few,
        few,
        few,
        few,
        few,
        few,
        few,
        few,
        few,
        Drawdowns.of(curve),
        new Tail(basis.level(), 0, few, few));
  }

  private record Shape(Column returns, Moments moments, Basis basis) {

    Figure told(Supplier<Figure> figure) {
      return returns.size() < Figure.TELLING ? Figure.tooFew() : figure.get();
    }

    double root() {
      return Math.sqrt(basis.periodsPerYear());
    }

    Figure sharpe() {
      return Figure.ratio(root() * (moments.mean() - basis.hurdle()), moments.deviation());
    }

    Figure sortino() {
      double hurdle = basis.hurdle();
      double squares = 0;
      for (int i = 0; i < returns.size(); i++) {
        double lacked = Math.min(0, returns.at(i) - hurdle);
        squares += lacked * lacked;
      }
      return Figure.ratio(root() * (moments.mean() - hurdle), Math.sqrt(squares / returns.size()));
    }

    Figure omega() {
      double hurdle = basis.hurdle();
      double above = 0;
      double below = 0;
      for (int i = 0; i < returns.size(); i++) {
        double over = returns.at(i) - hurdle;
        above += Math.max(0, over);
        below += Math.max(0, -over);
      }
      return Figure.ratio(above, below);
    }
  }
}
