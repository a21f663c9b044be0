package ffe.research;

import ffe.backtest.BacktestReport;
import ffe.backtest.BacktestRun;
import ffe.canon.Digest;
import ffe.optimization.Outcome;
import ffe.optimization.Study;
import ffe.optimization.StudyPlan;
import ffe.optimization.Trial;
import ffe.optimization.Variant;
import ffe.research.Validation.Split;
import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.TrackRecord;
import ffe.statistics.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches a plan from its beginning to its report. Used by one thread. */
public final class Optimization {

  private final OptimizationPlan plan;
  private final String codeVersion;
  private final Tries tries;
  private final Watch watch;
  private List<Split> splits = List.of();

  /** Returns of periods that are kept of all variants together: about 60 MB. */
  static final long CELLS_MAX = 5_000_000;

  /** Is asked before each run and between its bites, by whoever of the crew is at it. */
  public interface Watch {

    Watch NOBODY = ran -> true;

    /**
     * @param ran variants that came to their end
     * @return false to end it there
     */
    boolean goesOn(int ran);

    /** Is told of each trial of the whole recording, in their order. */
    default void tried(Trial trial) {}

    /**
     * How many other variants were tried on the same data before; asked once, at the end.
     *
     * @param own all that were run for this search, each once
     */
    default int triedBefore(List<Variant> own) {
      return 0;
    }
  }

  private Optimization(OptimizationPlan plan, String codeVersion, Watch watch, Crew crew) {
    this.plan = plan;
    this.codeVersion = codeVersion;
    this.tries = new Tries(plan, codeVersion, watch, crew);
    this.watch = watch;
  }

  /**
   * Runs it.
   *
   * @param codeVersion of the core that computes it
   * @return empty if it was stopped
   * @throws UnfitException where validation, trials and recording do not go together; known after
   *     the first variant
   * @throws IllegalArgumentException where space and search do not
   */
  public static Optional<OptimizationReport> run(
      OptimizationPlan plan, String codeVersion, Watch watch) {
    return run(plan, codeVersion, watch, Crew.ALONE);
  }

  /**
   * As {@link #run(OptimizationPlan, String, Watch)}, several variants at once where the search
   * does not wait for the outcome of one; the report is the same.
   */
  public static Optional<OptimizationReport> run(
      OptimizationPlan plan, String codeVersion, Watch watch, Crew crew) {
    return new Optimization(plan, codeVersion, watch, crew).searched();
  }

  private Optional<OptimizationReport> searched() {
    Optional<Study> whole = search(Optional.empty());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    List<Tested> tests = new ArrayList<>();
    for (Split split : splits) {
      Optional<Study> trained = search(Optional.of(split.train()));
      if (trained.isEmpty()) {
        return Optional.empty();
      }
      tests.add(new Tested(split, trained.get().best(0)));
    }
    Optional<Trial> best = whole.get().best(0);
    Optional<BacktestRun> again =
        best.flatMap(trial -> tries.run(plan.sweep().plan().of(trial.variant())));
    if (best.isPresent() && again.isEmpty()) {
      return Optional.empty();
    }
    again.ifPresent(run -> same(run, best.orElseThrow().variant()));
    return Optional.of(report(whole.get(), tests, again));
  }

  /** Looks, as soon as periods are known, at whether they can be parted as planned. */
  private void part(Periods periods) {
    splits = plan.validation().splits(periods);
    for (Split split : splits) {
      if (split.test().length == 0) {
        throw new UnfitException("folds", "one of the tests has no period; take fewer folds");
      } else if (split.train().length == 0) {
        throw new UnfitException(
            "embargo_hours",
            "it leaves nothing to choose by before one of the tests; take a shorter one, or fewer"
                + " folds");
      }
    }
    long cells = plan.trials() * (splits.size() + 1L) * periods.count();
    if (cells > CELLS_MAX) {
      throw new UnfitException(
          "trials",
          plan.trials()
              + " trials, "
              + splits.size()
              + " folds and "
              + periods.count()
              + " periods are "
              + cells
              + " returns to keep, at most "
              + CELLS_MAX
              + " can be; take fewer");
    }
  }

