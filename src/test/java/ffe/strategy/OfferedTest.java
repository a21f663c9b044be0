package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.observation.Observation;
import ffe.observation.Recorded;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Those that are asked by name only, along the recorded market. */
@Tag("unit")
final class OfferedTest {

  private static List<Observation> seen = List.of();

  @BeforeAll
  static void walkTheTape() {
    seen = Recorded.observations(Recorded.btcTicks());
  }

  private static List<Analyst> chosen() {
    return Strategies.offered().stream().filter(a -> !Strategies.all().contains(a)).toList();
  }

  @Test
  void the_usual_four_are_offered_with_seven_more_sorted_by_unique_names() {
    assertThat(Strategies.offered())
        .extracting(Analyst::name)
        .containsExactly(
            "donchian-breakout",
            "grid-reversion",
            "mean-reversion",
            "momentum",
            "random-entry",
            "ratio",
            "supertrend",
            "trend-flip",
            "volume-flow",
            "wavetrend",
            "whale-proxy");
    assertThat(Strategies.offered()).containsAll(Strategies.all());
    assertThat(Strategies.all()).hasSize(4);
  }

  @Test
  void every_buy_names_a_stop_and_a_target_the_risk_gate_can_accept() {
    int buys = 0;
    for (Observation observation : seen) {
      for (Analyst analyst : chosen()) {
        Opinion opinion = analyst.opine(observation);
        assertThat(Canon.read(Canon.write(opinion), Opinion.class)).isEqualTo(opinion);
        if (opinion instanceof Opinion.View view && view.action() == Action.BUY) {
          double price = observation.lastPrice().asDouble();
          double risk = price - view.stop().orElseThrow().asDouble();
          double reward = view.target().orElseThrow().asDouble() - price;
          assertThat(risk / price).as(analyst.name()).isBetween(0.0079, 0.0451);
          assertThat(reward / risk).as(analyst.name()).isGreaterThan(1.59);
          buys++;
        }
      }
    }
    assertThat(buys).isGreaterThan(100);
  }

  /** Golden numbers: a change here is a change of what would be traded, and must be explained. */
  @Test
  void what_they_say_along_the_tape_is_as_recorded() {
    SortedMap<String, String> said = new TreeMap<>();
    for (Analyst analyst : chosen()) {
      SortedMap<String, Integer> counts = new TreeMap<>();
      for (Observation observation : seen) {
        Opinion opinion = analyst.opine(observation);
        String action = opinion instanceof Opinion.View view ? view.action() + " " : "";
        counts.merge(action + opinion.reason(), 1, Integer::sum);
      }
      said.put(analyst.name(), counts.toString());
    }
    assertThat(said)
        .hasSize(7)
        .containsEntry(
            "donchian-breakout",
            "{BUY BREAKOUT=194, COOL_DOWN=228, HOLD NO_SIGNAL=1219, HOLD SIGNAL_GONE=43, HOLD"
                + " TOO_CHOPPY=52, SELL BREAKOUT=140, WARMING_UP=44}")
        .containsEntry(
            "grid-reversion",
            "{BUY GRID_LINE=48, COOL_DOWN=688, HOLD NO_SIGNAL=264, HOLD SIGNAL_GONE=12, SELL"
                + " GRID_LINE=121, TREND_TOO_STRONG=675, WARMING_UP=112}")
        .containsEntry(
            "random-entry", "{BUY DRAWN=85, HOLD NO_SIGNAL=1718, SELL DRAWN=103, WARMING_UP=14}")
        .containsEntry("ratio", "{NO_SECOND_INSTRUMENT=1860, WARMING_UP=60}")
        .containsEntry(
            "supertrend",
            "{BUY SUPERTREND_TURN=106, COOL_DOWN=24, HOLD AGAINST_HIGHER_TREND=22, HOLD"
                + " NO_SIGNAL=1590, SELL SUPERTREND_TURN=125, WARMING_UP=53}")
        .containsEntry(
            "volume-flow",
            "{BUY VOLUME_FLOW=141, COOL_DOWN=49, HOLD NO_SIGNAL=1527, HOLD SIGNAL_GONE=13, SELL"
                + " VOLUME_FLOW=57, UNUSUAL_VOLUME=61, WARMING_UP=72}")
        .containsEntry(
            "whale-proxy",
            "{BUY CROWD_RAN=15, COOL_DOWN=78, HOLD NO_SIGNAL=1479, HOLD SIGNAL_GONE=4, SELL"
                + " CROWD_RAN=74, TOO_VOLATILE=18, WARMING_UP=252}");
  }
}
