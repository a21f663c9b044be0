package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First values, values worked by hand, edge cases, and plain loops where ta4j has nothing. */
@Tag("unit")
final class MoreIndicatorsTest {

  private static final StochRsi.Periods RSI = new StochRsi.Periods(14, 14);

  /** Of high, low, close, volume; from an instant on. */
  private static CandleSeries series(String from, double[]... rows) {
    List<Candle> candles = new ArrayList<>();
    for (double[] row : rows) {
      Instant at = Instant.parse(from).plusSeconds(300L * candles.size());
      candles.add(new Candle(at, row[2], row[0], row[1], row[2], row[3], 1));
    }
    return CandleSeries.of(Scene.BTC_USD, Timeframe.M5, candles);
  }

  private static double[] row(double high, double low, double close, double volume) {
    return new double[] {high, low, close, volume};
  }

  @Test
  void warm_up_is_as_documented() {
    CandleSeries candles = new Scene(100).wiggle(80, 1).candles(Timeframe.M5);
    assertThat(Stochastic.of(candles, 14, 3, 3).k().warmUp()).isEqualTo(15);
    assertThat(Stochastic.of(candles, 14, 3, 3).d().warmUp()).isEqualTo(17);
    assertThat(StochRsi.of(candles, RSI, 3, 3).k().warmUp()).isEqualTo(29);
    assertThat(StochRsi.of(candles, RSI, 3, 3).d().warmUp()).isEqualTo(31);
    assertThat(Roc.of(candles, 10).warmUp()).isEqualTo(10);
    assertThat(Keltner.of(candles, 20, 10, 2).middle().warmUp()).isEqualTo(19);
    assertThat(Keltner.of(candles, 20, 10, 2).upper().warmUp()).isEqualTo(19);
    assertThat(Keltner.of(candles, 10, 20, 2).lower().warmUp()).isEqualTo(20);
    assertThat(Supertrend.of(candles, 10, 3).line().warmUp()).isEqualTo(10);
    assertThat(Supertrend.of(candles, 10, 3).direction().warmUp()).isEqualTo(10);
    assertThat(Obv.of(candles).warmUp()).isZero();
    assertThat(Choppiness.of(candles, 14).warmUp()).isEqualTo(14);
    assertThat(Donchian.of(candles, 20).upper().warmUp()).isEqualTo(19);
    assertThat(Squeeze.of(candles, 20, 2, 1.5).warmUp()).isEqualTo(20);
  }

  @Test
  void a_value_is_there_with_exactly_as_many_candles_as_documented() {
    assertThat(Stochastic.of(wiggled(17), 14, 3, 3).d().isWarm()).isFalse();
    assertThat(Stochastic.of(wiggled(18), 14, 3, 3).d().isWarm()).isTrue();
    assertThat(StochRsi.of(wiggled(31), RSI, 3, 3).d().isWarm()).isFalse();
    assertThat(StochRsi.of(wiggled(32), RSI, 3, 3).d().isWarm()).isTrue();
    assertThat(Squeeze.of(wiggled(20), 20, 2, 1.5).isWarm()).isFalse();
    assertThat(Squeeze.of(wiggled(21), 20, 2, 1.5).isWarm()).isTrue();
    assertThat(Obv.of(wiggled(1)).isWarm()).isTrue();
  }

  private static CandleSeries wiggled(int count) {
    return new Scene(100).wiggle(count, 1).candles(Timeframe.M5);
  }

  @Test
  void a_series_shorter_than_the_warm_up_gives_a_line_without_values() {
    CandleSeries two = new Scene(100).move(2, 1).candles(Timeframe.M5);
    for (Line line :
        List.of(
            Stochastic.of(two, 14, 3, 3).k(),
            StochRsi.of(two, RSI, 3, 3).k(),
            Roc.of(two, 10),
            Keltner.of(two, 20, 10, 2).upper(),
            Supertrend.of(two, 10, 3).line(),
            Choppiness.of(two, 14),
            Donchian.of(two, 20).middle(),
            Squeeze.of(two, 20, 2, 1.5),
            Vwap.of(series("2024-01-01T00:05:00Z", row(3, 1, 2, 1))),
            Obv.of(CandleSeries.of(Scene.BTC_USD, Timeframe.M5, List.of())))) {
      assertThat(line.isWarm()).isFalse();
      assertThatIllegalStateException().isThrownBy(line::last).withMessageContaining("warming up");
    }
  }

