package ffe.research;

import ffe.optimization.Search;
import ffe.statistics.Overfitting;
import java.util.List;

/**
 * What is searched, by what, and how it is judged: the report follows from it.
 *
 * @param objectives the first is what the chosen one is chosen by, all make the front
 * @param trials at most in each search: one of each training, one of the whole
 * @param tradesMin trades of a training under which a variant is not chosen
 */
public record OptimizationPlan(
    Sweep sweep,
    List<Objective> objectives,
    Search search,
    int trials,
    long seed,
    Validation validation,
    int tradesMin) {

  public static final int TRIALS_MAX = Overfitting.VARIANTS_MAX;
  public static final int TRADES_MIN_MAX = 100_000;

  public OptimizationPlan {
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty() || objectives.stream().distinct().count() < objectives.size()) {
      throw new IllegalArgumentException("one objective or more, each once: " + objectives);
    }
    if (trials < 1 || trials > TRIALS_MAX) {
      throw new IllegalArgumentException("trials: 1 to " + TRIALS_MAX + ", not " + trials);
    }
    if (tradesMin < 0 || tradesMin > TRADES_MIN_MAX) {
      throw new IllegalArgumentException(
          "trades a variant needs: 0 to " + TRADES_MIN_MAX + ", not " + tradesMin);
    }
  }
}
