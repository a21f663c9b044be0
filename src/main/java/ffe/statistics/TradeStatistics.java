package ffe.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What closed trades came to. A trade that neither won nor lost is none of both, as in {@link
 * ffe.portfolio.Performance}, which tells the exact amounts of an account. Amounts are in the
 * reporting currency, figures are of the trades that there were; {@link #isTooFewToTell} says
 * whether they tell anything of those to come.
 *
 * @param profit of all, after costs
 * @param won sum of the profits above zero
 * @param lost sum of the losses, zero or more
 * @param costs of all
 * @param winRate wins by trades
 * @param profitFactor won by lost
 * @param expectancy profit by trades
 * @param payoff mean win by mean loss
 * @param exposure share of the run's time in which at least one of these trades was open
 * @param turnover value of entries and exits by the capital, each exit taken at the value of its
 *     entry
 * @param costRate costs by the value of entries and exits, as a fraction
 * @param adverse mean of the adverse excursions by their notional
 * @param favourable mean of the favourable excursions by their notional
 */
public record TradeStatistics(
    int trades,
    int wins,
    int losses,
    double profit,
    double won,
    double lost,
    double costs,
    Figure winRate,
    Figure profitFactor,
    Figure expectancy,
    Figure payoff,
    double exposure,
    Figure turnover,
    Figure costRate,
    Figure adverse,
    Figure favourable) {

  /** More are refused. */
  public static final int TRADES_MAX = 1_000_000;

  /** Groups of one kind; more are refused. */
  public static final int GROUPS_MAX = 1_000;

  /**
   * @param trades in any order, each within the span; none at all is no fault
   */
  public static TradeStatistics of(List<ClosedTrade> trades, RunSpan span) {
    if (trades.size() > TRADES_MAX) {
      throw new IllegalArgumentException("at most " + TRADES_MAX + " trades, not " + trades.size());
    }
    Sums sums = new Sums();
    for (ClosedTrade trade : trades) {
      span.holds(trade);
      sums.add(trade);
    }
    int count = trades.size();
    double bothSides = 2 * sums.notional;
    return new TradeStatistics(
        count,
        sums.wins,
        sums.losses,
        sums.profit,
        sums.won,
        sums.lost,
        sums.costs,
        mean(sums.wins, count),
        count < 1 ? Figure.tooFew() : Figure.ratio(sums.won, sums.lost),
        mean(sums.profit, count),
        sums.wins < 1 || sums.losses < 1
            ? Figure.tooFew()
            : Figure.of(sums.won / sums.wins / (sums.lost / sums.losses)),
        openMillis(trades) / span.millis(),
        Figure.ratio(bothSides, span.capital()),
        count < 1 ? Figure.tooFew() : Figure.ratio(sums.costs, bothSides),
        mean(sums.adverse, count),
        mean(sums.favourable, count));
  }

  /**
   * Of each group by itself, in the order of their labels (by character codes).
   *
   * @throws IllegalArgumentException if there are more than {@link #GROUPS_MAX}
   */
  public static SortedMap<String, TradeStatistics> by(
      By by, List<ClosedTrade> trades, RunSpan span) {
    SortedMap<String, List<ClosedTrade>> groups = new TreeMap<>();
    for (ClosedTrade trade : trades) {
      for (String label : by.of(trade.labels())) {
        groups.computeIfAbsent(label, first -> new ArrayList<>()).add(trade);
        if (groups.size() > GROUPS_MAX) {
          throw new IllegalArgumentException("more than " + GROUPS_MAX + " groups by " + by);
        }
      }
    }
    SortedMap<String, TradeStatistics> statistics = new TreeMap<>();
    groups.forEach((label, group) -> statistics.put(label, of(group, span)));
    return statistics;
  }

  public boolean isTooFewToTell() {
    return trades < Figure.TELLING;
  }

  private static Figure mean(double sum, int count) {
    return count < 1 ? Figure.tooFew() : Figure.of(sum / count);
  }

  /** Time in which at least one is open: what two have in common counts once. */
  private static double openMillis(List<ClosedTrade> trades) {
    List<ClosedTrade> inOrder =
        trades.stream().sorted(Comparator.comparing(ClosedTrade::enteredAt)).toList();
    double open = 0;
    long until = Long.MIN_VALUE;
    for (ClosedTrade trade : inOrder) {
      long from = Math.max(until, trade.enteredAt().toEpochMilli());
      long to = trade.exitedAt().toEpochMilli();
      open += Math.max(0, to - from);
      until = Math.max(until, to);
    }
    return open;
  }

  private static final class Sums {
    private int wins;
    private int losses;
    private double profit;
    private double won;
    private double lost;
    private double costs;
    private double notional;
    private double adverse;
    private double favourable;

    void add(ClosedTrade trade) {
      profit += trade.profit();
      costs += trade.cost();
      notional += trade.notional();
      adverse += trade.adverse() / trade.notional();
      favourable += trade.favourable() / trade.notional();
      if (trade.profit() > 0) {
        wins++;
        won += trade.profit();
      } else if (trade.profit() < 0) {
        losses++;
        lost -= trade.profit();
      }
    }
  }
}
