package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.Timeframe;
import ffe.observation.Scene;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class CandlesMinTest {

  static List<Analyst> all() {
    return Strategies.offered();
  }

  /** In candles of five minutes. */
  private static int needed(Analyst analyst) {
    return Strategies.candlesMin(analyst.name()).entrySet().stream()
        .mapToInt(
            e ->
                e.getValue()
                    * (int) (e.getKey().length().toMinutes() / Timeframe.M5.length().toMinutes()))
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("all")
  void an_analyst_warms_up_for_exactly_as_long_as_is_told(Analyst analyst) {
    Opinion before = analyst.opine(new Scene(1000).wiggle(needed(analyst) - 1, 1).observe());
    Opinion then = analyst.opine(new Scene(1000).wiggle(needed(analyst), 1).observe());

    assertThat(before.reason()).isEqualTo("WARMING_UP");
    assertThat(then.reason()).isNotEqualTo("WARMING_UP");
  }

  @Test
  void of_nobody_there_is_nothing_told() {
    assertThatThrownBy(() -> Strategies.candlesMin("nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
