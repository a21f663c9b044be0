package ffe.optimization;

import static ffe.optimization.Studies.plan;
import static ffe.optimization.Studies.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.optimization.Constraint.Less;
import ffe.optimization.Outcome.Failed;
import ffe.optimization.Outcome.Infeasible;
import ffe.optimization.Outcome.Scored;
import ffe.optimization.Parameter.Whole;
import ffe.optimization.Search.Draw;
import ffe.optimization.Search.Grid;
import ffe.optimization.Study.Ask;
import ffe.statistics.Dice;
import ffe.statistics.Trials;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StudyTest {

  private static final Space SMALL =
      new Space(
          List.of(new Whole("fast", 1, 9, 1), new Whole("slow", 1, 9, 1)),
          List.of(new Less("fast", "slow")));

  private static Outcome fast(Variant variant) {
    return new Scored(List.of(Studies.decimal(variant, "fast")));
  }

  private static SortedSet<String> texts(List<Trial> trials) {
    return trials.stream()
        .map(trial -> trial.variant().text())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<StudyPlan> plans() {
    Space space = Studies.strategy();
    return Stream.of(
        plan(SMALL, new Grid(), 36, 1),
        plan(space, new Draw(), 60, 2),
        plan(SMALL, new Draw(), 60, 3),
        plan(space, new Tpe(10, 1), 50, 4),
        plan(space, new Tpe(7, 5), 52, 5),
        plan(SMALL, new Tpe(5, 4), 60, 6));
  }

  private static Outcome outcome(Variant variant) {
    return variant.words().isEmpty() ? fast(variant) : Studies.outcome(variant);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void every_search_tries_each_variant_once_and_only_those_of_the_space(StudyPlan plan) {
    List<Trial> trials = run(Study.begin(plan), 3, StudyTest::outcome);
    Lattice lattice = plan.space().lattice();
    int last = lattice.size().min(BigInteger.valueOf(plan.budget())).intValueExact();
    assertThat(texts(trials)).hasSize(last);
    assertThat(trials).allMatch(trial -> lattice.holds(trial.variant())).hasSize(last);
    assertThat(trials.get(last - 1).number()).isEqualTo(last - 1);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void the_trials_are_the_same_however_many_workers_there_are_and_whoever_is_first(StudyPlan plan) {
    List<Trial> expected = run(Study.begin(plan), 1, StudyTest::outcome);
    Dice dice = new Dice(plan.seed());
    Study study = Study.begin(plan);
    List<Ask> out = new ArrayList<>();
    while (!study.isOver()) {
      out.addAll(study.ask(1 + dice.below(6)));
      Ask ask = out.remove(dice.below(out.size()));
      if (dice.below(5) == 0) {
        study.giveBack(ask.number());
      } else {
        study.tell(ask.number(), outcome(ask.variant()));
      }
    }
    assertThat(study.trials()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void goes_on_from_its_told_trials_after_any_death(StudyPlan plan) {
    List<Trial> expected = run(Study.begin(plan), 1, StudyTest::outcome);
    Dice dice = new Dice(plan.seed() + 1);
    Study study = Study.begin(plan);
    int deaths = 0;
    while (!study.isOver()) {
      List<Ask> asks = new ArrayList<>(study.ask(6));
      Ask done = asks.get(dice.below(asks.size()));
      study.tell(done.number(), outcome(done.variant()));
      List<Trial> told = new ArrayList<>(study.trials());
      Collections.reverse(told);
      study = Study.resume(plan, told);
      deaths++;
    }
    assertThat(study.trials()).isEqualTo(expected);
    assertThat(deaths).isEqualTo(expected.size());
    assertThat(study.tally().asked()).isEqualTo(expected.size());
  }

  @Test
  void another_seed_tries_other_variants() {
    Space space = Studies.strategy();
    List<Trial> one = run(Study.begin(plan(space, new Draw(), 40, 1)), 1, Studies::outcome);
    List<Trial> other = run(Study.begin(plan(space, new Draw(), 40, 2)), 1, Studies::outcome);
    assertThat(texts(one)).doesNotContainAnyElementsOf(texts(other));
  }

  @Test
  void draws_all_of_a_space_about_evenly() {
    int[] first = new int[10];
    for (int seed = 0; seed < 3_600; seed++) {
      Study study = Study.begin(plan(SMALL, new Draw(), 1, seed));
      first[Math.toIntExact(study.ask(1).get(0).variant().whole("fast"))]++;
    }
    for (int fast = 1; fast <= 8; fast++) {
      assertThat(first[fast]).isBetween((9 - fast) * 100 - 100, (9 - fast) * 100 + 100);
    }
  }

  @Test
  void asks_for_what_is_known_and_waits_for_the_batch() {
    Study study = Study.begin(plan(Studies.strategy(), new Tpe(4, 3), 20, 9));
    assertThat(study.ask(10)).extracting(Ask::number).containsExactly(0, 1, 2, 3);
    study.tell(0, new Infeasible("no trade"));
    study.tell(1, new Failed("no candle"));
    study.tell(3, new Scored(List.of(1.0)));
    assertThat(study.ask(10)).isEmpty();
    study.giveBack(2);
    assertThat(study.ask(10)).extracting(Ask::number).containsExactly(2);
    study.tell(2, new Scored(List.of(2.0)));
    assertThat(study.ask(2)).extracting(Ask::number).containsExactly(4, 5);
    assertThat(study.ask(2)).extracting(Ask::number).containsExactly(6);
    assertThat(study.tally()).isEqualTo(new Tally(7, 2, 1, 1));
    assertThat(study.isOver()).isFalse();
  }

  @Test
  void counts_every_trial_told_when_it_says_how_likely_luck_is() {
    Study study = Study.begin(plan(SMALL, new Grid(), 100, 1));
    assertThat(study.luck(0)).isEmpty();
    List<Ask> asks = study.ask(5);
    study.tell(0, new Scored(List.of(0.5)));
    study.tell(1, new Scored(List.of(1.5)));
    study.tell(2, new Infeasible("no trade"));
    study.tell(3, new Failed("no candle"));
    study.tell(3, new Failed("no candle"));
    assertThat(asks).hasSize(5);
    assertThat(study.luck(0)).contains(new Trials(4, 0.5));
    assertThat(study.tally().told()).isEqualTo(4);
  }

  @Test
  void the_best_of_equals_is_the_first_and_the_front_is_in_order() {
    StudyPlan two = new StudyPlan(SMALL, List.of("sharpe", "calm"), new Grid(), 36, 1);
    Study study = Study.begin(two);
    double[][] values = {{1, 5}, {3, 1}, {2, 2}, {3, 1}, {1, 4}};
    study.ask(6);
    for (int i = 0; i < values.length; i++) {
      study.tell(i, new Scored(List.of(values[i][0], values[i][1])));
    }
    study.tell(5, new Infeasible("no trade"));
    assertThat(study.best(0).orElseThrow().number()).isEqualTo(1);
    assertThat(study.best(1).orElseThrow().number()).isZero();
    assertThat(study.front()).extracting(Trial::number).containsExactly(1, 3, 2, 0);
  }

  @Test
  void refuses_trials_that_are_not_of_its_plan() {
    StudyPlan plan = plan(Studies.strategy(), new Draw(), 60, 2);
    List<Trial> trials = run(Study.begin(plan), 1, Studies::outcome);
    refused(plan(Studies.strategy(), new Draw(), 60, 3), trials, "is not of this plan");
    refused(plan(SMALL, new Draw(), 60, 2), trials, "trials told: 0 to 36, not 60");
    refused(plan(Studies.strategy(), new Draw(), 59, 2), trials, "trials told: 0 to 59");
    refused(plan, Stream.of(trials.get(3), trials.get(3)).toList(), "trial 3 is told twice");
    StudyPlan tpe = plan(Studies.strategy(), new Tpe(5, 1), 60, 2);
    refused(tpe, List.of(trials.get(8)), "trial 0 is not told");
    Study begun = Study.begin(tpe);
    List<Trial> five = new ArrayList<>();
    begun.ask(5).forEach(a -> five.add(new Trial(a.number(), a.variant(), fast(a.variant()))));
    five.add(new Trial(5, five.get(0).variant(), fast(five.get(0).variant())));
    refused(tpe, five, "trial 5 is another one's variant");
    Variant foreign = SMALL.lattice().at(BigInteger.ZERO);
    five.set(5, new Trial(5, foreign, fast(foreign)));
    refused(tpe, five, "trial 5 is no variant of the space");
  }

  private static void refused(StudyPlan plan, List<Trial> told, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Study.resume(plan, told))
        .withMessageContaining(words);
  }
}
