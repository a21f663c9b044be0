package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class VolumeProfileTest {

  private static Candle candle(double low, double high, double volume) {
    return new Candle(Instant.EPOCH, low, high, low, high, volume, 1);
  }

  private static List<Double> volumes(VolumeProfile profile) {
    return profile.bands().stream().map(VolumeProfile.Band::volume).toList();
  }

  @Test
  void each_candle_spreads_its_volume_from_its_low_to_its_high() {
    VolumeProfile profile =
        VolumeProfile.of(
            List.of(candle(10, 14, 8), candle(11, 12, 3), candle(13, 13, 5), candle(14, 14, 1)), 4);
    assertThat(volumes(profile)).containsExactly(2.0, 5.0, 2.0, 8.0);
    assertThat(profile.bands().get(0).low()).isEqualTo(10);
    assertThat(profile.bands().get(3)).isEqualTo(new VolumeProfile.Band(13, 14, 8));
    assertThat(profile.volume()).isEqualTo(17);
    assertThat(profile.control()).isEqualTo(profile.bands().get(3));
    // 8 of 17, then 2, then 5: below 0.7 until all three are in
    assertThat(profile.area()).isEqualTo(new VolumeProfile.Area(11, 14, 15.0 / 17));
  }

  @Test
  void the_area_grows_to_the_greater_side_and_up_among_equals() {
    VolumeProfile up =
        VolumeProfile.of(
            List.of(candle(1, 1, 2), candle(2, 2, 5), candle(3, 3, 2), candle(4, 4, 1)), 3);
    assertThat(volumes(up)).containsExactly(2.0, 5.0, 3.0);
    assertThat(up.area()).isEqualTo(new VolumeProfile.Area(2, 4, 0.8));
    VolumeProfile equal =
        VolumeProfile.of(List.of(candle(1, 1, 3), candle(2, 2, 5), candle(4, 4, 3)), 3);
    assertThat(equal.area().low()).isEqualTo(2);
    assertThat(equal.area().high()).isEqualTo(4);
  }

  @Test
  void of_one_price_there_is_one_band_and_of_equals_the_lowest_is_the_control() {
    VolumeProfile one = VolumeProfile.of(List.of(candle(7, 7, 2), candle(7, 7, 3)), 24);
    assertThat(one.bands()).containsExactly(new VolumeProfile.Band(7, 7, 5));
    assertThat(one.area()).isEqualTo(new VolumeProfile.Area(7, 7, 1));
    VolumeProfile two = VolumeProfile.of(List.of(candle(1, 1, 2), candle(3, 3, 2)), 2);
    assertThat(two.control().low()).isEqualTo(1);
  }

  /** A band's volume is what of each candle's range lies in it, however that is reckoned. */
  @Test
  void equals_a_sum_over_thousands_of_thin_slices() {
    Random dice = new Random(5);
    for (int round = 0; round < 50; round++) {
      List<Candle> candles = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        double low = 100 + dice.nextInt(400) / 16.0;
        candles.add(candle(low, low + dice.nextInt(60) / 16.0, dice.nextInt(1_000)));
      }
      candles.add(candle(100, 101, 1));
      int count = 1 + dice.nextInt(40);
      VolumeProfile profile = VolumeProfile.of(candles, count);
      double width = (profile.bands().get(count - 1).high() - profile.bands().get(0).low()) / count;
      double[] slices = new double[count];
      int parts = 8_000;
      for (Candle candle : candles) {
        for (int k = 0; k < parts; k++) {
          double price = candle.low() + (candle.high() - candle.low()) * (k + 0.5) / parts;
          int band = (int) ((price - profile.bands().get(0).low()) / width);
          slices[Math.min(count - 1, band)] += candle.volume() / parts;
        }
      }
      double all = candles.stream().mapToDouble(Candle::volume).sum();
      assertThat(profile.volume()).isCloseTo(all, within(1e-6));
      for (int i = 0; i < count; i++) {
        assertThat(profile.bands().get(i).volume()).isCloseTo(slices[i], within(all / 1_000));
      }
      assertThat(profile.area().share()).isGreaterThanOrEqualTo(VolumeProfile.AREA_SHARE);
    }
  }
}
