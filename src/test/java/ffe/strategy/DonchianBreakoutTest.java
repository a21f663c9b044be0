package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class DonchianBreakoutTest {

  private final Analyst analyst = new DonchianBreakout();

  /** A market in which nothing happens: squeezed, and choppy on the 15 minutes. */
  private static Scene quiet() {
    return new Scene(1000).wiggle(240, 1);
  }

  /** A long climb and a short rest under 1090.6. */
  private static Scene climbed() {
    return new Scene(1000).move(180, 0.5).wiggle(20, 0.5);
  }

  @Test
  void buys_the_close_above_the_highest_high_before_it() {
    // 4.4 above, more than an ATR: 0.60 + 0.10
    Said.by(analyst, climbed().move(1, 5))
        .buys("BREAKOUT", 0.70, "1086.24", "1112.52")
        .because(
            "Price closed at 1095 in a channel of 1089.4 to 1095.1. It broke out upwards on the"
                + " last candle.")
        .unless("A close below 1092.25, the middle of the channel.");
  }

  @Test
  void volume_makes_it_surer() {
    // 40 is 3.5 times the mean of 19 times 10 and 40; 14 is 1.4 times its own
    Said.by(analyst, climbed().volume(40).move(1, 5)).buys("BREAKOUT", 0.77, "1086.24", "1112.52");
    Said.by(analyst, climbed().volume(14).move(1, 5)).buys("BREAKOUT", 0.70, "1086.24", "1112.52");
  }

  @Test
  void sells_the_close_below_the_lowest_low_and_a_squeeze_makes_it_surer() {
    Said.by(analyst, quiet().move(1, -5))
        .sells("BREAKOUT", 0.78)
        .because(
            "Price closed at 995 in a channel of 994.9 to 1001.1. It broke out downwards on the"
                + " last candle after a squeeze.")
        .unless("A close above 998, the middle of the channel.");
  }

  @Test
  void a_breakout_fades_by_two_points_a_candle_and_ends_after_half_an_hour() {
    Scene broken = quiet().move(1, -5);
    Said.by(analyst, broken.move(2, 0.1)).sells("BREAKOUT", 0.74);
    Said.by(analyst, broken.move(4, 0)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_close_on_the_bound_is_no_breakout() {
    Said.by(analyst, quiet().wick(0).move(1, 1.1))
        .holds("NO_SIGNAL", 0.30)
        .unless("A close above 1001.1 or below 998.9.");
  }

  @Test
  void does_not_buy_in_a_choppy_market_but_sells() {
    Said.by(analyst, quiet().move(1, 5))
        .holds("TOO_CHOPPY", 0.40)
        .because(
            "Price closed at 1005 in a channel of 998.9 to 1005.1. It broke out upwards on the last"
                + " candle, but choppiness of the 15 minutes is 100.0.")
        .unless("Choppiness at most 61.8, or a close below 1002.");
  }

  @Test
  void a_breakout_that_came_back_beyond_the_middle_is_no_signal() {
    Said.by(analyst, quiet().move(1, -5).move(1, 6)).holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void breaking_out_twice_in_half_an_hour_cools_down() {
    Said.by(analyst, quiet().move(1, -5).move(1, 4).move(1, -9))
        .abstains(
            "COOL_DOWN",
            "A SELL signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_when_the_stop_would_be_too_far() {
    Said.by(analyst, new Scene(1000).move(180, 0.5).wick(60).wiggle(20, 0.5).move(1, 150))
        .abstains("TOO_VOLATILE", "A stop of 2.0 ATR is 17.13 % away, more than 4.50 %.");
  }

  @Test
  void warms_up_on_both_its_timeframes() {
    Said.by(analyst, new Scene(1000).wiggle(33, 1))
        .abstains("WARMING_UP", "Has 33 of 34 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(44, 1))
        .abstains("WARMING_UP", "Has 14 of 15 candles of 15m.");
    Said.by(analyst, new Scene(1000).wiggle(45, 1)).holds("NO_SIGNAL", 0.30);
  }
}
