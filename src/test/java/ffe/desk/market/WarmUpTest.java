package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Timeframe;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WarmUpTest {

  private static WarmUp of(int quorum) {
    return new WarmUp(
        new TreeMap<>(
            Map.of(
                "quick", Map.of(Timeframe.M5, 10),
                "slow", Map.of(Timeframe.M5, 20, Timeframe.M15, 30),
                "usual", Map.of(Timeframe.M5, 40))),
        quorum);
  }

  @Test
  void needs_the_most_that_any_analyst_needs_of_each_timeframe() {
    assertThat(of(2).candles())
        .containsExactly(Map.entry(Timeframe.M5, 40), Map.entry(Timeframe.M15, 30));
  }

  @Test
  void is_over_for_a_decision_when_the_quorum_has_a_view_and_for_all_with_the_last() {
    assertThat(of(1).whole().toDecide()).isEqualTo(Duration.ofMinutes(50));
    assertThat(of(2).whole().toDecide()).isEqualTo(Duration.ofMinutes(200));
    assertThat(of(3).whole().toDecide()).isEqualTo(Duration.ofMinutes(450));
    assertThat(of(1).whole().toAll()).isEqualTo(Duration.ofMinutes(450));
  }

  @Test
  void what_there_is_counts_by_timeframe() {
    WarmUp.Left left = of(2).left(Map.of(Timeframe.M5, 30, Timeframe.M15, 29));
    assertThat(left.toDecide()).isEqualTo(Duration.ofMinutes(15));
    assertThat(left.toAll()).isEqualTo(Duration.ofMinutes(50));
    assertThat(left.isWarm()).isFalse();
    assertThat(of(2).left(Map.of(Timeframe.M5, 300, Timeframe.M15, 300)).isWarm()).isTrue();
  }

  @Test
  void refuses_a_quorum_that_the_analysts_cannot_make() {
    assertThatThrownBy(() -> of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(4)).isInstanceOf(IllegalArgumentException.class);
  }
}
