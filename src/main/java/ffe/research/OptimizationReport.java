package ffe.research;

import ffe.optimization.Axis;
import ffe.optimization.Outcome;
import ffe.optimization.Study;
import ffe.optimization.Tally;
import ffe.optimization.Trial;
import ffe.optimization.Variant;
import ffe.statistics.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a search came to.
 *
 * @param space what varied, and how many values it had
 * @param size variants there are
 * @param tally of the search over the whole recording
 * @param tests in their order
 * @param chosen the best of the whole recording; empty where none could be chosen
 * @param front those that no other is better than in every objective
 * @param trials of the whole recording, all of them, in the order tried
 */
public record OptimizationReport(
    String codeVersion,
    List<Range> space,
    BigDecimal size,
    String search,
    int budget,
    long seed,
    List<String> objectives,
    String validation,
    Tally tally,
    List<Test> tests,
    Optional<Line> chosen,
    List<Line> front,
    Worth worth,
    Verdict verdict,
    String words,
    List<Line> trials) {

  /** What one thing varied over. */
  public record Range(String name, int values, String from, String to) {

    static Range of(Axis axis) {
      List<String> all =
          axis.isOfNumbers()
              ? axis.numbers().stream().map(BigDecimal::toPlainString).toList()
              : axis.words();
      return new Range(axis.name(), all.size(), all.get(0), all.get(all.size() - 1));
    }
  }

  /**
   * One training with its test.
   *
   * @param trained periods of training
   * @param chosen in training; empty where none could be
   * @param inTraining its first objective there
   * @param total what it grew by in the test
   */
  public record Test(
      int trained,
      Instant from,
      Instant to,
      Optional<Variant> chosen,
      Optional<Double> inTraining,
      Figure total,
      int trades) {}

  /**
   * A trial.
   *
   * @param outcome scored, infeasible or failed
   * @param values of the objectives; none where it is not scored
   * @param why what stood in its way, or empty
   */
  public record Line(
      int number,
      SortedMap<String, BigDecimal> numbers,
      SortedMap<String, String> words,
      String outcome,
      List<Double> values,
      String why) {

    public static Line of(Trial trial) {
      List<Double> values = new ArrayList<>();
      String outcome;
      String why = "";
      if (trial.outcome() instanceof Outcome.Scored scored) {
        outcome = "scored";
        values.addAll(scored.values());
      } else if (trial.outcome() instanceof Outcome.Infeasible infeasible) {
        outcome = "infeasible";
        why = infeasible.why();
      } else {
        outcome = "failed";
        why = ((Outcome.Failed) trial.outcome()).why();
      }
      return new Line(
          trial.number(),
          trial.variant().numbers(),
          trial.variant().words(),
          outcome,
          List.copyOf(values),
          why);
    }
  }

  /** As it is by this search alone, whatever was tried before. */
  public OptimizationReport alone() {
    Worth own = worth.alone();
    return new OptimizationReport(
        codeVersion,
        space,
        size,
        search,
        budget,
        seed,
        objectives,
        validation,
        tally,
        tests,
        chosen,
        front,
        own,
        own.verdict(),
        own.words(),
        trials);
  }

  static double first(Trial trial) {
    return ((Outcome.Scored) trial.outcome()).values().get(0);
  }

  static OptimizationReport of(
      OptimizationPlan plan, String codeVersion, Study whole, List<Test> tests, Worth worth) {
    return new OptimizationReport(
        codeVersion,
        plan.sweep().space().parameters().stream().map(p -> Range.of(p.axis())).toList(),
        new BigDecimal(plan.sweep().space().lattice().size()),
        plan.search().toString(),
        plan.trials(),
        plan.seed(),
        Objective.words(plan.objectives()),
        plan.validation().words(),
        whole.tally(),
        tests,
        whole.best(0).map(Line::of),
        whole.front().stream().map(Line::of).toList(),
        worth,
        worth.verdict(),
        worth.words(),
        whole.trials().stream().map(Line::of).toList());
  }
}
