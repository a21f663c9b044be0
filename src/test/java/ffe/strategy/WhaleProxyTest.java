package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class WhaleProxyTest {

  private final Analyst analyst = new WhaleProxy();

  private static Scene quiet() {
    return new Scene(1000).wiggle(280, 1).trades(20);
  }

  @Test
  void buys_a_fall_on_the_volume_of_somebody_large() {
    // ATR 2.1286 + (60.2 - 2.1286) / 14, of which 2.5 are 15.6913; mean (239 * 1000 + 940) / 240 =
    // 999.75, 5.9765 % below; volume 40 over 2430 / 240 is 3.9506:
    // 0.60 + 0.12 * 1.9506 / 2 + 0.10 * 0.9765 / 3
    Said.by(analyst, quiet().volume(40).move(1, -60))
        .buys("CROWD_RAN", 0.7496, "924.3087", "971.3827")
        .because(
            "Price closed at 940, -5.98 % from its mean of 999.75. 3.95 times the usual volume was"
                + " traded on the last candle.")
        .unless("A close above 974.7563.");
  }

  @Test
  void sells_a_rise_on_the_volume_of_somebody_large() {
    Said.by(analyst, quiet().volume(40).move(1, 60)).sells("CROWD_RAN", 0.7495);
  }

  @Test
  void a_candle_that_looks_back_makes_it_surer() {
    // the second candle has the volume: it falls no more
    Said.by(analyst, quiet().move(1, -70).volume(40).move(1, 10))
        .buys("CROWD_RAN", 0.7787, "921.9499", "976.1002");
  }

  @Test
  void a_fall_of_less_than_five_per_cent_is_no_signal() {
    Said.by(analyst, quiet().volume(40).move(1, -50))
        .holds("NO_SIGNAL", 0.30)
        .unless("A candle of twice the usual volume that closes below 949.8021 or above 1049.781.");
  }

  @Test
  void a_fall_on_little_volume_or_in_few_trades_is_no_signal() {
    Said.by(analyst, quiet().volume(20).move(1, -60)).holds("NO_SIGNAL", 0.30);
    Said.by(analyst, quiet().volume(40).trades(19).move(1, -60)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_price_that_came_back_is_no_signal() {
    Said.by(analyst, quiet().volume(40).move(1, -60).volume(10).move(1, 40))
        .holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void running_twice_in_half_an_hour_cools_down() {
    Said.by(analyst, quiet().volume(40).move(1, -60).volume(10).move(1, 5).volume(60).move(1, -5))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_where_volume_or_trades_are_not_told() {
    Said.by(analyst, new Scene(1000).volume(0).wiggle(280, 1))
        .abstains("NO_VOLUME", "The last 240 candles have no volume.");
    Said.by(analyst, new Scene(1000).trades(0).wiggle(280, 1))
        .abstains("NO_TRADE_COUNTS", "The last 240 candles do not tell their trades.");
  }

  @Test
  void warms_up() {
    Said.by(analyst, new Scene(1000).wiggle(252, 1))
        .abstains("WARMING_UP", "Has 252 of 253 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(253, 1)).holds("NO_SIGNAL", 0.30);
  }
}
