package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SupertrendTurnTest {

  private final Analyst analyst = new SupertrendTurn();

  private static Scene quiet() {
    return new Scene(1000).wiggle(240, 1);
  }

  @Test
  void buys_where_it_turns_up() {
    // ADX above 40 is the whole of it: 0.60 + 0.10
    Said.by(analyst, quiet().move(20, -2).move(1, 25))
        .buys("SUPERTREND_TURN", 0.70, "977.12", "1000.76")
        .because(
            "Price closed at 985, above Supertrend at 959.0328. It turned up on the last candle with"
                + " ADX 93.4.")
        .unless("A close below 959.0328.");
  }

  @Test
  void sells_where_it_turns_down() {
    Said.by(analyst, quiet().move(20, 2).move(1, -25))
        .sells("SUPERTREND_TURN", 0.70)
        .unless("A close above 1040.967.");
  }

  @Test
  void a_turn_fades_by_two_points_a_candle_and_ends_after_half_an_hour() {
    Scene turned = quiet().move(20, 2).move(1, -25);
    Said.by(analyst, turned.move(2, -1)).sells("SUPERTREND_TURN", 0.66);
    Said.by(analyst, turned.move(4, 0)).holds("NO_SIGNAL", 0.30).unless("A close above 1020.812.");
  }

  @Test
  void an_hour_of_the_same_way_makes_it_surer() {
    Said.by(analyst, new Scene(1000).move(400, 0.5).move(20, -2).move(1, 40))
        .buys("SUPERTREND_TURN", 0.77, "1190.4", "1219.2");
  }

  @Test
  void does_not_buy_against_the_hour() {
    Said.by(analyst, new Scene(1000).move(400, -1).move(1, 20))
        .holds("AGAINST_HIGHER_TREND", 0.40)
        .unless("The hour's EMA-9 above its EMA-21, or a close below 600.7.");
  }

  @Test
  void turning_twice_in_half_an_hour_cools_down() {
    Said.by(analyst, quiet().move(20, 2).move(1, -25).move(1, 40))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void warms_up() {
    Said.by(analyst, new Scene(1000).wiggle(53, 1))
        .abstains("WARMING_UP", "Has 53 of 54 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(54, 1)).holds("NO_SIGNAL", 0.30);
  }
}
