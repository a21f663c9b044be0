package ffe.optimization;

import static ffe.optimization.Studies.decimal;
import static ffe.optimization.Studies.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.optimization.Outcome.Infeasible;
import ffe.optimization.Outcome.Scored;
import ffe.optimization.Search.Draw;
import ffe.statistics.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TpeTest {

  private static final int SEEDS = 31;
  private static final int BUDGET = 60;

  private static double bowl(Variant v) {
    double sum = 0;
    for (String name : v.numbers().keySet()) {
      double off = decimal(v, name) - 0.3;
      sum -= off * off;
    }
    return sum;
  }

  /** Branin, on the square from 0 to 1. */
  private static double branin(Variant v) {
    double x = decimal(v, "x0") * 15 - 5;
    double y = decimal(v, "x1") * 15;
    double a = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return -(a * a + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10);
  }

  private static double strategy(Variant v) {
    return Studies.outcome(v) instanceof Scored scored ? scored.values().get(0) : -100;
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        function("a bowl of four", Studies.cube(4), TpeTest::bowl),
        function("Branin", Studies.cube(2), TpeTest::branin),
        function("a strategy with words", Studies.strategy(), TpeTest::strategy));
  }

  private static Arguments function(String name, Space space, ToDoubleFunction<Variant> value) {
    return Arguments.of(name, space, value);
  }

  private static double median(Space space, Search search, Function<Variant, Outcome> market) {
    double[] best = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      Study study = Study.begin(plan(space, search, BUDGET, seed));
      Studies.run(study, 4, market);
      best[seed] = study.best(0).map(t -> ((Scored) t.outcome()).values().get(0)).orElse(-1000.0);
    }
    Arrays.sort(best);
    return best[SEEDS / 2];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void finds_more_in_sixty_trials_than_chance_in_the_median_of_seeds(
      String name, Space space, ToDoubleFunction<Variant> value) {
    Function<Variant, Outcome> market = v -> new Scored(List.of(value.applyAsDouble(v)));
    double chance = median(space, new Draw(), market);
    double one = median(space, Tpe.usual(), market);
    double four = median(space, new Tpe(10, 4), market);
    assertThat(one).as(name).isGreaterThan(chance);
    assertThat(four).isGreaterThan(chance);
  }

  @Test
  void keeps_away_from_what_is_infeasible() {
    int[] infeasible = new int[2];
    List<Search> searches = List.of(new Draw(), Tpe.usual());
    for (int i = 0; i < 2; i++) {
      for (int seed = 0; seed < 10; seed++) {
        Study study = Study.begin(plan(Studies.cube(2), searches.get(i), BUDGET, seed));
        Studies.run(
            study,
            1,
            v -> decimal(v, "x0") > 0.3 ? new Infeasible("too deep") : new Scored(List.of(1.0)));
        infeasible[i] += study.tally().infeasible();
      }
    }
    assertThat(infeasible[0]).isBetween(350, 490);
    assertThat(infeasible[1]).isLessThan(infeasible[0] * 3 / 4);
  }

  @Test
  void finds_a_wider_front_of_two_objectives_than_chance() {
    int better = 0;
    for (int seed = 0; seed < 11; seed++) {
      if (area(Tpe.usual(), seed) > area(new Draw(), seed)) {
        better++;
      }
    }
    assertThat(better).isGreaterThanOrEqualTo(8);
  }

  /** What the front of two bowls dominates, down to a corner that is worse than all. */
  private static double area(Search search, int seed) {
    StudyPlan plan = new StudyPlan(Studies.cube(4), List.of("low", "high"), search, BUDGET, seed);
    Study study = Study.begin(plan);
    Studies.run(study, 1, v -> new Scored(List.of(off(v, 0.2), off(v, 0.8))));
    double area = 0;
    double floor = -4;
    for (Trial trial : study.front()) {
      List<Double> values = ((Scored) trial.outcome()).values();
      area += (values.get(0) + 4) * (values.get(1) - floor);
      floor = values.get(1);
    }
    return area;
  }

  private static double off(Variant v, double middle) {
    return -v.numbers().values().stream()
        .mapToDouble(x -> (x.doubleValue() - middle) * (x.doubleValue() - middle))
        .sum();
  }

  @Test
  @Tag("property")
  void densities_sum_to_one_and_are_drawn_as_they_say() {
    Dice dice = new Dice(11);
    Axis numbers = Studies.cube(1).lattice().axes().get(0);
    Axis words = new Axis("vote", List.of(), List.of("one", "two", "three"));
    List<int[]> trials = new ArrayList<>();
    for (int count = 0; count < 20; count++) {
      Parzen density = new Parzen(List.of(numbers, words), trials);
      double sum = 0;
      double[] mean = new double[2];
      for (int i = 0; i < numbers.size() * 3; i++) {
        int[] places = {i / 3, i % 3};
        assertThat(density.at(places)).isPositive();
        sum += density.at(places);
        mean[0] += places[0] * density.at(places);
        mean[1] += places[1] * density.at(places);
      }
      double[] drawn = new double[2];
      for (int i = 0; i < 4_000; i++) {
        int[] places = density.draw(dice);
        drawn[0] += places[0] / 4_000.0;
        drawn[1] += places[1] / 4_000.0;
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
      assertThat(drawn[0]).isCloseTo(mean[0], within(2.0));
      assertThat(drawn[1]).isCloseTo(mean[1], within(0.06));
      trials.add(new int[] {dice.below(30), dice.below(2)});
    }
  }
}
