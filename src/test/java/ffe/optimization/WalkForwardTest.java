package ffe.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.optimization.WalkForward.Kind;
import ffe.optimization.WalkForward.Plan;
import ffe.optimization.WalkForward.Window;
import ffe.statistics.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class WalkForwardTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Interval span(int from, int to) {
    return new Interval(START.plus(days(from)), START.plus(days(to)));
  }

  @Test
  void a_rolling_plan_moves_training_and_test_by_the_step() {
    Plan plan =
        new WalkForward(Kind.ROLLING, days(30), days(10), days(10), days(2)).plan(span(0, 65));
    assertThat(plan.windows())
        .containsExactly(
            new Window(span(0, 30), span(32, 42)),
            new Window(span(10, 40), span(42, 52)),
            new Window(span(20, 50), span(52, 62)));
    assertThat(plan.leftOver()).contains(span(62, 65));
  }

  @Test
  void an_anchored_plan_keeps_its_beginning_and_may_leave_nothing_over() {
    Plan plan =
        new WalkForward(Kind.ANCHORED, days(30), days(10), days(15), days(0)).plan(span(0, 55));
    assertThat(plan.windows())
        .containsExactly(
            new Window(span(0, 30), span(30, 40)), new Window(span(0, 45), span(45, 55)));
    assertThat(plan.leftOver()).isEmpty();
  }

  @Test
  @Tag("property")
  void windows_never_overlap_and_all_that_fit_are_there() {
    Dice dice = new Dice(2018);
    for (int trial = 0; trial < 500; trial++) {
      int train = 1 + dice.below(20);
      int test = 1 + dice.below(10);
      int step = test + dice.below(5);
      int embargo = dice.below(4);
      int length = train + embargo + test + dice.below(100);
      Kind kind = dice.below(2) == 0 ? Kind.ANCHORED : Kind.ROLLING;
      Plan plan =
          new WalkForward(kind, days(train), days(test), days(step), days(embargo))
              .plan(span(0, length));
      check(plan, span(0, length), days(embargo));
      List<Window> windows = plan.windows();
      Instant end = windows.get(windows.size() - 1).test().to();
      assertThat(plan.leftOver())
          .isEqualTo(
              end.equals(span(0, length).to())
                  ? Optional.empty()
                  : Optional.of(new Interval(end, span(0, length).to())));
      assertThat(end.plus(days(step))).isAfter(span(0, length).to());
      for (Window window : windows) {
        assertThat(window.test().length()).isEqualTo(days(test));
        boolean isAnchored = kind == Kind.ANCHORED;
        assertThat(window.train().length().equals(days(train)))
            .isEqualTo(!isAnchored || window.equals(windows.get(0)));
        assertThat(isAnchored && !window.train().from().equals(START)).isFalse();
      }
    }
  }

  private static void check(Plan plan, Interval span, Duration embargo) {
    Instant lastTest = span.from();
    for (Window window : plan.windows()) {
      assertThat(window.train().overlaps(window.test())).isFalse();
      assertThat(Duration.between(window.train().to(), window.test().from())).isEqualTo(embargo);
      assertThat(window.train().from()).isAfterOrEqualTo(span.from());
      assertThat(window.test().to()).isBeforeOrEqualTo(span.to());
      assertThat(window.test().from()).isAfterOrEqualTo(lastTest);
      lastTest = window.test().to();
    }
  }
}
