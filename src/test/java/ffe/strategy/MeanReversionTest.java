package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class MeanReversionTest {

  private final Analyst analyst = new MeanReversion();

  /** A market in which nothing happens. */
  private static Scene quiet() {
    return new Scene(1000).wiggle(240, 1);
  }

  @Test
  void buys_the_close_below_the_band() {
    Said.by(analyst, quiet().move(3, -5))
        .buys("OUTSIDE_BAND", 0.7074, "977.12", "997.608")
        .because(
            "Price closed at 985 in a band of 990.4875 to 1006.512 with RSI 30.4. It left the band"
                + " downwards on the last candle; ADX 7.1 lets it come back.")
        .unless("A close beyond the middle at 998.5, or ADX above 25.");
  }

  @Test
  void sells_the_close_above_the_band() {
    Said.by(analyst, quiet().move(3, 5)).sells("OUTSIDE_BAND", 0.7079);
  }

  @Test
  void holds_inside_the_band() {
    Said.by(analyst, quiet())
        .holds("NO_SIGNAL", 0.30)
        .unless(
            "A close below 998.0032 with RSI at most 35, or above 1001.897 with RSI at least 65.");
  }

  @Test
  void a_close_outside_the_band_but_near_its_middle_is_no_signal() {
    Said.by(analyst, new Scene(1000).wick(0.02).wiggle(240, 0.2).move(3, -1))
        .holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_close_outside_the_band_with_a_middling_rsi_is_no_signal() {
    Said.by(analyst, new Scene(1000).wiggle(240, 2).move(3, -5)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_price_that_came_back_is_no_signal() {
    Said.by(analyst, quiet().move(3, -5).move(2, 9)).holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void abstains_from_a_strong_trend() {
    Said.by(analyst, new Scene(1000).move(200, -1))
        .abstains(
            "TREND_TOO_STRONG", "ADX of the 15 minutes is 100.0, above 25; no bet against it.");
  }

  @Test
  void leaving_the_band_twice_in_half_an_hour_cools_down() {
    Said.by(analyst, quiet().move(3, -5).move(1, 5).move(1, -14))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_when_the_stop_would_be_too_far() {
    Said.by(analyst, new Scene(1000).wiggle(240, 5).wick(60).wiggle(12, 5).wick(0.1).move(3, -30))
        .abstains("TOO_VOLATILE", "A stop of 1.5 ATR is 11.56 % away, more than 4.50 %.");
  }

  @Test
  void warms_up_on_both_its_timeframes() {
    Said.by(analyst, new Scene(1000).wiggle(33, 1))
        .abstains("WARMING_UP", "Has 33 of 34 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(83, 1))
        .abstains("WARMING_UP", "Has 27 of 28 candles of 15m.");
    Said.by(analyst, new Scene(1000).wiggle(84, 1)).holds("NO_SIGNAL", 0.30);
  }
}
