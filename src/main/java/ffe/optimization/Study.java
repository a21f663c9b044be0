package ffe.optimization;

import ffe.optimization.Outcome.Failed;
import ffe.optimization.Outcome.Infeasible;
import ffe.optimization.Outcome.Scored;
import ffe.statistics.Column;
import ffe.statistics.Trials;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A search at work: it is asked what to try, and told what came of it.
 *
 * <p>Everything it asks follows from its plan and what it was told, in whatever order and by
 * however many workers. Keep the plan and the told trials: {@link #resume} goes on from them as if
 * nothing had happened, and asks again what was asked and never told. Used by one thread.
 */
public final class Study {

  /** More at once are refused. */
  public static final int ASK_MAX = 1_000;

  private final StudyPlan plan;
  private final Course course;

  /** Asked before, not told, and nobody's now. */
  private final SortedSet<Integer> waiting = new TreeSet<>();

  private final SortedSet<Integer> out = new TreeSet<>();
  private int toldInARow;

  /** Trials there can be: the budget, or all variants if they are fewer. */
  private final int last;

  /** Try this. */
  public record Ask(int number, Variant variant) {}

  private Study(StudyPlan plan) {
    this.plan = plan;
    Lattice lattice = plan.space().lattice();
    plan.search().check(lattice.size(), plan.budget());
    this.course = new Course(lattice, plan.seed());
    this.last = lattice.size().min(BigInteger.valueOf(plan.budget())).intValueExact();
  }

  /**
   * From the beginning.
   *
   * @throws IllegalArgumentException where the search cannot search this space
   */
  public static Study begin(StudyPlan plan) {
    return new Study(plan);
  }

  /**
   * Goes on.
   *
   * @param told the trials told, in any order
   * @throws IllegalArgumentException where they cannot be of this plan
   */
  public static Study resume(StudyPlan plan, List<Trial> told) {
    Study study = new Study(plan);
    Check.within("trials told", told.size(), 0, study.last);
    SortedMap<Integer, Trial> byNumber = new TreeMap<>();
    for (Trial trial : told) {
      Check.require(
          byNumber.put(trial.number(), trial) == null,
          "trial " + trial.number() + " is told twice");
    }
    if (!byNumber.isEmpty()) {
      Check.within("number of a trial", byNumber.lastKey(), 0, study.last - 1L);
      for (int number = 0; number <= byNumber.lastKey(); number++) {
        study.restore(number, Optional.ofNullable(byNumber.get(number)));
      }
    }
    return study;
  }

  private void restore(int number, Optional<Trial> told) {
    int first = plan.search().waitsFor(number);
    Check.require(
        first <= toldInARow,
        "trial " + toldInARow + " is not told, and one that waits for it is asked: " + number);
    if (told.isPresent() && first > 0) {
      Variant variant = told.get().variant();
      Check.require(
          course.lattice().holds(variant),
          "trial " + number + " is no variant of the space: " + variant.text());
      course.add(variant);
    } else {
      Variant planned = plan.search().next(course);
      Check.require(
          told.isEmpty() || told.get().variant().equals(planned),
          "trial " + number + " is not of this plan, which tries " + planned.text());
      course.add(planned);
    }
    told.ifPresentOrElse(trial -> keep(number, trial.outcome()), () -> waiting.add(number));
  }

  /**
   * What to try now: at first what was given back, then what is new. Fewer than asked for where the
   * search waits for results, or nothing is left.
   *
   * @param count 1 to {@link #ASK_MAX}
   */
  public List<Ask> ask(int count) {
    Check.within("trials to ask for", count, 1, ASK_MAX);
    List<Ask> asks = new ArrayList<>();
    while (asks.size() < count && (!waiting.isEmpty() || addsNew())) {
      int number = waiting.first();
      waiting.remove(number);
      out.add(number);
      asks.add(new Ask(number, course.variants().get(number)));
    }
    return asks;
  }

  private boolean addsNew() {
    int number = course.number();
    if (number >= last || plan.search().waitsFor(number) > toldInARow) {
      return false;
    }
    course.add(plan.search().next(course));
    waiting.add(number);
    return true;
  }

  /**
   * What came of a trial. The same may be told again, and changes nothing.
   *
   * @throws IllegalArgumentException where it was never asked, or something else was told of it
   */
  public void tell(int number, Outcome outcome) {
    Check.require(number >= 0 && number < course.number(), "trial " + number + " was never asked");
    Outcome before = course.told().getOrDefault(number, outcome);
    Check.require(
        before.equals(outcome), "trial " + number + " was told already, and otherwise: " + before);
    keep(number, outcome);
    waiting.remove(number);
    out.remove(number);
  }

  private void keep(int number, Outcome outcome) {
    boolean fits =
        !(outcome instanceof Scored scored) || scored.values().size() == plan.objectives().size();
    Check.require(
        fits, "trial " + number + ": one value of each of " + plan.objectives() + ": " + outcome);
    course.told().put(number, outcome);
    while (course.told().containsKey(toldInARow)) {
      toldInARow++;
    }
  }

  /** A trial that was given out and will not be told: it is asked again. */
  public void giveBack(int number) {
    Check.require(out.remove(number), "trial " + number + " is not out");
    waiting.add(number);
  }

  /** All trials there can be are told. */
  public boolean isOver() {
    return toldInARow == last;
  }

  /** All told trials in the order asked: with the plan, all there is to keep. */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    course.told().forEach((number, outcome) -> trials.add(trial(number, outcome)));
    return trials;
  }

  private Trial trial(int number, Outcome outcome) {
    return new Trial(number, course.variants().get(number), outcome);
  }

  public Tally tally() {
    List<Outcome> told = List.copyOf(course.told().values());
    return new Tally(
        course.number(),
        (int) told.stream().filter(Scored.class::isInstance).count(),
        (int) told.stream().filter(Infeasible.class::isInstance).count(),
        (int) told.stream().filter(Failed.class::isInstance).count());
  }

  private List<Trial> scored() {
    return trials().stream().filter(trial -> trial.outcome() instanceof Scored).toList();
  }

  private static List<Double> values(Trial trial) {
    return trial.outcome() instanceof Scored scored ? scored.values() : List.of();
  }

  /**
   * The trial with the greatest value, of equals the one asked first.
   *
   * @param objective its index in the plan
   */
  public Optional<Trial> best(int objective) {
    Check.within("objective", objective, 0, plan.objectives().size() - 1L);
    return scored().stream()
        .max(
            Comparator.comparingDouble((Trial trial) -> values(trial).get(objective))
                .thenComparing(Comparator.comparingInt(Trial::number).reversed()));
  }

  /** Trials that no other one dominates, the greatest first objective first. */
  public List<Trial> front() {
    List<Trial> scored = scored();
    List<List<Integer>> fronts = Pareto.fronts(scored.stream().map(Study::values).toList());
    return fronts.isEmpty() ? List.of() : fronts.get(0).stream().map(scored::get).toList();
  }

  /**
   * What a Sharpe ratio has to be deflated by: every trial told is counted, the spread is that of
   * those scored. Trials of other studies over the same market have to be added.
   *
   * @param objective one that is a Sharpe ratio of a period, not annual
   * @return empty where none is scored
   */
  public Optional<Trials> luck(int objective) {
    Check.within("objective", objective, 0, plan.objectives().size() - 1L);
    double[] values = scored().stream().mapToDouble(t -> values(t).get(objective)).toArray();
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new Trials(tally().told(), Trials.of(Column.of(values)).variance()));
  }
}
