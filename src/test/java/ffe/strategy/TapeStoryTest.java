package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Decision;
import ffe.decision.Ensemble;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.VoterWeights;
import ffe.market.Tick;
import ffe.money.Price;
import ffe.observation.Observation;
import ffe.observation.Recorded;
import ffe.observation.Regime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The four analysts and their vote along the recorded market, after its first 48 hours. */
@Tag("unit")
final class TapeStoryTest {

  private static final Duration HISTORY = Duration.ofDays(2);

  private static List<Observation> seen = new ArrayList<>();
  private static List<List<Opinion>> said = new ArrayList<>();

  @BeforeAll
  static void walkTheTape() {
    List<Tick> ticks = Recorded.btcTicks();
    Instant from = ticks.get(0).time().plus(HISTORY);
    seen = Recorded.observations(ticks).stream().filter(o -> !o.instant().isBefore(from)).toList();
    said = seen.stream().map(TapeStoryTest::opinions).toList();
  }

  private static List<Opinion> opinions(Observation observation) {
    return Strategies.all().stream().map(analyst -> analyst.opine(observation)).toList();
  }

  private static Decision decide(int i) {
    return Ensemble.decide(said.get(i), VoterWeights.EQUAL, EnsemblePolicy.DEFAULT, seen.get(i));
  }

  @Test
  void analysts_are_sorted_by_unique_names() {
    assertThat(Strategies.all())
        .extracting(Analyst::name)
        .containsExactly("mean-reversion", "momentum", "trend-flip", "wavetrend");
  }

  @Test
  void every_buy_names_a_stop_and_a_target_the_risk_gate_can_accept() {
    int buys = 0;
    for (int i = 0; i < seen.size(); i++) {
      for (Opinion opinion : said.get(i)) {
        if (opinion instanceof Opinion.View view && view.action() == Action.BUY) {
          check(seen.get(i).lastPrice(), view.stop().orElseThrow(), view.target().orElseThrow());
          buys++;
        }
      }
      Decision decision = decide(i);
      if (decision.action() == Action.BUY) {
        check(
            seen.get(i).lastPrice(),
            decision.stop().orElseThrow(),
            decision.target().orElseThrow());
      }
    }
    assertThat(buys).isGreaterThan(100);
  }

  private static void check(Price price, Price stop, Price target) {
    double risk = price.asDouble() - stop.asDouble();
    double reward = target.asDouble() - price.asDouble();
    assertThat(risk / price.asDouble()).isBetween(0.005, 0.05);
    assertThat(reward / risk).isGreaterThan(1.5);
  }

  @Test
  void every_opinion_and_decision_survives_its_canonical_form() {
    for (int i = 0; i < seen.size(); i++) {
      for (Opinion opinion : said.get(i)) {
        assertThat(Canon.read(Canon.write(opinion), Opinion.class)).isEqualTo(opinion);
      }
      Decision decision = decide(i);
      assertThat(Canon.read(Canon.write(decision), Decision.class)).isEqualTo(decision);
    }
  }

  /** Golden numbers: a change here is a change of what is traded, and must be explained. */
  @Test
  void decisions_along_the_tape_are_as_recorded() {
    SortedMap<String, Integer> decisions = new TreeMap<>();
    SortedMap<String, Integer> regimes = new TreeMap<>();
    int confident = 0;
    for (int i = 0; i < seen.size(); i++) {
      Decision decision = decide(i);
      decisions.merge(decision.action() + " " + decision.reason(), 1, Integer::sum);
      regimes.merge(seen.get(i).regime().name(), 1, Integer::sum);
      confident +=
          decision.action() == Action.BUY && decision.probability().percent() >= 60 ? 1 : 0;
    }
    assertThat(decisions.toString())
        .isEqualTo(
            "{BUY AGREED=197, HOLD ALL_HOLD=723, HOLD NOTHING_TO_SELL=212, HOLD NO_QUORUM=6,"
                + " HOLD OUTVOTED=207}");
    assertThat(confident).isEqualTo(32);
    assertThat(regimes).doesNotContainKey(Regime.WARMING_UP.name());
    assertThat(regimes.toString())
        .isEqualTo("{RANGING=856, TRENDING_DOWN=255, TRENDING_UP=135, VOLATILE=99}");
  }

  @Test
  void the_four_have_different_tempers() {
    SortedMap<String, Integer> together = new TreeMap<>();
    for (List<Opinion> opinions : said) {
      List<String> buyers =
          opinions.stream()
              .filter(o -> o instanceof Opinion.View v && v.action() == Action.BUY)
              .map(Opinion::analyst)
              .toList();
      buyers.forEach(buyer -> together.merge(buyer, 1, Integer::sum));
      together.merge("more than two", buyers.size() > 2 ? 1 : 0, Integer::sum);
    }
    assertThat(together).hasSize(5);
    assertThat(together.get("more than two")).isLessThan(20);
  }
}
