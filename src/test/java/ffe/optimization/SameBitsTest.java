package ffe.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.optimization.Outcome.Scored;
import ffe.optimization.Search.Draw;
import ffe.optimization.Search.Grid;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The digest moves only by hand, and never by the machine or the Java it runs on. */
final class SameBitsTest {

  record Kept(StudyPlan plan, List<Trial> trials, List<Trial> front, Tally tally) {}

  private static Kept kept(Search search) {
    StudyPlan plan =
        new StudyPlan(Studies.strategy(), List.of("sharpe", "calm"), search, 40, 20111212);
    Study study = Study.begin(plan);
    Studies.run(
        study,
        1,
        v ->
            Studies.outcome(v) instanceof Scored scored
                ? new Scored(List.of(scored.values().get(0), -Studies.decimal(v, "stop")))
                : Studies.outcome(v));
    return new Kept(plan, study.trials(), study.front(), study.tally());
  }

  private static List<Kept> all() {
    return Stream.of(new Draw(), Tpe.usual(), new Tpe(8, 4)).map(SameBitsTest::kept).toList();
  }

  @Test
  void every_search_tries_the_same_everywhere() {
    assertThat(Canon.digest(all()).hex())
        .isEqualTo("21e97dca9976480c9c9b2b86cca807f971cdf946d0be5babd8f73d003eabfc6a");
  }

  @Test
  void plans_and_trials_can_be_kept_and_read_again() {
    for (Kept kept : all()) {
      assertThat(Canon.read(Canon.write(kept), Kept.class)).isEqualTo(kept);
      assertThat(Study.resume(kept.plan(), kept.trials()).isOver()).isTrue();
    }
    StudyPlan grid = Studies.plan(Studies.cube(1), new Grid(), 101, 0);
    assertThat(Canon.read(Canon.write(grid), StudyPlan.class)).isEqualTo(grid);
    WalkForward walk =
        new WalkForward(
            WalkForward.Kind.ROLLING,
            Duration.ofDays(90),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ZERO);
    assertThat(Canon.read(Canon.write(walk), WalkForward.class)).isEqualTo(walk);
  }
}
