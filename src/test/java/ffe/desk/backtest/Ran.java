package ffe.desk.backtest;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestPlan;
import ffe.backtest.BacktestRun;
import ffe.backtest.Walks;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.strategy.Strategies;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Orders over a walk of hours, and what they come to when nobody queues them. */
public final class Ran {

  public static final CandleSeries HOURS = Walks.of(Timeframe.H1, 900, 7);

  /** The walk, whatever is asked for. */
  public static final CandleShelf SHELF = new Walk(HOURS);

  private Ran() {}

  public record Walk(CandleSeries series) implements CandleShelf {

    @Override
    public int count(BacktestOrder.Data data, int max) {
      return Math.min(series.size(), max);
    }

    @Override
    public List<Candle> read(BacktestOrder.Data data, int max) {
      return IntStream.range(0, Math.min(series.size(), max)).mapToObj(series::candle).toList();
    }
  }

  public static BacktestOrder order() {
    return BacktestForm.read(
        Map.of("source", "import:walk", "timeframe", "1h", "position_max", "10"));
  }

  /** Without queue, worker and store. */
  public static BacktestResult result() {
    return result(order(), SHELF);
  }

  static BacktestResult result(BacktestOrder order, CandleShelf shelf) {
    return BacktestResult.of(
        run(order, shelf),
        order.trials(),
        Recording.of(order.data(), shelf, 10_000).digest().hex());
  }

  public static BacktestRun run() {
    return run(order(), SHELF);
  }

  public static BacktestPlan plan() {
    return plan(order(), SHELF);
  }

  private static BacktestPlan plan(BacktestOrder order, CandleShelf shelf) {
    return Plans.of(order, Recording.of(order.data(), shelf, 10_000), Strategies::named);
  }

  private static BacktestRun run(BacktestOrder order, CandleShelf shelf) {
    return Backtest.run(plan(order, shelf), "code", Backtest.Watch.NOBODY).orElseThrow();
  }
}