  /** What comes to other books when it is run whole is no result. */
  private void same(BacktestRun again, Variant variant) {
    Digest before = tries.earned(variant).orElseThrow().books();
    if (!again.sketch().books().equals(before)) {
      throw new IllegalStateException(
          "run whole, " + variant.text() + " came to other books than " + before);
    }
  }

  private Optional<Study> search(Optional<int[]> periods) {
    Study study =
        Study.begin(
            new StudyPlan(
                plan.sweep().space(),
                Objective.words(plan.objectives()),
                plan.search(),
                plan.trials(),
                plan.seed()));
    while (!study.isOver()) {
      List<Study.Ask> asks = study.ask(tries.atOnce());
      tries.run(asks.stream().map(Study.Ask::variant).toList());
      for (Study.Ask ask : asks) {
        Optional<Outcome> outcome = tries.score(ask.variant(), periods);
        if (outcome.isEmpty()) {
          return Optional.empty();
        }
        if (splits.isEmpty()) {
          tries.periods().ifPresent(this::part);
        }
        study.tell(ask.number(), outcome.get());
        if (periods.isEmpty()) {
          watch.tried(new Trial(ask.number(), ask.variant(), outcome.get()));
        }
      }
    }
    return Optional.of(study);
  }

  private record Tested(Split split, Optional<Trial> chosen) {}

  private OptimizationReport report(Study whole, List<Tested> tests, Optional<BacktestRun> again) {
    OutOfSample outside = outside(tests);
    Optional<Trial> best = whole.best(0);
    Optional<TrackRecord> record =
        best.flatMap(trial -> tries.earned(trial.variant()))
            .flatMap(earned -> TrackRecord.of(Column.of(earned.returns())));
    int before = watch.triedBefore(tries.variants());
    Worth worth =
        new Worth(
            tries.trials(),
            skill(record, tries.trials()),
            before == 0
                ? Optional.empty()
                : Optional.of(new Worth.Before(before, skill(record, tries.trialsAfter(before)))),
            tries.overfitting(),
            outside,
            again.map(run -> BacktestReport.of(run, tries.count())));
    return OptimizationReport.of(
        plan, codeVersion, whole, tests.stream().map(this::told).toList(), worth);
  }

  private static Figure skill(Optional<TrackRecord> record, Trials trials) {
    return record.map(of -> of.deflated(trials)).orElse(Figure.tooFew());
  }

  private OptimizationReport.Test told(Tested test) {
    Periods periods = tries.periods().orElseThrow();
    int[] tested = test.split().test();
    Optional<Earned> earned = test.chosen().flatMap(trial -> tries.earned(trial.variant()));
    return new OptimizationReport.Test(
        test.split().train().length,
        periods.period(tested[0]).from(),
        periods.period(tested[tested.length - 1]).to(),
        test.chosen().map(Trial::variant),
        test.chosen().map(OptimizationReport::first),
        earned
            .map(e -> Objective.RETURN.of(e.returns(tested), periods.step().toMillis()))
            .orElse(Figure.tooFew()),
        earned.map(e -> e.trades(tested)).orElse(0));
  }

  /**
   * The tests one after another, each with what its training chose; flat where it chose nothing.
   */
  private OutOfSample outside(List<Tested> tests) {
    List<Double> returns = new ArrayList<>();
    int trades = 0;
    for (Tested test : tests) {
      Optional<Earned> earned = test.chosen().flatMap(trial -> tries.earned(trial.variant()));
      for (int period : test.split().test()) {
        returns.add(earned.map(e -> e.returns()[period]).orElse(0.0));
        trades += earned.map(e -> e.trades()[period]).orElse(0);
      }
    }
    return OutOfSample.of(
        returns.stream().mapToDouble(r -> r).toArray(),
        trades,
        tries.periods().map(p -> p.step().toMillis()).orElse(1L));
  }
}
