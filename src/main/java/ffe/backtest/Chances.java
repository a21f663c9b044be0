package ffe.backtest;

import ffe.portfolio.EquityPoint;
import ffe.statistics.Blocks;
import ffe.statistics.ClosedTrade;
import ffe.statistics.Column;
import ffe.statistics.MonteCarlo;
import ffe.statistics.Outlook;
import ffe.statistics.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What else a run could have come to, had chance dealt its returns and trades otherwise.
 *
 * @param returns there were, of the length the report tells
 * @param trades that were closed
 * @param ofReturns returns drawn again in blocks, compounded
 * @param ofTrades profits of trades drawn again in blocks
 * @param inOtherOrder each trade once, in another order: what the order did to the drawdown
 * @param stressed the trades at multiples of their costs; empty without trades
 */
public record Chances(
    int returns,
    int trades,
    Optional<Outlook> ofReturns,
    Optional<Outlook> ofTrades,
    Optional<Outlook> inOtherOrder,
    List<MonteCarlo.Stressed> stressed) {

  /**
   * How it is drawn.
   *
   * @param length of a block in returns or trades; empty for the cube root of their number
   * @param multiples of the costs that are tried
   */
  public record Draw(
      Blocks.Kind kind, Optional<Integer> length, int draws, long seed, List<Double> multiples) {

    public Draw {
      multiples = List.copyOf(multiples);
    }

    private Resampling of(int count) {
      int usual = Blocks.usual(count).length();
      // a block that is longer than all there is would be all there is
      int fits = Math.min(length.orElse(usual), Math.max(1, count));
      return new Resampling(new Blocks(kind, fits), draws, seed);
    }
  }

  public Chances {
    stressed = List.copyOf(stressed);
  }

  /**
   * Draws.
   *
   * @param goesOn is asked between passes over the draws
   * @return empty if it was stopped
   * @throws IllegalArgumentException if the run made no decision, or draws and values are too many
   */
  public static Optional<Chances> of(BacktestRun run, Draw draw, BooleanSupplier goesOn) {
    List<EquityPoint> points = run.equity();
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          "the recording is too short: it gave " + points.size() + " cycles after its history");
    }
    Column returns = Curve.of(points, run.stride().length()).equity().returns().values();
    List<ClosedTrade> closed = new Trades(run).closed();
    double capital = Curve.worth(run.plan().deposit());
    Optional<Outlook> ofReturns = MonteCarlo.ofReturns(returns, draw.of(returns.size()));
    if (closed.isEmpty()) {
      return Optional.of(
          new Chances(returns.size(), 0, ofReturns, Optional.empty(), Optional.empty(), List.of()));
    }
    Column profits = Column.of(closed.stream().mapToDouble(ClosedTrade::profit).toArray());
    Resampling trades = draw.of(closed.size());
    if (!goesOn.getAsBoolean()) {
      return Optional.empty();
    }
    Optional<Outlook> ofTrades = MonteCarlo.ofTrades(profits, capital, trades);
    Resampling order = new Resampling(Blocks.shuffled(), draw.draws(), draw.seed());
    Optional<Outlook> inOtherOrder = MonteCarlo.ofTrades(profits, capital, order);
    List<MonteCarlo.Stressed> stressed = new ArrayList<>();
    for (double multiple : draw.multiples()) {
      if (!goesOn.getAsBoolean()) {
        return Optional.empty();
      }
      stressed.addAll(MonteCarlo.stressed(closed, capital, List.of(multiple), trades));
    }
    return Optional.of(
        new Chances(returns.size(), closed.size(), ofReturns, ofTrades, inOtherOrder, stressed));
  }
}
