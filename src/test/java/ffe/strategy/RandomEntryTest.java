package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.observation.Observation;
import ffe.observation.Recorded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RandomEntryTest {

  private static List<Observation> seen = List.of();

  @BeforeAll
  static void walkTheTape() {
    seen = Recorded.observations(Recorded.btcTicks());
  }

  private static List<String> said(Analyst analyst) {
    return seen.stream()
        .map(analyst::opine)
        .map(o -> o instanceof Opinion.View view ? view.action().name() : o.reason())
        .toList();
  }

  private static long count(List<String> said, Action action) {
    return said.stream().filter(action.name()::equals).count();
  }

  @Test
  void buys_and_sells_as_often_as_it_is_set_to() {
    List<String> often = said(Strategies.named("random-entry:every=4:leave=8"));
    double warm = often.stream().filter(s -> !s.equals("WARMING_UP")).count();
    assertThat(count(often, Action.BUY) / warm).isBetween(0.20, 0.30);
    assertThat(count(often, Action.SELL) / warm).isBetween(0.06, 0.13);
    List<String> rarely = said(Strategies.named("random-entry:every=500:leave=1000"));
    assertThat(count(rarely, Action.BUY)).isBetween(0L, 12L);
  }

  @Test
  void what_it_says_is_meant_for_an_hour_with_its_score_and_stop() {
    Analyst usual = Strategies.named("random-entry");
    Analyst told = Strategies.named("random-entry:stop-atr=2:reward=2");
    int buys = 0;
    for (Observation observation : seen) {
      if (usual.opine(observation) instanceof Opinion.View view && view.action() == Action.BUY) {
        buys++;
        assertThat(view.probability().value()).isEqualTo(0.70);
        assertThat(view.horizon()).isEqualTo(Duration.ofHours(1));
        assertThat(told.opine(observation))
            .isInstanceOfSatisfying(
                Opinion.View.class,
                same -> {
                  assertThat(same.stop()).isEqualTo(view.stop());
                  assertThat(same.target()).isEqualTo(view.target());
                });
      }
    }
    assertThat(buys).isPositive();
  }

  @Test
  void a_seed_says_the_same_again_and_another_something_else() {
    assertThat(said(Strategies.named("random-entry:seed=7")))
        .isEqualTo(said(Strategies.named("random-entry:seed=7")))
        .isNotEqualTo(said(Strategies.named("random-entry:seed=8")))
        .isNotEqualTo(said(Strategies.named("random-entry")));
  }
}
