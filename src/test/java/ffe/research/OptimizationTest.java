package ffe.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backtest.BacktestPlan;
import ffe.backtest.Walks;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.optimization.Search;
import ffe.optimization.Tpe;
import ffe.optimization.WalkForward;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A search is judged by what it is: here it is known beforehand what that is. */
@Tag("simulation")
class OptimizationTest {

  private static final Validation FORWARD =
      new Validation.Forward(WalkForward.Kind.ANCHORED, 4, Duration.ofDays(1));

  private static OptimizationPlan plan(Sweep sweep, Search search, int trials) {
    return new OptimizationPlan(sweep, List.of(Objective.SHARPE), search, trials, 7, FORWARD, 10);
  }

  private static OptimizationReport run(OptimizationPlan plan) {
    return Optimization.run(plan, "test", Optimization.Watch.NOBODY).orElseThrow();
  }

  /** Twenty who throw coins, over prices that go anywhere, at no cost. */
  private static OptimizationReport coins() {
    return run(
        plan(
            Contenders.sweep(
                Walks.of(Timeframe.H1, 1_800, 2), "coin.number", 1, 20, Contenders::coin),
            new Search.Grid(),
            20));
  }

  @Test
  void the_best_of_many_random_entries_is_called_what_it_is() {
    OptimizationReport report = coins();
    assertThat(report.tally().told()).isEqualTo(20);
    assertThat(report.trials()).hasSize(20);
    assertThat(report.tests()).hasSize(4);
    // without the count of trials the chosen one would look like something
    double alone = report.chosen().orElseThrow().values().get(0);
    assertThat(alone).isGreaterThan(0.1);
    assertThat(report.worth().trials().count()).isEqualTo(20);
    assertThat(report.worth().skill().number().orElseThrow()).isLessThan(0.95);
    assertThat(report.worth().overfitting().rank().number().orElseThrow()).isBetween(0.2, 0.8);
    assertThat(report.verdict()).isIn(Verdict.OVERFITTED, Verdict.NO_BETTER_THAN_CHANCE);
    assertThat(report.words()).contains("20 trials");
  }

  @Test
  void the_one_that_knows_among_many_that_throw_is_found_and_is_not_called_luck() {
    OptimizationReport report =
        run(
            plan(
                Contenders.sweep(
                    Contenders.tides(1_800, 5),
                    "coin.number",
                    1,
                    20,
                    n -> n == 17 ? Contenders.clock(23) : Contenders.coin(n)),
                new Search.Grid(),
                20));
    assertThat(report.chosen().orElseThrow().numbers()).containsEntry("coin.number", seventeen());
    assertThat(report.tests())
        .allSatisfy(t -> assertThat(t.chosen().orElseThrow().whole("coin.number")).isEqualTo(17));
    assertThat(report.verdict()).as(report.words()).isEqualTo(Verdict.UNLIKELY_LUCK_ALONE);
    assertThat(report.worth().again().orElseThrow().luck().trials()).isEqualTo(20);
  }

  private static BigDecimal seventeen() {
    return BigDecimal.valueOf(17);
  }

  @Test
  void a_find_that_comes_to_other_books_when_it_is_run_whole_is_none() {
    AtomicInteger asked = new AtomicInteger();
    Sweep sweep =
        Contenders.sweep(
            Walks.of(Timeframe.H1, 802, 4),
            "number",
            1,
            3,
            number -> Contenders.fickle(number, asked));
    OptimizationPlan plan =
        new OptimizationPlan(sweep, List.of(Objective.RETURN), new Search.Grid(), 3, 3, FORWARD, 1);
    assertThatThrownBy(() -> run(plan))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("run whole, ")
        .hasMessageContaining("other books");
  }

  /** Small enough to be run many times. */
  private static OptimizationPlan few(Search search, int trials, Validation validation) {
    CandleSeries walk = Walks.of(Timeframe.H1, 800, 4);
    Sweep sweep = Contenders.sweep(walk, "coin.number", 1, 12, Contenders::coin);
    return new OptimizationPlan(sweep, List.of(Objective.RETURN), search, trials, 3, validation, 1);
  }