  @Test
  void a_market_without_any_movement_has_the_documented_values() {
    CandleSeries still = new Scene(100).wick(0).move(60, 0).candles(Timeframe.M5);
    assertThat(Stochastic.of(still, 14, 3, 3).d().last()).isEqualTo(50);
    assertThat(StochRsi.of(still, RSI, 3, 3).d().last()).isEqualTo(50);
    assertThat(Roc.of(still, 10).last()).isZero();
    assertThat(Keltner.of(still, 20, 10, 2).lower().last()).isEqualTo(100);
    assertThat(Keltner.of(still, 20, 10, 2).upper().last()).isEqualTo(100);
    assertThat(Supertrend.of(still, 10, 3).line().last()).isEqualTo(100);
    assertThat(Supertrend.of(still, 10, 3).direction().last()).isEqualTo(1);
    assertThat(Obv.of(still).last()).isZero();
    assertThat(Choppiness.of(still, 14).last()).isEqualTo(100);
    assertThat(Donchian.of(still, 20).middle().last()).isEqualTo(100);
    assertThat(Squeeze.of(still, 20, 2, 1.5).last()).isZero();
    assertThat(Vwap.of(still).last()).isEqualTo(100);
  }

  @Test
  void an_rsi_at_its_limit_does_not_move_and_is_in_the_middle() {
    CandleSeries rising = new Scene(100).move(60, 1).candles(Timeframe.M5);
    assertThat(Rsi.of(rising, 14).last()).isEqualTo(100);
    assertThat(StochRsi.of(rising, RSI, 3, 3).k().last()).isEqualTo(50);
  }

  @Test
  void stochastic_roc_obv_and_donchian_equal_values_worked_by_hand() {
    CandleSeries candles =
        series(
            "2024-01-01T00:00:00Z",
            row(12, 8, 10, 5),
            row(14, 9, 13, 7),
            row(13, 10, 11, 2),
            row(16, 11, 15, 4),
            row(15, 11, 11, 3));
    Stochastic place = Stochastic.of(candles, 3, 1, 2);
    assertThat(place.k().at(2)).isEqualTo(50); // 11 in 8 to 14
    assertThat(place.k().at(3)).isCloseTo(600 / 7.0, within(1e-12)); // 15 in 9 to 16
    assertThat(place.k().at(4)).isCloseTo(100 / 6.0, within(1e-12)); // 11 in 10 to 16
    assertThat(place.d().at(4)).isCloseTo((600 / 7.0 + 100 / 6.0) / 2, within(1e-12));
    assertThat(Roc.of(candles, 2).at(4)).isZero();
    assertThat(Roc.of(candles, 3).at(3)).isEqualTo(50);
    Line obv = Obv.of(candles);
    assertThat(List.of(obv.at(0), obv.at(1), obv.at(2), obv.at(3), obv.at(4)))
        .containsExactly(0.0, 7.0, 5.0, 9.0, 6.0);
    Donchian channel = Donchian.of(candles, 3);
    assertThat(channel.lower().at(4)).isEqualTo(10);
    assertThat(channel.upper().at(4)).isEqualTo(16);
    assertThat(channel.middle().at(4)).isEqualTo(13);
  }

  @Test
  void choppiness_of_a_straight_way_is_low_and_of_a_way_back_and_forth_high() {
    // true ranges 1, 1 over a height of 2: log10(1) = 0
    CandleSeries straight =
        series("2024-01-01T00:00:00Z", row(10, 9, 10, 1), row(11, 10, 11, 1), row(12, 11, 12, 1));
    assertThat(Choppiness.of(straight, 2).last()).isZero();
    // true ranges 1, 1 over a height of 1: log10(2) / log10(2)
    CandleSeries back =
        series("2024-01-01T00:00:00Z", row(10, 9, 9, 1), row(10, 9, 10, 1), row(10, 9, 9, 1));
    assertThat(Choppiness.of(back, 2).last()).isEqualTo(100);
    // a gap before the window: true ranges 11 and 1 over a height of 1
    CandleSeries gap =
        series("2024-01-01T00:00:00Z", row(20, 20, 20, 1), row(10, 9, 10, 1), row(10, 9, 9, 1));
    assertThat(Choppiness.of(gap, 2).last()).isEqualTo(100);
    assertThatIllegalArgumentException().isThrownBy(() -> Choppiness.of(gap, 1));
  }

