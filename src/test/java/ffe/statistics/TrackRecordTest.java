package ffe.statistics;

import static ffe.statistics.Curves.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TrackRecordTest {

  /** Bailey and López de Prado 2012: 24 monthly returns of a hedge fund. */
  @Test
  void is_as_sure_of_a_fund_as_its_paper() {
    assertThat(told(new TrackRecord(24, 0.458, 0, 3).probabilityAbove(0)))
        .isCloseTo(0.982, within(0.0005));
    assertThat(told(new TrackRecord(24, 0.458, -2.448, 10.164).probabilityAbove(0)))
        .isCloseTo(0.913, within(0.0005));
    assertThat(told(new TrackRecord(36, 0.458, -2.448, 10.164).probabilityAbove(0)))
        .isCloseTo(0.953, within(0.001));
  }

  /** The same paper: years to be 95 % sure that an annual ratio of 2 is above 1. */
  @Test
  void takes_as_long_a_record_as_its_paper() {
    assertThat(years(252)).isCloseTo(2.73, within(0.005));
    assertThat(years(52)).isCloseTo(2.83, within(0.005));
    assertThat(years(12)).isCloseTo(3.24, within(0.005));
  }

  private static double years(int perYear) {
    double root = Math.sqrt(perYear);
    return told(new TrackRecord(100, 2 / root, 0, 3).lengthMin(1 / root, 0.95)) / perYear;
  }

  /** Bailey and López de Prado 2014: an annual 2.5 over 1,250 days, the best of 100, and of 46. */
  @Test
  void deflates_as_its_paper() {
    TrackRecord record = new TrackRecord(1250, 2.5 / Math.sqrt(250), -3, 10);
    Trials hundred = new Trials(100, 0.5 / 250);
    assertThat(hundred.expectedBest()).isCloseTo(0.1132, within(0.00005));
    assertThat(told(record.deflated(hundred))).isCloseTo(0.9004, within(0.00005));
    assertThat(told(record.deflated(new Trials(46, 0.5 / 250)))).isCloseTo(0.9505, within(0.00005));
  }

  @Test
  void one_trial_is_no_choice() {
    TrackRecord record = new TrackRecord(250, 0.1, 0, 3);
    assertThat(record.deflated(new Trials(1, 0))).isEqualTo(record.probabilityAbove(0));
    assertThat(Trials.of(Column.of(0.1, 0.3)))
        .satisfies(t -> assertThat(t.variance()).isCloseTo(0.02, within(1e-15)))
        .satisfies(t -> assertThat(t.count()).isEqualTo(2));
  }

  @Test
  void a_ratio_under_its_benchmark_takes_for_ever() {
    TrackRecord record = new TrackRecord(250, 0.1, 0, 3);
    assertThat(record.lengthMin(0.1, 0.95)).isEqualTo(new Figure.Untold(Figure.Why.OUT_OF_REACH));
    assertThat(told(record.probabilityAbove(0.1))).isEqualTo(0.5);
  }

  @Test
  void comes_from_returns_that_are_enough_and_move() {
    double[] returns = Curves.noise(new Dice(5), 30, 0.01, 0.02);
    TrackRecord record = TrackRecord.of(Column.of(returns)).orElseThrow();
    RunStatistics run = RunStatistics.of(Curves.grown(returns), Basis.perYear(1));
    assertThat(record.returns()).isEqualTo(30);
    assertThat(record.sharpe()).isCloseTo(told(run.sharpe()), within(1e-12));
    assertThat(record.skew()).isCloseTo(told(run.skew()), within(1e-9));
    assertThat(record.kurtosis()).isCloseTo(told(run.kurtosis()), within(1e-9));
    assertThat(TrackRecord.of(Column.of(returns).part(0, 29))).isEmpty();
    assertThat(TrackRecord.of(Column.of(new double[50]))).isEmpty();
  }
}
