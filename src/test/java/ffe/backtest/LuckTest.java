package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.statistics.Column;
import ffe.statistics.Figure;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LuckTest {

  /** A year of days, normally spread. */
  private static Column returns(double mean) {
    Random random = new Random(3);
    double[] drawn = IntStream.range(0, 250).mapToDouble(i -> random.nextGaussian()).toArray();
    double middle = IntStream.range(0, 250).mapToDouble(i -> drawn[i]).average().orElseThrow();
    return Column.of(
        IntStream.range(0, 250).mapToDouble(i -> mean + (drawn[i] - middle) * 0.01).toArray());
  }

  private static Luck.Case run(double mean, int trades, double beaten) {
    return new Luck.Case(
        returns(mean),
        trades,
        500,
        false,
        Optional.of(new RandomEntries(1_000, 500, -100, -10, 50, beaten)));
  }

  private static Luck.Verdict verdict(Luck.Case judged) {
    return Luck.of(judged, 1).verdict();
  }

  @Test
  void few_trades_tell_nothing_however_good() {
    assertThat(verdict(run(0.002, 29, 0.99))).isEqualTo(Luck.Verdict.TOO_FEW_TO_TELL);
    assertThat(verdict(run(0.002, 30, 0.99))).isEqualTo(Luck.Verdict.UNLIKELY_LUCK_ALONE);
    assertThat(verdict(new Luck.Case(Column.of(0.1, 0.2), 99, 500, false, Optional.empty())))
        .isEqualTo(Luck.Verdict.TOO_FEW_TO_TELL);
    assertThat(Luck.TRADES_MIN).isEqualTo(Figure.TELLING);
  }

  @Test
  void what_earned_nothing_is_told_so_whatever_was_closed_with_a_gain() {
    Luck.Case good = run(0.002, 99, 0.99);
    assertThat(verdict(new Luck.Case(good.returns(), 99, 0, false, good.random())))
        .isEqualTo(Luck.Verdict.LOSES);
  }

  @Test
  void what_its_own_limits_halted_gets_no_verdict() {
    Luck.Case good = run(0.002, 99, 0.99);
    assertThat(verdict(new Luck.Case(good.returns(), 99, 500, true, good.random())))
        .isEqualTo(Luck.Verdict.HALTED);
  }

  @Test
  void entries_at_random_that_did_as_well_or_uneven_returns_are_chance() {
    assertThat(verdict(run(0.002, 99, 0.90))).isEqualTo(Luck.Verdict.NO_BETTER_THAN_CHANCE);
    assertThat(verdict(run(0.0008, 99, 0.99))).isEqualTo(Luck.Verdict.NO_BETTER_THAN_CHANCE);
  }

  @Test
  void the_best_of_many_has_to_show_more_than_the_first() {
    Luck first = Luck.of(run(0.0015, 99, 0.99), 1);
    Luck chosen = Luck.of(run(0.0015, 99, 0.99), 500);
    assertThat(first.verdict()).isEqualTo(Luck.Verdict.UNLIKELY_LUCK_ALONE);
    assertThat(first.skill().number().orElseThrow()).isBetween(0.98, 0.999);
    assertThat(chosen.verdict()).isEqualTo(Luck.Verdict.CHOSEN_FROM_MANY);
    assertThat(chosen.skill().number().orElseThrow()).isBetween(0.1, 0.4);
    assertThat(chosen.words()).contains("500 trials");
    assertThat(Luck.of(run(0.005, 99, 0.99), 500).verdict())
        .isEqualTo(Luck.Verdict.UNLIKELY_LUCK_ALONE);
  }

  @Test
  void no_trial_at_all_is_refused() {
    assertThatThrownBy(() -> Luck.of(run(0.001, 99, 0.5), 0)).hasMessageContaining("trials: 1 to");
  }
}