  @Test
  void supertrend_follows_turns_and_is_not_taken_back() {
    // with a period of 1 the ATR is the true range
    CandleSeries candles =
        series(
            "2024-01-01T00:00:00Z",
            row(11, 9, 10, 1),
            row(12, 10, 11, 1), // range 2, middle 11: bands 9 and 13
            row(13, 11, 12.9, 1), // range 2, middle 12: lower 10; close up to the band at most
            row(13, 8, 10, 1), // range 5, middle 10.5: lower 5.5 would be taken back, stays 10
            row(10, 7, 9.9, 1), // range 3, middle 8.5: 9.9 is below 10: down; upper 11.5
            row(12, 9, 11.5, 1), // range 3, middle 10.5: upper 13.5 would rise, stays 11.5
            row(13, 11, 12, 1)); // range 2, middle 12: 12 is above 11.5: up; lower 10
    Supertrend trend = Supertrend.of(candles, 1, 1);
    double[] directions = {1, 1, 1, -1, -1, 1};
    double[] lines = {9, 10, 10, 11.5, 11.5, 10};
    for (int i = 0; i < lines.length; i++) {
      assertThat(trend.direction().at(i + 1)).as("direction %d", i + 1).isEqualTo(directions[i]);
      assertThat(trend.line().at(i + 1)).as("line %d", i + 1).isEqualTo(lines[i]);
    }
  }

  @Test
  void vwap_begins_anew_with_each_day_and_knows_no_day_it_did_not_see_begin() {
    CandleSeries candles =
        series(
            "2024-01-01T23:50:00Z",
            row(12, 9, 12, 4),
            row(12, 12, 12, 4),
            row(20, 20, 20, 0), // midnight, nothing traded yet
            row(30, 30, 30, 1),
            row(36, 36, 36, 2));
    Line vwap = Vwap.of(candles);
    assertThat(vwap.warmUp()).isEqualTo(2);
    assertThat(vwap.at(2)).isEqualTo(20);
    assertThat(vwap.at(3)).isEqualTo(30);
    assertThat(vwap.at(4)).isEqualTo(34);
    assertThat(Vwap.of(series("2024-01-01T00:00:00Z", row(12, 9, 12, 4))).at(0)).isEqualTo(11);
  }

  @Test
  void a_market_that_becomes_narrow_is_squeezed_until_it_breaks_out() {
    Scene scene = new Scene(1000).stairs(20, 4, 3).wick(3).wiggle(30, 0.5);
    assertThat(Squeeze.of(scene.candles(Timeframe.M5), 20, 2, 1.5).last()).isEqualTo(1);
    scene.move(3, 15);
    assertThat(Squeeze.of(scene.candles(Timeframe.M5), 20, 2, 1.5).last()).isZero();
  }

  /** What is asked here is the joining; the parts stand against ta4j elsewhere. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void squeeze_equals_a_plain_loop_over_a_market_by_chance(long seed) {
    CandleSeries candles = Walk.fiveMinutes(seed, 600);
    Line squeeze = Squeeze.of(candles, 20, 2, 1.5);
    int on = 0;
    for (int i = 200; i < candles.size(); i++) {
      double mean = 0;
      for (int k = i - 19; k <= i; k++) {
        mean += candles.close(k) / 20;
      }
      double variance = 0;
      for (int k = i - 19; k <= i; k++) {
        variance += (candles.close(k) - mean) * (candles.close(k) - mean) / 20;
      }
      double ema = candles.close(0);
      double range = 0;
      for (int k = 1; k <= i; k++) {
        ema = ema * 19 / 21 + candles.close(k) * 2 / 21;
        double way =
            Math.max(
                candles.high(k) - candles.low(k),
                Math.max(
                    Math.abs(candles.high(k) - candles.close(k - 1)),
                    Math.abs(candles.low(k) - candles.close(k - 1))));
        range = range * 19 / 20 + way / 20;
      }
      double reach = 2 * Math.sqrt(variance);
      boolean isInside = mean - reach > ema - 1.5 * range && mean + reach < ema + 1.5 * range;
      double margin =
          Math.min(
              Math.abs(mean - reach - ema + 1.5 * range),
              Math.abs(mean + reach - ema - 1.5 * range));
      if (margin > 0.01) { // where the two starts of the means cannot tell apart
        assertThat(squeeze.at(i)).as("seed %d, candle %d", seed, i).isEqualTo(isInside ? 1 : 0);
        on += isInside ? 1 : 0;
      }
    }
    assertThat(on).isBetween(5, 390);
  }
}
