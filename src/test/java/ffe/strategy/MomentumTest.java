package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class MomentumTest {

  private final Analyst analyst = new Momentum();

  /** A market in which nothing happens. */
  private static Scene quiet() {
    return new Scene(1000).wiggle(160, 1);
  }

  @Test
  void buys_when_order_strength_and_volume_come_together() {
    Said.by(analyst, quiet().stairs(7, 2, 1.5).volume(30).stairs(1, 2, 1.5))
        .buys("PUSH", 0.6915, "1011.84", "1034.688")
        .because(
            "EMA 8, 21, 50 are 1018.145, 1013.522, 1008.103, RSI-7 67.5, MACD histogram -0.03,"
                + " volume 2.31 times the usual. All came together 2 candles ago.")
        .unless("A close below 1013.522, EMA-21.");
  }

  @Test
  void sells_when_they_come_together_downwards() {
    Said.by(analyst, quiet().stairs(7, -2, -1.5).volume(30).stairs(1, -2, -1.5))
        .sells("PUSH", 0.6915)
        .unless("A close above 986.4695, EMA-21.");
  }

  @Test
  void the_same_push_without_volume_is_no_signal() {
    Said.by(analyst, quiet().stairs(8, 2, 1.5)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void volume_without_a_push_is_no_signal() {
    Said.by(analyst, quiet().volume(30).wiggle(3, 1)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_push_beyond_rsi_85_is_no_signal() {
    Said.by(analyst, quiet().move(20, 2).volume(30).move(1, 3)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_market_without_volume_is_no_signal() {
    Said.by(analyst, new Scene(1000).volume(0).wiggle(160, 1).stairs(8, 2, 1.5))
        .holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_spent_push_is_no_signal() {
    Said.by(analyst, quiet().stairs(7, 2, 1.5).volume(30).stairs(1, 2, 1.5).move(3, -12))
        .holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void does_not_buy_below_the_higher_ema() {
    Said.by(analyst, new Scene(1000).move(300, -1).stairs(16, 2, 1.5).volume(30).stairs(1, 2, 1.5))
        .holds("AGAINST_HIGHER_TREND", 0.40)
        .unless("A close above 749.5104, EMA-50 of the 15 minutes.");
  }

  @Test
  void two_pushes_within_half_an_hour_cool_down() {
    Said.by(
            analyst,
            quiet()
                .stairs(7, 2, 1.5)
                .volume(30)
                .stairs(1, 2, 1.5)
                .volume(1)
                .stairs(1, 2, 1.5)
                .volume(90)
                .stairs(1, 2, 1.5))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came 1 candle ago, less than 6 candles after the one before.");
  }

  @Test
  void abstains_when_the_stop_would_be_too_far() {
    Said.by(analyst, new Scene(1000).wiggle(160, 30).stairs(7, 60, 45).volume(30).stairs(1, 60, 45))
        .abstains("TOO_VOLATILE", "A stop of 2.0 ATR is 6.92 % away, more than 4.50 %.");
  }

  @Test
  void warms_up_on_both_its_timeframes() {
    Said.by(analyst, new Scene(1000).wiggle(63, 1))
        .abstains("WARMING_UP", "Has 63 of 64 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(149, 1))
        .abstains("WARMING_UP", "Has 49 of 50 candles of 15m.");
    Said.by(analyst, new Scene(1000).wiggle(150, 1)).holds("NO_SIGNAL", 0.30);
  }
}
