package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Timeframe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RegimeAndPulseTest {

  /** 110 candles of 15 minutes. */
  private static final int WARM = 330;

  @Test
  void warms_up_until_there_are_110_candles() {
    assertThat(new Scene(100).wiggle(WARM - 3, 0.5).observe().regime())
        .isEqualTo(Regime.WARMING_UP);
    assertThat(new Scene(100).wiggle(WARM, 0.5).observe().regime()).isEqualTo(Regime.RANGING);
  }

  @Test
  void a_steady_climb_trends_up_and_a_steady_fall_down() {
    assertThat(new Scene(1000).move(400, 0.5).observe().regime()).isEqualTo(Regime.TRENDING_UP);
    assertThat(new Scene(1000).move(400, -0.5).observe().regime()).isEqualTo(Regime.TRENDING_DOWN);
  }

  @Test
  void ranges_half_again_as_wide_as_usual_are_volatile_even_in_a_trend() {
    assertThat(new Scene(1000).wiggle(400, 0.5).wick(3).wiggle(30, 0.5).observe().regime())
        .isEqualTo(Regime.VOLATILE);
    assertThat(new Scene(1000).move(400, 0.5).move(45, 2.5).observe().regime())
        .isEqualTo(Regime.VOLATILE);
  }

  @Test
  void ranges_a_third_narrower_than_usual_are_quiet() {
    assertThat(new Scene(1000).wiggle(400, 1).wiggle(60, 0.1).observe().regime())
        .isEqualTo(Regime.QUIET);
  }

  @Test
  void a_market_that_never_moved_is_quiet() {
    assertThat(new Scene(1000).wick(0).move(400, 0).observe().regime()).isEqualTo(Regime.QUIET);
  }

  @Test
  void the_pulse_tells_each_timeframe_from_short_to_long() {
    Observation seen = new Scene(1000).move(400, 0.5).observe();
    Pulse pulse = seen.pulse();
    assertThat(pulse.beats())
        .extracting(Pulse.Beat::timeframe)
        .containsExactly(Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4);
    assertThat(seen.beat(Timeframe.M5).direction()).isEqualTo(Pulse.Direction.UP);
    assertThat(seen.beat(Timeframe.H1)).isEqualTo(pulse.beats().get(2));
    assertThat(seen.beat(Timeframe.H1).direction()).isEqualTo(Pulse.Direction.UP);
    assertThat(pulse.beats().get(0).strength()).isBetween(99.0, 100.0);
  }

  @Test
  void a_timeframe_that_cannot_be_warm_says_so() {
    Pulse pulse = new Scene(1000).move(400, 0.5).observe().pulse();
    assertThat(pulse.beats().get(3).direction()).isEqualTo(Pulse.Direction.WARMING_UP);
    assertThat(pulse.beats().get(3).strength()).isZero();
  }

  @Test
  void a_timeframe_is_warm_with_28_candles() {
    assertThat(new Scene(1000).move(27, -1).observe().beat(Timeframe.M5).direction())
        .isEqualTo(Pulse.Direction.WARMING_UP);
    assertThat(new Scene(1000).move(28, -1).observe().beat(Timeframe.M5).direction())
        .isEqualTo(Pulse.Direction.DOWN);
  }

  @Test
  void without_trend_the_pulse_is_flat() {
    assertThat(new Scene(1000).wiggle(400, 0.5).observe().beat(Timeframe.M15).direction())
        .isEqualTo(Pulse.Direction.FLAT);
  }
}
