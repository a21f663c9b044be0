package ffe.backtest;

import ffe.portfolio.Margin;
import ffe.risk.KillSwitch;
import java.util.List;

/**
 * What an account on margin did that a cash account cannot.
 *
 * @param shorts trades that were sold first
 * @param financing what holding cost, in the deposit's currency; below zero was paid to the
 *     account. It is in equity and in no trade's profit
 * @param liquidations each time equity fell below the maintenance margin, and by how much
 */
public record OnMargin(
    Margin terms, int shorts, double financing, List<KillSwitch.Halt> liquidations) {

  public OnMargin {
    liquidations = List.copyOf(liquidations);
  }

  static OnMargin of(BacktestRun run, Margin terms) {
    return new OnMargin(
        terms,
        (int) Exit.of(run).stream().filter(Exit::isShort).count(),
        run.financed().stream().mapToDouble(f -> Curve.worth(f.amount())).sum(),
        run.liquidations());
  }
}
