package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class TrendFlipTest {

  private final Analyst analyst = new TrendFlip();

  /** A market in which nothing happens. */
  private static Scene quiet() {
    return new Scene(1000).wiggle(100, 1);
  }

  @Test
  void buys_the_close_above_the_ema_after_whole_candles_below() {
    Said.by(analyst, quiet().move(10, -2).move(1, 12))
        .buys("TREND_FLIP", 0.70, "984.064", "1007.872")
        .because("Price closed at 992, above EMA-9 at 988.1052. It flipped up on the last candle.")
        .unless("A close below 988.1052.");
  }

  @Test
  void sells_the_close_below_the_ema_after_whole_candles_above() {
    Said.by(analyst, quiet().move(10, 2).move(1, -12))
        .sells("TREND_FLIP", 0.70)
        .unless("A close above 1011.88.");
  }

  @Test
  void a_flip_fades_by_two_points_a_candle_and_ends_after_half_an_hour() {
    Scene flipped = quiet().move(10, -2).move(1, 12);
    Said.by(analyst, flipped.move(2, 1))
        .buys("TREND_FLIP", 0.66, "986.048", "1009.904")
        .because("Price closed at 994, above EMA-9 at 990.0673. It flipped up 2 candles ago.");
    Said.by(analyst, flipped.move(4, 0)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void longer_trends_of_the_same_way_make_it_surer() {
    Said.by(analyst, new Scene(1000).move(400, 0.5).move(8, -1).move(1, 8))
        .buys("TREND_FLIP", 0.85, "1190.4", "1219.2");
  }

  @Test
  void a_cross_without_two_whole_candles_before_it_is_no_flip() {
    Said.by(analyst, quiet())
        .holds("NO_SIGNAL", 0.30)
        .unless("A close below 999.9111 after at least two whole candles above the EMA.");
  }

  @Test
  void a_flip_that_was_taken_back_is_no_signal() {
    Said.by(analyst, quiet().move(10, -2).move(1, 12).move(1, -15)).holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void does_not_buy_while_the_hour_trends_down() {
    Said.by(analyst, new Scene(1000).move(400, -0.5).move(1, 5))
        .holds("AGAINST_HIGHER_TREND", 0.40);
  }

  @Test
  void the_trend_of_the_hour_keeps_nobody_from_selling() {
    Said.by(analyst, new Scene(1000).move(400, 0.5).move(1, -5)).sells("TREND_FLIP", 0.70);
    Said.by(analyst, new Scene(1000).move(400, -0.5).move(8, 1).move(1, -8))
        .sells("TREND_FLIP", 0.85);
  }

  @Test
  void two_flips_within_half_an_hour_cool_down() {
    Said.by(analyst, quiet().move(10, -2).move(1, 12).move(3, 3).move(1, -25))
        .abstains(
            "COOL_DOWN",
            "A SELL signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_when_the_stop_would_be_too_far() {
    Said.by(analyst, quiet().move(10, -30).move(1, 170))
        .abstains("TOO_VOLATILE", "A stop of 2.0 ATR is 6.39 % away, more than 4.50 %.");
  }

  @Test
  void warms_up_until_it_has_34_candles() {
    Said.by(analyst, new Scene(1000).wiggle(33, 1))
        .abstains("WARMING_UP", "Has 33 of 34 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(34, 1)).holds("NO_SIGNAL", 0.30);
  }
}
