package ffe.desk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Drift;
import ffe.desk.drift.DriftView.Verdict;
import ffe.statistics.Band;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DriftViewTest {

  private static Drift.Mean mean(double low, double high) {
    double middle = (low + high) / 2;
    return new Drift.Mean(30, Optional.of(middle), Optional.of(new Band(middle, low, high)));
  }

  @Test
  void prices_say_nothing_of_decisions_that_were_not_repeated() {
    assertThat(DriftView.verdict(0, false, mean(-1, 1))).isEqualTo(Verdict.NOT_REPEATED);
    assertThat(DriftView.verdict(9, true, mean(-1, 1))).isEqualTo(Verdict.DECISIONS_DIFFER);
  }

  @Test
  void a_band_beside_zero_is_drift() {
    assertThat(DriftView.verdict(9, false, mean(-1, 1))).isEqualTo(Verdict.NO_DRIFT);
    assertThat(DriftView.verdict(9, false, mean(1, 3))).isEqualTo(Verdict.DEARER);
    assertThat(DriftView.verdict(9, false, mean(-3, -1))).isEqualTo(Verdict.CHEAPER);
    Drift.Mean few = new Drift.Mean(3, Optional.of(1.0), Optional.empty());
    assertThat(DriftView.verdict(9, false, few)).isEqualTo(Verdict.TOO_FEW_TO_TELL);
    Drift.Mean none = new Drift.Mean(0, Optional.empty(), Optional.empty());
    assertThat(DriftView.verdict(9, false, none)).isEqualTo(Verdict.NOTHING_TRADED);
  }
}
