package ffe.research;

import ffe.backtest.BacktestPlan;
import ffe.optimization.Space;
import ffe.optimization.Variant;

/**
 * What may vary, and what is run of it.
 *
 * @param plan the run of a variant; throws an IllegalArgumentException for values that do not go
 *     together
 */
public record Sweep(Space space, Maker plan) {

  /** Makes a run of a variant: the same recording, money and costs for all of them. */
  public interface Maker {
    BacktestPlan of(Variant variant);
  }
}
