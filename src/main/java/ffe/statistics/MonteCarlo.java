package ffe.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results and drawdowns over samples drawn again. A draw ends at ruin: worth of zero or less. Of
 * fewer than {@link Figure#TELLING} values nothing is told.
 */
public final class MonteCarlo {

  /** Multiples of cost that can be tried at once. */
  public static final int MULTIPLES_MAX = 20;

  private static final double MULTIPLE_MAX = 100;

  private MonteCarlo() {}

  /**
   * What trades came to with other costs.
   *
   * @param multiple of the costs they had
   * @param profit of all of them as they were
   */
  public record Stressed(double multiple, double profit, Optional<Outlook> outlook) {}

  /**
   * Returns, compounded.
   *
   * @param returns each -1 or more
   * @throws IllegalArgumentException if a draw grows beyond what a double holds
   */
  public static Optional<Outlook> ofReturns(Column returns, Resampling resampling) {
    for (int i = 0; i < returns.size(); i++) {
      if (returns.at(i) < -1) {
        throw new IllegalArgumentException(
            "a return is -1 or more, value " + i + " is " + returns.at(i));
      }
    }
    return drawn(returns, resampling, (worth, value) -> worth * (1 + value));
  }

  /**
   * Profits of trades, added to the capital. With {@link Blocks#shuffled} the result is always the
   * same, but for ruin, and the drawdown tells what the order did.
   *
   * @param capital before the first trade, above 0
   */
  public static Optional<Outlook> ofTrades(Column profits, double capital, Resampling resampling) {
    if (!(Column.sound("capital", capital) > 0)) {
      throw new IllegalArgumentException("capital is above zero, not " + capital);
    }
    return drawn(profits, resampling, (worth, value) -> worth + value / capital);
  }

  /**
   * The same draws of the same trades at several multiples of their cost: profit - (multiple - 1) *
   * cost.
   *
   * @param trades in the order in which they ended, at least one
   * @param multiples each 0 to 100
   */
  public static List<Stressed> stressed(
      List<ClosedTrade> trades, double capital, List<Double> multiples, Resampling resampling) {
    if (trades.size() > TradeStatistics.TRADES_MAX || multiples.size() > MULTIPLES_MAX) {
      throw new IllegalArgumentException(
          "at most " + TradeStatistics.TRADES_MAX + " trades and " + MULTIPLES_MAX + " multiples");
    }
    List<Stressed> all = new ArrayList<>();
    for (double multiple : multiples) {
      Basis.within("a multiple of cost", multiple, 0, MULTIPLE_MAX);
      Column profits =
          Column.of(
              trades.stream().mapToDouble(t -> t.profit() - (multiple - 1) * t.cost()).toArray());
      all.add(new Stressed(multiple, profits.sum(), ofTrades(profits, capital, resampling)));
    }
    return List.copyOf(all);
  }

  private interface Step {
    double after(double worth, double value);
  }

  private static Optional<Outlook> drawn(Column values, Resampling resampling, Step step) {
    if (values.size() < Figure.TELLING) {
      return Optional.empty();
    }
    double[] results = new double[resampling.draws()];
    double[] falls = new double[resampling.draws()];
    int[] count = {0, 0};
    resampling.each(
        values,
        sample -> {
          double worth = 1;
          double deepest = 0;
          Peak peak = new Peak(worth);
          for (int i = 0; i < sample.size() && worth > 0; i++) {
            worth = Math.max(0, step.after(worth, sample.at(i)));
            deepest = Math.max(deepest, peak.fall(worth));
          }
          if (!Double.isFinite(worth)) {
            throw new IllegalArgumentException("these returns grow beyond any number");
          }
          results[count[0]] = worth - 1;
          falls[count[0]] = deepest;
          count[0]++;
          count[1] += worth > 0 ? 0 : 1;
        });
    return Optional.of(
        new Outlook(
            values.size(),
            Distribution.of(results),
            Distribution.of(falls),
            count[1] / (double) resampling.draws()));
  }
}
