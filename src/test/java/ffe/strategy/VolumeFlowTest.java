package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class VolumeFlowTest {

  private final Analyst analyst = new VolumeFlow();

  private static Scene quiet() {
    return new Scene(1000).wiggle(240, 1);
  }

  @Test
  void sells_where_volume_went_to_the_lows() {
    // falls close at -1 / 1.2 of their range, the three before give 10 * 1 / 1.2:
    // (10 - 3 * 40) / 1.2 of 150 is -0.6111; 25 over 11.5 is 2.17 times the usual:
    // 0.60 + 0.10 * 0.3611 / 0.5 + 0.10 * 0.1739 / 2
    Said.by(analyst, quiet().volume(40).move(3, -1))
        .sells("VOLUME_FLOW", 0.6809)
        .because(
            "Of the volume of six candles -61.11 % went to the highs, on 2.17 times the usual"
                + " volume. It came together on the last candle, read from candles, not trades.")
        .unless("A flow of six candles to the highs.");
  }

  @Test
  void buys_where_volume_went_to_the_highs() {
    // the signal is the third candle: (10 + 3 * 40) / 1.2 of 150 is 0.7222, a candle old
    Said.by(analyst, quiet().volume(40).move(4, 1))
        .buys("VOLUME_FLOW", 0.6731, "995.968", "1020.064")
        .unless("A flow of six candles to the lows.");
  }

  @Test
  void less_than_twice_the_usual_volume_is_no_signal() {
    // 22.45 over 11.245, and 22.5 over 11.25 with a flow of -95 / 1.2 of 135
    Said.by(analyst, quiet().volume(34.9).move(3, -1)).holds("NO_SIGNAL", 0.30);
    Said.by(analyst, quiet().volume(35).move(3, -1)).sells("VOLUME_FLOW", 0.6673);
  }

  @Test
  void volume_without_a_way_is_no_signal() {
    Said.by(analyst, quiet().volume(40).wiggle(4, 1)).holds("NO_SIGNAL", 0.30);
    Said.by(analyst, quiet().wick(0).volume(40).move(4, 0)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void a_flow_that_turned_is_no_signal() {
    Said.by(analyst, quiet().volume(40).move(3, -1).volume(80).move(3, 1))
        .holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void abstains_without_volume_and_on_unusual_volume() {
    Said.by(analyst, new Scene(1000).volume(0).wiggle(100, 1))
        .abstains("NO_VOLUME", "The last 60 candles have no volume to read a flow from.");
    Said.by(analyst, quiet().volume(100).move(6, 1))
        .abstains(
            "UNUSUAL_VOLUME",
            "Volume is 5.26 times the usual, outside 0.2 to 5; it says nothing about who trades.");
    Said.by(analyst, quiet().volume(1).move(6, 1))
        .abstains(
            "UNUSUAL_VOLUME",
            "Volume is 0.11 times the usual, outside 0.2 to 5; it says nothing about who trades.");
  }

  @Test
  void flowing_twice_in_half_an_hour_cools_down() {
    Said.by(analyst, quiet().volume(40).move(3, -1).volume(300).move(1, 1))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void warms_up() {
    Said.by(analyst, new Scene(1000).wiggle(72, 1))
        .abstains("WARMING_UP", "Has 72 of 73 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(73, 1)).holds("NO_SIGNAL", 0.30);
  }
}
