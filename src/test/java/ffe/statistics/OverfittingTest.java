package ffe.statistics;

import static ffe.statistics.Curves.noise;
import static ffe.statistics.Curves.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverfittingTest {

  private static final int VARIANTS = 40;
  private static final int PERIODS = 400;

  private static List<Column> oracle(double better) {
    List<Column> variants = new ArrayList<>();
    for (int v = 0; v < 7; v++) {
      double[] column = new double[83];
      for (int i = 0; i < column.length; i++) {
        column[i] =
            ((i * (7 + 4 * v) + v * v * 13 + i * i * (v + 1)) % 103 - 51) / 1000.0 + v * better;
      }
      variants.add(Column.of(column));
    }
    return variants;
  }

  /** Counted by numpy and itertools, half by half. */
  @Test
  void counts_what_others_count() {
    Overfitting noise = Overfitting.of(oracle(0), 8);
    assertThat(noise.choices()).isEqualTo(70);
    assertThat(told(noise.probability())).isEqualTo(42 / 70.0);
    assertThat(told(noise.loss())).isEqualTo(41 / 70.0);
    assertThat(told(noise.rank())).isCloseTo(0.5125, within(1e-12));
    Overfitting few = Overfitting.of(oracle(0), 4);
    assertThat(few.choices()).isEqualTo(6);
    assertThat(told(few.probability())).isEqualTo(2 / 6.0);
    assertThat(told(few.rank())).isCloseTo(0.5833333333333334, within(1e-12));
    Overfitting better = Overfitting.of(oracle(0.002), 8);
    assertThat(told(better.probability())).isEqualTo(3 / 70.0);
    assertThat(told(better.loss())).isZero();
    assertThat(told(better.rank())).isCloseTo(0.8214285714285714, within(1e-12));
  }

  private static List<Column> market(Dice dice, double edge) {
    List<Column> variants = new ArrayList<>();
    for (int v = 0; v < VARIANTS; v++) {
      variants.add(Column.of(noise(dice, PERIODS, v == 17 ? edge : 0, 0.01)));
    }
    return variants;
  }

  private static TrackRecord best(List<Column> variants) {
    TrackRecord best = TrackRecord.of(variants.get(0)).orElseThrow();
    for (Column variant : variants) {
      TrackRecord next = TrackRecord.of(variant).orElseThrow();
      best = next.sharpe() > best.sharpe() ? next : best;
    }
    return best;
  }

  private static Trials trials(List<Column> variants) {
    return Trials.of(
        Column.of(
            variants.stream()
                .mapToDouble(v -> TrackRecord.of(v).orElseThrow().sharpe())
                .toArray()));
  }

  @Test
  void the_best_of_much_noise_is_called_luck() {
    Dice dice = new Dice(2014);
    int fooled = 0;
    int naive = 0;
    double sum = 0;
    for (int market = 0; market < 20; market++) {
      List<Column> variants = market(dice, 0);
      TrackRecord best = best(variants);
      naive += told(best.probabilityAbove(0)) > 0.95 ? 1 : 0;
      fooled += told(best.deflated(trials(variants))) > 0.95 ? 1 : 0;
      sum += told(Overfitting.of(variants, 8).probability());
    }
    assertThat(naive).as("looks like skill until the trials are counted").isGreaterThan(15);
    assertThat(fooled).isLessThanOrEqualTo(2);
    assertThat(sum / 20).isBetween(0.35, 0.75);
  }

  @Test
  void a_real_edge_is_called_one() {
    Dice dice = new Dice(2015);
    for (int market = 0; market < 20; market++) {
      List<Column> variants = market(dice, 0.003);
      TrackRecord best = best(variants);
      assertThat(best).isEqualTo(TrackRecord.of(variants.get(17)).orElseThrow());
      assertThat(told(best.deflated(trials(variants)))).isGreaterThan(0.95);
      assertThat(told(Overfitting.of(variants, 8).probability())).isLessThan(0.05);
    }
  }

  /** Without a difference there is nothing to choose: the middle counts as overfitted. */
  @Test
  void the_choice_among_equals_is_no_choice() {
    Column same = Column.of(noise(new Dice(1), 60, 0.01, 0.01));
    Overfitting equal = Overfitting.of(List.of(same, same, same), 4);
    assertThat(told(equal.probability())).isEqualTo(1);
    assertThat(told(equal.rank())).isEqualTo(0.5);
    Column still = Column.of(new double[60]);
    assertThat(told(Overfitting.of(List.of(still, same), 4).probability())).isZero();
  }

  @Test
  void tells_nothing_of_too_little() {
    List<Column> oracle = oracle(0);
    assertThat(Overfitting.of(oracle.subList(0, 1), 4).probability()).isEqualTo(Figure.tooFew());
    assertThat(Overfitting.of(List.of(), 4).probability()).isEqualTo(Figure.tooFew());
    assertThat(Overfitting.of(oracle, 16).probability()).isNotEqualTo(Figure.tooFew());
    List<Column> brief = oracle.stream().map(c -> c.part(0, 79)).toList();
    assertThat(Overfitting.of(brief, 16).probability()).isEqualTo(Figure.tooFew());
  }
}
