package ffe.optimization;

import ffe.statistics.Dice;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio, Kégl, Algorithms for
 * Hyper-Parameter Optimization, 2011), over all parameters together as in BOHB (see {@link
 * Parzen}). The best tenth of the trials told, at most 25, are good; all others, those not yet
 * told, infeasible and failed ones too, are not. Of 24 candidates drawn from where good ones lie,
 * the one is taken that is likeliest among the good by how likely it is among the others. Several
 * objectives are ranked by {@link Pareto}.
 *
 * @param startup trials drawn by chance at first, 1 to 1,000
 * @param batch trials asked from the same knowledge, 1 to 100: so many workers find work, and the
 *     trials are the same however many there are. The next batch waits for all of the last one.
 */
public record Tpe(int startup, int batch) implements Search {

  /** It looks at all trials before each. */
  public static final int BUDGET_MAX = 5_000;

  private static final int STARTUP_MAX = 1_000;
  private static final int BATCH_MAX = 100;
  private static final int GOOD_PART = 10;
  private static final int GOOD_MAX = 25;
  private static final int CANDIDATES = 24;

  /** Candidates that break a constraint or were tried are drawn again, so often in all. */
  private static final int DRAWS_MAX = 20 * CANDIDATES;

  public Tpe {
    Check.within("startup", startup, 1, STARTUP_MAX);
    Check.within("batch", batch, 1, BATCH_MAX);
  }

  /** Ten by chance, then one after another. */
  public static Tpe usual() {
    return new Tpe(10, 1);
  }

  @Override
  public int waitsFor(int number) {
    return number < startup ? 0 : number - (number - startup) % batch;
  }

  @Override
  public void check(BigInteger size, int budget) {
    Check.require(
        budget <= BUDGET_MAX,
        "the budget of TPE: at most " + BUDGET_MAX + " trials, not " + budget);
  }

  @Override
  public Variant next(Course course) {
    Dice dice = course.dice();
    if (course.number() < startup) {
      return course.untried(dice);
    }
    return best(course, dice).orElseGet(() -> course.untried(dice));
  }

  private Optional<Variant> best(Course course, Dice dice) {
    List<Integer> numbers = good(course.toldBelow(waitsFor(course.number())));
    List<int[]> in = new ArrayList<>();
    List<int[]> out = new ArrayList<>();
    for (int i = 0; i < course.number(); i++) {
      (numbers.contains(i) ? in : out).add(course.lattice().places(course.variants().get(i)));
    }
    Parzen good = new Parzen(course.lattice().axes(), in);
    Parzen others = new Parzen(course.lattice().axes(), out);
    Optional<Variant> best = Optional.empty();
    double most = Double.NEGATIVE_INFINITY;
    int found = 0;
    for (int draw = 0; draw < DRAWS_MAX && found < CANDIDATES; draw++) {
      int[] places = good.draw(dice);
      Variant variant = course.lattice().variant(places);
      if (course.isTried(variant) || !course.lattice().keepsConstraints(variant)) {
        continue;
      }
      found++;
      double score = good.at(places) / others.at(places);
      if (score > most) {
        most = score;
        best = Optional.of(variant);
      }
    }
    return best;
  }

  /** Numbers of the good trials. */
  private static List<Integer> good(Map<Integer, Outcome> told) {
    List<Integer> numbers = new ArrayList<>();
    List<List<Double>> values = new ArrayList<>();
    told.forEach(
        (number, outcome) -> {
          if (outcome instanceof Outcome.Scored scored) {
            numbers.add(number);
            values.add(scored.values());
          }
        });
    int count = Math.min(GOOD_MAX, (numbers.size() + GOOD_PART - 1) / GOOD_PART);
    return Pareto.ranked(values).subList(0, count).stream().map(numbers::get).toList();
  }
}
