package ffe.research;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestPlan;
import ffe.backtest.BacktestRun;
import ffe.backtest.FailedAnalystException;
import ffe.backtest.Glances;
import ffe.backtest.Sketch;
import ffe.optimization.Outcome;
import ffe.optimization.Variant;
import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.Overfitting;
import ffe.statistics.Trials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Every variant that was run, once each. Used by one thread. */
final class Tries {

  private static final int WHY_MAX = 200;

  private final OptimizationPlan plan;
  private final String codeVersion;
  private final Optimization.Watch watch;
  private final Crew crew;
  private final Glances seen = new Glances();
  private final SortedMap<String, Tried> tried = new TreeMap<>();
  private final List<Variant> variants = new ArrayList<>();
  private final List<Earned> ran = new ArrayList<>();
  private Optional<Periods> periods = Optional.empty();

  /** What became of a variant: what it earned, or what stood in its way. */
  private record Tried(Optional<Earned> earned, Optional<Outcome> obstacle) {}

  /** How a run ended: what it came to, or why it could not be made. */
  private record Attempt(Optional<Sketch> run, Optional<Outcome> obstacle) {}

  Tries(OptimizationPlan plan, String codeVersion, Optimization.Watch watch, Crew crew) {
    this.plan = plan;
    this.codeVersion = codeVersion;
    this.watch = watch;
    this.crew = crew;
  }

  int count() {
    return tried.size();
  }

  /** Empty as long as no run came to its end. */
  Optional<Periods> periods() {
    return periods;
  }

  Optional<Earned> earned(Variant variant) {
    return Optional.ofNullable(tried.get(variant.text())).flatMap(Tried::earned);
  }

  /** How many to run at once; one as long as nothing is known of the recording. */
  int atOnce() {
    return periods.isEmpty() ? 1 : crew.size();
  }

  /** Runs side by side those that were not run yet; stops where the watch does. */
  void run(List<Variant> variants) {
    List<Variant> fresh =
        variants.stream()
            .filter(variant -> !tried.containsKey(variant.text()))
            .filter(once())
            .toList();
    if (fresh.size() > 1 && watch.goesOn(count())) {
      List<Supplier<Optional<Attempt>>> work =
          fresh.stream()
              .<Supplier<Optional<Attempt>>>map(variant -> () -> attempt(variant))
              .toList();
      List<Optional<Attempt>> done = crew.all(work);
      for (int i = 0; i < fresh.size(); i++) {
        Variant variant = fresh.get(i);
        done.get(i).ifPresent(attempt -> keep(variant, attempt));
      }
    }
  }

  private static Predicate<Variant> once() {
    Set<String> seen = new TreeSet<>();
    return variant -> seen.add(variant.text());
  }

  private void keep(Variant variant, Attempt attempt) {
    Tried done = settled(attempt);
    tried.put(variant.text(), done);
    variants.add(variant);
    done.earned().ifPresent(ran::add);
  }

  private Tried settled(Attempt attempt) {
    try {
      return new Tried(attempt.run().map(this::earned), attempt.obstacle());
    } catch (IllegalArgumentException e) {
      return new Tried(Optional.empty(), Optional.of(new Outcome.Failed(why(e))));
    }
  }

  /**
   * What came of a variant in some periods, run if it was not yet.
   *
   * @param chosen empty for all periods
   * @return empty if it was stopped
   */
  Optional<Outcome> score(Variant variant, Optional<int[]> chosen) {
    if (!tried.containsKey(variant.text())) {
      Optional<Attempt> now = watch.goesOn(count()) ? attempt(variant) : Optional.empty();
      if (now.isEmpty()) {
        return Optional.empty();
      }
      keep(variant, now.get());
    }
    Tried known = Optional.ofNullable(tried.get(variant.text())).orElseThrow();
    return Optional.of(
        known.obstacle().orElseGet(() -> outcome(known.earned().orElseThrow(), chosen)));
  }

  /** Touches nothing that another attempt does; empty if it was stopped. */
  private Optional<Attempt> attempt(Variant variant) {
    BacktestPlan made;
    try {
      made = plan.sweep().plan().of(variant);
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new Attempt(Optional.empty(), Optional.of(new Outcome.Infeasible(why(e)))));
    }
    try {
      return Backtest.sketch(crew.size() > 1 ? made.apart() : made, seen, this::goesOn)
          .map(run -> new Attempt(Optional.of(run), Optional.empty()));
    } catch (IllegalArgumentException | FailedAnalystException e) {
      // what cannot be run is a trial like any other; a defect of ours ends the search
      return Optional.of(new Attempt(Optional.empty(), Optional.of(new Outcome.Failed(why(e)))));
    }
  }

  /** Runs one whole. */
  Optional<BacktestRun> run(BacktestPlan made) {
    return Backtest.run(made, codeVersion, this::goesOn);
  }

  private boolean goesOn(Instant told, int cycles) {
    return watch.goesOn(count());
  }

  private Earned earned(Sketch run) {
    Periods all = periods.orElseGet(() -> Periods.of(run.equity()));
    periods = Optional.of(all);
    return new Earned(all.returns(run.equity()), all.trades(run.roundTrips()), run.books());
  }

  private static String why(RuntimeException e) {
    String text = e.getClass().getSimpleName() + ": " + e.getMessage();
    return text.length() > WHY_MAX ? text.substring(0, WHY_MAX) : text;
  }

  private Outcome outcome(Earned earned, Optional<int[]> chosen) {
    Periods all = periods.orElseThrow();
    int[] here = chosen.orElseGet(all::all);
    if (earned.trades(here) < plan.tradesMin()) {
      return new Outcome.Infeasible(
          earned.trades(here) + " trades, at least " + plan.tradesMin() + " are asked for");
    }
    List<Double> values = new ArrayList<>();
    for (Objective objective : plan.objectives()) {
      Figure figure = objective.of(earned.returns(here), all.step().toMillis());
      if (!(figure instanceof Figure.Told told)) {
        return new Outcome.Infeasible("its " + objective.word() + " cannot be told");
      }
      values.add(told.value());
    }
    return new Outcome.Scored(values);
  }

  /** How many there were, and how far the Sharpe ratios of those that ran lie apart. */
  Trials trials() {
    List<Double> sharpes = new ArrayList<>();
    for (Earned one : ran) {
      Objective.SHARPE
          .of(one.returns(), periods.orElseThrow().step().toMillis())
          .number()
          .ifPresent(sharpes::add);
    }
    double variance =
        sharpes.size() < 2
            ? 0
            : Trials.of(Column.of(sharpes.stream().mapToDouble(s -> s).toArray())).variance();
    return new Trials(Math.max(1, count()), variance);
  }

  /**
   * As {@link #trials}, of more that were tried before. How far those lay apart is not known: as
   * far as these, or, of one alone, as far as chance puts them.
   */
  Trials trialsAfter(int before) {
    Trials own = trials();
    int count = periods.map(Periods::count).orElse(0);
    double variance = own.variance() > 0 || count < 2 ? own.variance() : 1.0 / (count - 1);
    return new Trials(own.count() + before, variance);
  }

  /** All that were run, each once. */
  List<Variant> variants() {
    return List.copyOf(variants);
  }

  Overfitting overfitting() {
    int count = periods.map(Periods::count).orElse(0);
    int blocks = Overfitting.BLOCKS_MAX;
    while (blocks > Overfitting.BLOCKS_MIN && count < blocks * 2 * Overfitting.BLOCK_MIN) {
      blocks -= 2;
    }
    return Overfitting.of(ran.stream().map(e -> Column.of(e.returns())).toList(), blocks);
  }
}