  @Test
  void the_same_plan_gives_the_same_report_and_another_seed_other_trials() {
    OptimizationPlan tpe = few(new Tpe(3, 1), 5, FORWARD);
    OptimizationReport report = run(tpe);
    assertThat(run(tpe)).isEqualTo(report);
    assertThat(report.worth().trials().count()).isBetween(5, 12);
    OptimizationPlan other =
        new OptimizationPlan(tpe.sweep(), tpe.objectives(), tpe.search(), 5, 4, FORWARD, 1);
    assertThat(run(other).trials()).isNotEqualTo(report.trials());
  }

  @Test
  void what_is_chosen_in_training_does_not_change_with_what_comes_later() {
    CandleSeries whole = Walks.of(Timeframe.H1, 1_200, 6);
    List<Candle> changed = new ArrayList<>();
    int kept = 760;
    for (int i = 0; i < whole.size(); i++) {
      Candle c = whole.candle(i);
      double by = i < kept ? 1 : 1 + (i - kept) * 0.002;
      changed.add(
          new Candle(
              c.opensAt(),
              c.open() * by,
              c.high() * by,
              c.low() * by,
              c.close() * by,
              c.volume(),
              c.trades()));
    }
    CandleSeries other = CandleSeries.of(whole.instrument(), Timeframe.H1, changed);
    List<OptimizationReport> reports = new ArrayList<>();
    for (CandleSeries market : List.of(whole, other)) {
      Sweep sweep = Contenders.sweep(market, "coin.number", 1, 6, Contenders::coin);
      reports.add(
          run(
              new OptimizationPlan(
                  sweep, List.of(Objective.RETURN), new Search.Grid(), 6, 3, FORWARD, 1)));
    }
    // trainings that end before the change; the last ones see it
    for (int test = 0; test < 2; test++) {
      assertThat(reports.get(1).tests().get(test).chosen())
          .isEqualTo(reports.get(0).tests().get(test).chosen());
      assertThat(reports.get(1).tests().get(test).inTraining())
          .isEqualTo(reports.get(0).tests().get(test).inTraining());
    }
    assertThat(reports.get(1).tests().get(3)).isNotEqualTo(reports.get(0).tests().get(3));
  }

  @Test
  void what_breaks_or_cannot_be_is_a_trial_too_and_is_told() {
    OptimizationPlan few = few(new Search.Grid(), 12, FORWARD);
    Sweep.Maker maker =
        variant -> {
          if (variant.whole("coin.number") == 2) {
            throw new IllegalArgumentException("two cannot be");
          }
          BacktestPlan made = few.sweep().plan().of(variant);
          return variant.whole("coin.number") != 3
              ? made
              : new BacktestPlan(
                  made.account(),
                  made.markets(),
                  List.of(Contenders.broken()),
                  made.rules(),
                  made.deposit(),
                  made.liftAfter());
        };
    OptimizationReport report =
        run(
            new OptimizationPlan(
                new Sweep(few.sweep().space(), maker),
                few.objectives(),
                few.search(),
                12,
                3,
                FORWARD,
                1));
    assertThat(report.tally().failed()).isEqualTo(1);
    assertThat(report.tally().infeasible()).isGreaterThanOrEqualTo(1);
    assertThat(report.tally().told()).isEqualTo(12);
    assertThat(report.worth().trials().count()).isEqualTo(12);
    assertThat(report.trials().get(1).why()).contains("two cannot be");
    assertThat(report.trials().get(2).outcome()).isEqualTo("failed");
  }

  /** What no rule does: it fails where nobody asked it anything. */
  private record Defect() implements Analyst {

    @Override
    public String name() {
      throw new IllegalStateException("a defect");
    }

    @Override
    public Opinion opine(Observation observation) {
      return new Opinion.Abstention("defect", "NO_VIEW", "It has none.");
    }
  }

  @Test
  void a_defect_ends_the_search_and_is_no_trial() {
    OptimizationPlan few = few(new Search.Grid(), 12, FORWARD);
    Sweep.Maker maker =
        variant -> {
          BacktestPlan made = few.sweep().plan().of(variant);
          return variant.whole("coin.number") != 2
              ? made
              : new BacktestPlan(
                  made.account(),
                  made.markets(),
                  List.of(new Defect()),
                  made.rules(),
                  made.deposit(),
                  made.liftAfter());
        };
    OptimizationPlan broken =
        new OptimizationPlan(
            new Sweep(few.sweep().space(), maker),
            few.objectives(),
            few.search(),
            12,
            3,
            FORWARD,
            1);
    assertThatThrownBy(() -> run(broken)).hasMessage("a defect");
  }

