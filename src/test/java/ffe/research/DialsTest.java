package ffe.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backtest.BacktestPlan;
import ffe.backtest.Walks;
import ffe.decision.Analyst;
import ffe.market.Timeframe;
import ffe.optimization.Lattice;
import ffe.strategy.Strategies;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class DialsTest {

  private static final BacktestPlan PLAN =
      Contenders.free(
          Walks.of(Timeframe.H1, 400, 1),
          List.of(Strategies.named("momentum:rsi=9"), Strategies.named("trend-flip")));

  @Test
  void a_variant_sets_rules_weights_limits_and_counting_and_keeps_the_rest() {
    Sweep sweep =
        Dials.read(
            "momentum.fast=5..9/2, weight.momentum=2..2/1,risk.risk_per_trade_max=0.5..1/0.5,"
                + "risk.trailing_stop=2..2/1,"
                + "risk.cool_down_after_losses=3600..3600/60,quorum=2..2/1,strategy=majority",
            PLAN);
    Lattice lattice = sweep.space().lattice();
    assertThat(lattice.size()).isEqualTo(BigInteger.valueOf(6));
    BacktestPlan made = sweep.plan().of(lattice.at(BigInteger.ZERO));
    assertThat(made.analysts().stream().map(Analyst::name))
        .containsExactly("momentum:fast=5:rsi=9", "trend-flip");
    assertThat(made.rules().weights().of("momentum:fast=5:rsi=9")).isEqualTo(2);
    assertThat(made.rules().policy().riskPerTradeMax().value()).isEqualByComparingTo("0.5");
    assertThat(made.rules().policy().coolDownAfterLosses()).hasHours(1);
    assertThat(made.rules().policy().trailingStop().orElseThrow().value())
        .isEqualByComparingTo("2");
    assertThat(made.rules().ensemble().quorum()).isEqualTo(2);
    assertThat(made.rules().ensemble().strategy()).isEqualTo("majority");
    assertThat(made.markets()).isEqualTo(PLAN.markets());
    assertThat(made.deposit()).isEqualTo(PLAN.deposit());
  }

  @Test
  void values_that_do_not_go_together_are_no_part_of_the_space() {
    Sweep sweep = Dials.read("momentum.fast=10..30/10,momentum.middle=20..40/10", PLAN);
    assertThat(sweep.space().lattice().size()).isEqualTo(BigInteger.valueOf(6));
    Sweep alone = Dials.read("momentum.fast=20..22/1", PLAN);
    assertThatThrownBy(() -> alone.plan().of(alone.space().lattice().at(BigInteger.ONE)))
        .hasMessageContaining("momentum.fast is below middle, not 21 with 21");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "momentum;name=from..to/step",
        "momentum.fast=5;name=from..to/step",
        "momentum.fast=5..x/1;name=from..to/step",
        "momentum.fast=5..9/0;momentum.fast.step: above zero",
        "momentum.fast=9..5/1;momentum.fast.to: at least from",
        "momentum.fast=5..10/3;a whole number of steps",
        "momentum.fast=1..9/1;momentum:rsi=9.fast is 2 to 60",
        "momentum.fast=5..6/0.5;not 5.5",
        "momentum.speed=1..2/1;momentum has no speed",
        "wavetrend.zone=50..60/5;no wavetrend is asked",
        "risk.hope=1..2/1;no risk.hope; there are",
        "risk.risk_per_trade_max=1..3/1;risk.risk_per_trade_max is 0.01 to 2 %",
        "risk.trailing_stop=0..3/1;trailing_stop is 0.1 to 100 %",
        "weight.momentum=0..1/1;weight.momentum is 0.01 to 100",
        "weight.nobody=1..2/1;no nobody is asked",
        "quorum=1..3/1;quorum is 1 to 2",
        "strategy=weighted|debate;not debate",
        "momentum.fast=5..6/1,momentum.fast=7..8/1;is there twice",
        "risk.stop_distance_max=0.000000001..5/0.000000001;at most 10000 values",
      })
  void what_cannot_vary_is_refused_with_its_name_and_limit(String text, String why) {
    assertThatThrownBy(() -> Dials.read(text, PLAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_space_without_end_is_counted_and_not_walked() {
    String wide =
        "momentum.fast=2..60/1,momentum.middle=3..120/1,momentum.slow=5..180/1,"
            + "momentum.rsi=2..50/1,momentum.stop-atr=0.5..5/0.1,momentum.reward=1.6..6/0.1,"
            + "trend-flip.ema=2..200/1";
    assertThat(Dials.read(wide, PLAN).space().lattice().size())
        .isGreaterThan(new BigInteger("1000000000000"));
  }
}
