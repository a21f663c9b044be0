package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.decision.Analyst;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Scene;
import ffe.observation.Wavetrend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class WavetrendCrossTest {

  private final Analyst analyst = new WavetrendCross();

  /** A market in which nothing happens. */
  private static Scene quiet() {
    return new Scene(1000).wiggle(100, 1);
  }

  @Test
  void buys_the_cross_out_of_the_depth() {
    Said.by(analyst, quiet().move(12, -3).move(1, 2))
        .buys("WAVE_CROSS", 0.6924, "958.272", "981.456")
        .because("WT1 is -85.1, above WT2 at -86.3. It crossed up on the last candle out of -86.9.")
        .unless("WT1 back below WT2: a next candle that averages below 956.0394.");
  }

  @Test
  void sells_the_cross_out_of_the_height() {
    Said.by(analyst, quiet().move(12, 3).move(1, -2)).sells("WAVE_CROSS", 0.6850);
  }

  @Test
  void divergence_of_price_and_wave_makes_it_surer() {
    Said.by(analyst, quiet().move(12, -3).move(8, 2).move(14, -1.8).move(2, 2))
        .buys("WAVE_CROSS", 0.7148, "951.1296", "974.1408")
        .because(
            "WT1 is -60.2, above WT2 at -61.7. It crossed up on the last candle out of -62.9, and"
                + " price and wave diverged.");
  }

  @Test
  void a_cross_that_never_was_in_the_zone_is_no_signal() {
    Said.by(analyst, quiet().move(12, -3).move(8, 2).move(14, -1.4).move(2, 2))
        .holds("NO_SIGNAL", 0.30)
        .unless(
            "Some candles below 961.7579 and then WT1 crossing up, or above 968.7552 and then"
                + " crossing down.");
  }

  @Test
  void a_cross_that_was_taken_back_is_no_signal() {
    Said.by(analyst, quiet().move(12, -3).move(3, 2).move(2, -16)).holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void two_crosses_within_half_an_hour_cool_down() {
    Said.by(analyst, quiet().move(12, -3).move(3, 2).move(2, -16).move(2, 20))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_when_the_stop_would_be_too_far() {
    Said.by(analyst, quiet().move(12, -32).move(2, 20))
        .abstains("TOO_VOLATILE", "A stop of 2.0 ATR is 6.06 % away, more than 4.50 %.");
  }

  @Test
  void warms_up_until_it_has_82_candles() {
    Said.by(analyst, new Scene(1000).wiggle(81, 1))
        .abstains("WARMING_UP", "Has 81 of 82 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(82, 1)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void the_price_it_names_is_where_the_lines_meet() {
    for (Scene scene :
        List.of(
            quiet().move(12, -3).move(1, 2),
            quiet().move(12, 3).move(3, -2),
            quiet().move(5, 1),
            quiet())) {
      Wavetrend now = Wavetrend.of(scene.candles(Timeframe.M5), 10, 21, 4);
      double price = new WavetrendCross().meeting(now).orElseThrow();
      CandleSeries next = withOneMoreAt(scene.candles(Timeframe.M5), price);
      Wavetrend then = Wavetrend.of(next, 10, 21, 4);
      assertThat(then.wt1().last()).isCloseTo(then.wt2().last(), within(1e-9));
    }
  }

  private static CandleSeries withOneMoreAt(CandleSeries candles, double price) {
    List<Candle> more = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      more.add(candles.candle(i));
    }
    more.add(new Candle(candles.lastClosesAt(), price, price, price, price, 1, 1));
    return CandleSeries.of(Scene.BTC_USD, Timeframe.M5, more);
  }
}
