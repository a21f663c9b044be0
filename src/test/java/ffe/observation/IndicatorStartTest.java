package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** First values, warm-up and edge cases. */
@Tag("unit")
final class IndicatorStartTest {

  /** StockCharts ChartSchool, "Moving Averages", table of INTC closes and its EMA-10. */
  @Test
  void ema_equals_the_published_example_from_its_first_value() {
    double[] closes = {
      22.27, 22.19, 22.08, 22.17, 22.18, 22.13, 22.23, 22.43, 22.24, 22.29, 22.15, 22.39, 22.38,
      22.61, 23.36, 24.05, 23.75, 23.83, 23.95, 23.63
    };
    double[] published = {
      22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.80, 22.97, 23.13, 23.28, 23.34
    };
    Line ema = Ema.of(closes, 10);
    assertThat(ema.warmUp()).isEqualTo(9);
    for (int i = 0; i < published.length; i++) {
      assertThat(ema.at(9 + i)).isCloseTo(published[i], within(0.0051));
    }
  }

  /** The example of StockCharts ChartSchool, "Relative Strength Index", closes to two decimals. */
  @Test
  void rsi_equals_the_published_example_from_its_first_value() {
    double[] closes = {
      44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.10, 45.42, 45.84, 46.08, 45.89, 46.03, 45.61,
      46.28, 46.28, 46.00, 46.03, 46.41, 46.22, 45.64
    };
    double[] published = {70.46, 66.25, 66.48, 69.35, 66.29, 57.92};
    Line rsi = Rsi.of(closes, 14);
    assertThat(rsi.warmUp()).isEqualTo(14);
    for (int i = 0; i < published.length; i++) {
      assertThat(rsi.at(14 + i)).isCloseTo(published[i], within(0.0051));
    }
  }

  @Test
  void atr_and_adx_equal_values_worked_by_hand() {
    // closes 100 102 98 97 102, wicks of 1: true ranges 4 6 3 7; DM+ 2 0 0 4; DM- 0 2 1 0
    CandleSeries candles =
        new Scene(99)
            .wick(1)
            .move(1, 1)
            .move(1, 2)
            .move(1, -4)
            .move(1, -1)
            .move(1, 5)
            .candles(Timeframe.M5);
    Line atr = Atr.of(candles, 2);
    assertThat(atr.warmUp()).isEqualTo(2);
    assertThat(atr.at(2)).isEqualTo(5);
    assertThat(atr.at(3)).isEqualTo(4);
    assertThat(atr.at(4)).isEqualTo(5.5);

    Adx adx = Adx.of(candles, 2);
    assertThat(adx.plusDi().warmUp()).isEqualTo(2);
    assertThat(adx.adx().warmUp()).isEqualTo(3);
    // smoothed DM+: 1, 0.5, 2.25; DM-: 1, 1, 0.5
    assertThat(adx.plusDi().at(4)).isCloseTo(225 / 5.5, within(1e-12));
    assertThat(adx.minusDi().at(3)).isCloseTo(25, within(1e-12));
    // DX: 0, 100 * 0.5 / 1.5, 100 * 1.75 / 2.75
    assertThat(adx.adx().at(3)).isCloseTo(100.0 / 6, within(1e-12));
    assertThat(adx.adx().at(4)).isCloseTo((100.0 / 6 + 175 / 2.75) / 2, within(1e-12));
  }

  @Test
  void a_market_without_any_movement_has_the_documented_values() {
    CandleSeries still = new Scene(100).wick(0).move(60, 0).candles(Timeframe.M5);
    assertThat(Rsi.of(still, 14).last()).isEqualTo(50);
    assertThat(Atr.of(still, 14).last()).isZero();
    Adx adx = Adx.of(still, 14);
    assertThat(adx.adx().last()).isZero();
    assertThat(adx.plusDi().last()).isZero();
    assertThat(adx.minusDi().last()).isZero();
    assertThat(Macd.of(still, 12, 26, 9).histogram().last()).isZero();
    Bollinger bands = Bollinger.of(still, 20, 2);
    assertThat(bands.lower().last()).isEqualTo(100);
    assertThat(bands.upper().last()).isEqualTo(100);
    assertThat(Wavetrend.of(still, 10, 21, 4).wt2().last()).isZero();
  }

  @Test
  void rsi_of_only_gains_is_100_and_of_only_losses_0() {
    assertThat(Rsi.of(new double[] {1, 2, 3, 4}, 3).last()).isEqualTo(100);
    assertThat(Rsi.of(new double[] {4, 3, 2, 1}, 3).last()).isZero();
  }

  @Test
  void rounding_never_carries_a_value_out_of_its_range() {
    for (int i = 1; i < 300; i++) {
      CandleSeries rising = new Scene(1000).move(200, i * 0.1).candles(Timeframe.M5);
      Adx adx = Adx.of(rising, 14);
      Line rsi = Rsi.of(rising, 14);
      for (int k = 28; k < 200; k++) {
        assertThat(adx.adx().at(k)).isBetween(0.0, 100.0);
        assertThat(adx.plusDi().at(k)).isBetween(0.0, 100.0);
        assertThat(rsi.at(k)).isBetween(0.0, 100.0);
      }
    }
  }

  @Test
  void warm_up_is_as_documented() {
    CandleSeries candles = new Scene(100).wiggle(80, 1).candles(Timeframe.M5);
    assertThat(Sma.of(candles.closes(), 20).warmUp()).isEqualTo(19);
    assertThat(Macd.of(candles, 12, 26, 9).macd().warmUp()).isEqualTo(25);
    assertThat(Macd.of(candles, 12, 26, 9).histogram().warmUp()).isEqualTo(33);
    assertThat(Bollinger.of(candles, 20, 2).upper().warmUp()).isEqualTo(19);
    assertThat(Adx.of(candles, 14).adx().warmUp()).isEqualTo(27);
    assertThat(Wavetrend.of(candles, 10, 21, 4).wt1().warmUp()).isEqualTo(38);
    assertThat(Wavetrend.of(candles, 10, 21, 4).wt2().warmUp()).isEqualTo(41);
  }

  @Test
  void a_line_tells_no_value_before_its_warm_up() {
    Line line = Sma.of(new double[] {1, 2, 3, 4}, 3);
    assertThat(line.isWarm(1)).isFalse();
    assertThat(line.isWarm(2)).isTrue();
    assertThat(line.isWarm(4)).isFalse();
    assertThat(line.isWarm()).isTrue();
    assertThat(line.at(2)).isEqualTo(2);
    assertThat(line.last()).isEqualTo(3);
    assertThatIllegalStateException().isThrownBy(() -> line.at(1));
    assertThatThrownBy(() -> line.at(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_series_shorter_than_the_warm_up_gives_a_line_without_values() {
    CandleSeries two = new Scene(100).move(2, 1).candles(Timeframe.M5);
    for (Line line :
        new Line[] {
          Ema.of(two, 9),
          Rsi.of(two, 14),
          Atr.of(two, 14),
          Adx.of(two, 14).adx(),
          Macd.of(two, 12, 26, 9).signal(),
          Bollinger.of(two, 20, 2).lower(),
          Wavetrend.of(two, 10, 21, 4).wt2(),
          Ema.of(new double[0], 3)
        }) {
      assertThat(line.isWarm()).isFalse();
      assertThatIllegalStateException().isThrownBy(line::last).withMessageContaining("warming up");
    }
  }

  @Test
  void a_value_that_is_not_finite_is_refused() {
    assertThatThrownBy(() -> Sma.of(new double[] {1, Double.NaN, 3}, 2).last())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ema.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sma.of(new double[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