  @Test
  void where_none_trades_enough_there_is_nothing_to_choose() {
    OptimizationPlan few = few(new Search.Grid(), 12, FORWARD);
    OptimizationReport report =
        run(
            new OptimizationPlan(
                few.sweep(), few.objectives(), few.search(), 12, 3, FORWARD, 10_000));
    assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_TO_CHOOSE);
    assertThat(report.chosen()).isEmpty();
    assertThat(report.tally().infeasible()).isEqualTo(12);
  }

  /** Three hands. */
  private static final Crew THREE =
      new Crew() {
        @Override
        public int size() {
          return 3;
        }

        @Override
        public <T> List<T> all(List<Supplier<T>> work) {
          return work.parallelStream().map(Supplier::get).toList();
        }
      };

  @Test
  void many_hands_come_to_the_same_report() {
    for (Search search : List.of(new Search.Grid(), new Search.Draw(), Tpe.usual())) {
      OptimizationPlan plan = few(search, 12, FORWARD);
      assertThat(Optimization.run(plan, "test", Optimization.Watch.NOBODY, THREE))
          .as("by %s", search)
          .contains(run(plan));
    }
  }

  @Test
  void many_hands_stop_when_they_are_told() {
    AtomicInteger asked = new AtomicInteger();
    assertThat(
            Optimization.run(
                few(new Search.Grid(), 12, FORWARD),
                "test",
                ran -> asked.incrementAndGet() < 6,
                THREE))
        .isEqualTo(Optional.empty());
    assertThat(asked.get()).isLessThan(12);
  }

  @Test
  void stopped_on_the_way_it_gives_no_report() {
    int[] asked = {0};
    assertThat(Optimization.run(few(new Search.Grid(), 12, FORWARD), "test", ran -> ++asked[0] < 4))
        .isEqualTo(Optional.empty());
    assertThat(asked[0]).isEqualTo(4);
  }

  @Test
  void each_period_is_tested_once_and_training_keeps_its_distance() {
    OptimizationReport crossed =
        run(
            few(
                new Search.Grid(),
                12,
                new Validation.Cross(4, Duration.ofHours(12), Duration.ofHours(12))));
    assertThat(crossed.tests()).hasSize(4);
    int periods = crossed.worth().outside().returns();
    assertThat(crossed.validation()).contains("purged and embargoed");
    for (OptimizationReport.Test test : crossed.tests()) {
      assertThat(test.trained()).isLessThan(periods - periods / 4 - 2);
    }
    // in the middle three are lost before the test, and six after it
    assertThat(crossed.tests().get(1).trained()).isBetween(periods / 2, periods - periods / 4 - 9);
    assertThat(run(few(new Search.Grid(), 12, FORWARD)).tests().get(0).trained())
        .isLessThan(periods / 4);
  }

  @Test
  void what_cannot_be_searched_is_refused_with_its_limit() {
    assertThatThrownBy(() -> run(few(new Search.Grid(), 11, FORWARD)))
        .hasMessageContaining("a grid tries all variants, 12, and the budget is 11");
    assertThatThrownBy(() -> few(new Search.Grid(), 10_001, FORWARD))
        .hasMessageContaining("trials: 1 to 10000");
    assertThatThrownBy(
            () -> new Validation.Forward(WalkForward.Kind.ROLLING, 51, Duration.ofDays(1)))
        .hasMessageContaining("folds: 1 to 50");
    assertThatThrownBy(() -> run(few(new Search.Grid(), 12, after(Duration.ofHours(497)))))
        .hasMessageContaining("folds: 4 of them leave less than");
    assertThatThrownBy(() -> run(few(new Search.Grid(), 12, after(Duration.ofDays(30)))))
        .hasMessageContaining("embargo_hours: 720 hours leave nothing of the recording's PT499H");
  }

  private static Validation after(Duration embargo) {
    return new Validation.Forward(WalkForward.Kind.ROLLING, 4, embargo);
  }
}
