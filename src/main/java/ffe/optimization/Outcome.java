package ffe.optimization;

import java.util.List;

/** What came of a trial. Each counts as one. */
public sealed interface Outcome {

  /** Greater figures are refused. */
  double SIZE_MAX = 1e18;

  /** More objectives are refused. */
  int OBJECTIVES_MAX = 4;

  /**
   * @param values one of each objective in the order of the plan, the greater the better
   */
  record Scored(List<Double> values) implements Outcome {

    public Scored {
      Check.within("values of an outcome", values.size(), 1, OBJECTIVES_MAX);
      for (double value : values) {
        Check.require(
            Math.abs(value) <= SIZE_MAX,
            "a value of an outcome is a finite number of at most " + SIZE_MAX + ", not " + value);
      }
      values = values.stream().map(value -> value + 0.0).toList();
    }
  }

  /** It ran, and cannot be chosen: too few trades, too deep a fall. Why, in 1 to 200 characters. */
  record Infeasible(String why) implements Outcome {

    public Infeasible {
      Check.text("why a trial is infeasible", why, Check.REASON_MAX);
    }
  }

  /** It did not run to its end. Why, in 1 to 200 characters. */
  record Failed(String why) implements Outcome {

    public Failed {
      Check.text("why a trial failed", why, Check.REASON_MAX);
    }
  }
}
