package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.backtest.Ran;
import ffe.statistics.Blocks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What else a run could have come to. */
@Tag("simulation")
class ChancesTest {

  private static final Chances.Draw DRAW =
      new Chances.Draw(Blocks.Kind.STATIONARY, Optional.empty(), 100, 7, List.of(0.0, 1.0, 2.0));

  @Test
  void is_left_between_two_passes_by_whom_nobody_waits_for() {
    BacktestRun run = Ran.run();
    int[] asked = {0};
    assertThat(Chances.of(run, DRAW, () -> ++asked[0] < 3)).isEmpty();
    assertThat(asked[0]).isEqualTo(3);
    asked[0] = 0;
    Chances all = Chances.of(run, DRAW, () -> ++asked[0] > 0).orElseThrow();
    assertThat(asked[0]).isEqualTo(4);
    assertThat(all.stressed()).extracting(s -> s.multiple()).containsExactly(0.0, 1.0, 2.0);
    assertThat(all.trades()).isEqualTo(new Trades(run).closed().size());
  }
}
