package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.decision.Analyst;
import ffe.market.CandleSeries;
import ffe.observation.Recorded;
import ffe.observation.Walk;
import ffe.simulation.LookAheadDetector.Plan;
import ffe.simulation.LookAheadDetector.Suspect;
import ffe.simulation.LookAheadReport.Finding;
import ffe.strategy.Momentum;
import ffe.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
class LookAheadDetectorTest {

  private static final long SEED = 20131125;
  private static final WholeMarket CHANCE = new WholeMarket(Walk.market(11, 2_000));

  private static WholeMarket tape = CHANCE;

  @BeforeAll
  static void readTheTape() {
    tape = new WholeMarket(Recorded.candles(Recorded.btcTicks()));
  }

  private static WholeMarket withSecond(long seed, int count) {
    CandleSeries second = Walk.beside(Walk.fiveMinutes(seed, count), Recorded.ETH_USD, seed + 1);
    return new WholeMarket(Walk.market(seed, count), Optional.of(second));
  }

  private static List<Suspect> builtIn() {
    return Strategies.offered().stream().<Suspect>map(analyst -> market -> analyst).toList();
  }

  private static LookAheadReport examine(Suspect suspect) {
    return LookAheadDetector.examine(List.of(suspect), CHANCE, new Plan(SEED, 30, 3));
  }

  private static List<Mutation> mutations(LookAheadReport report) {
    return report.findings().stream().map(Finding::mutation).toList();
  }

  @Test
  void no_built_in_analyst_knows_more_than_it_is_shown() {
    SortedMap<String, Integer> signals = new TreeMap<>();
    List<WholeMarket> markets = List.of(tape, CHANCE, withSecond(12, 2_500));
    for (WholeMarket market : markets) {
      LookAheadReport report = LookAheadDetector.examine(builtIn(), market, new Plan(SEED, 60, 3));
      assertThat(report.findings()).as("seed %d", SEED).isEmpty();
      assertThat(report.tried()).hasSize(Mutation.values().length);
      report
          .heard()
          .forEach(
              (name, heard) -> {
                assertThat(heard.failures()).as(name).isZero();
                signals.merge(name, heard.signals(), Integer::sum);
              });
    }
    // of somebody who never spoke nothing would be proved
    assertThat(signals.keySet())
        .containsExactlyElementsOf(Strategies.offered().stream().map(Analyst::name).toList());
    assertThat(signals.values()).allSatisfy(count -> assertThat(count).isGreaterThan(3));
  }

  @Test
  void who_looks_at_what_is_shown_is_clean() {
    LookAheadReport report = examine(market -> Planted.honest());
    assertThat(report.isClean()).isTrue();
    assertThat(report.heard().get("honest"))
        .isNotNull()
        .satisfies(h -> assertThat(h.signals()).isGreaterThan(80));
  }

  @Test
  void a_peek_at_one_candle_is_caught_and_named() {
    LookAheadReport report = examine(Planted::oneCandleAhead);
    assertThat(mutations(report)).containsExactly(Mutation.FUTURE_CHANGED, Mutation.FUTURE_CUT);
    Finding finding = report.findings().get(0);
    assertThat(finding.analyst()).isEqualTo("one-candle-ahead");
    assertThat(finding.times()).isBetween(5, 30);
    assertThat(finding.difference()).matches("action was (BUY|SELL), became (BUY|SELL|HOLD)");
    assertThat(finding.sentence())
        .startsWith("one-candle-ahead answered otherwise with another future: at 2024-01-0")
        .contains(" action was ")
        .endsWith(" more).");
  }

  @Test
  void a_peek_at_an_hour_that_is_not_over_is_caught() {
    assertThat(mutations(examine(Planted::unfinishedHour)))
        .containsExactly(Mutation.FUTURE_CHANGED, Mutation.FUTURE_CUT);
  }

  @Test
  void a_peek_at_the_second_instrument_is_caught() {
    Suspect peeker =
        market ->
            new Planted(
                "second-ahead",
                seen -> {
                  CandleSeries second = market.beside().orElseThrow();
                  int next = second.knowableAt(seen.instant()).size();
                  return next < second.size() ? second.close(next) - second.close(next - 1) : 0;
                });
    LookAheadReport report =
        LookAheadDetector.examine(List.of(peeker), withSecond(3, 600), new Plan(SEED, 20, 1));
    assertThat(mutations(report)).containsExactly(Mutation.FUTURE_CHANGED, Mutation.FUTURE_CUT);
  }

  @Test
  void a_peek_that_only_leaves_out_losses_is_caught() {
    LookAheadReport report =
        LookAheadDetector.examine(
            List.of(market -> Planted.neverWrong(new Momentum(), market)),
            tape,
            new Plan(SEED, 100, 1));
    assertThat(mutations(report)).contains(Mutation.FUTURE_CUT);
  }

  @Test
  void knowing_how_much_future_there_is_is_caught() {
    assertThat(mutations(examine(Planted::candlesLeft))).contains(Mutation.FUTURE_CUT);
  }

  @Test
  void who_breaks_without_a_future_is_caught() {
    LookAheadReport report = examine(Planted::blind);
    assertThat(mutations(report)).containsExactly(Mutation.FUTURE_CUT);
    assertThat(report.findings().get(0).difference()).isEqualTo("action was HOLD, became threw");
  }

  @Test
  void who_cannot_be_made_without_a_future_is_caught() {
    Suspect needs =
        market -> {
          if (market.beats().size() < CHANCE.beats().size() - 300) {
            throw new IllegalStateException("more candles");
          }
          return Planted.honest();
        };
    assertThat(mutations(examine(needs))).contains(Mutation.FUTURE_CUT);
  }

  @Test
  void reading_what_is_older_than_the_window_is_caught() {
    assertThat(mutations(examine(Planted::olderThanShown)))
        .containsExactly(Mutation.HISTORY_CHANGED, Mutation.HISTORY_CUT);
  }

  @Test
  void a_memory_is_caught_where_the_observations_before_are_missing() {
    LookAheadReport report = examine(market -> Planted.remembers());
    // the last observation asked twice is no move for it, hence the first
    assertThat(mutations(report)).containsExactly(Mutation.ASKED_AGAIN);
    assertThat(report.findings().get(0).analyst()).isEqualTo("remembers");
  }

  @Test
  void a_memory_of_its_first_observation_is_caught_by_asking_alone() {
    Suspect first =
        market -> {
          double[] base = {0};
          return new Planted(
              "first-price",
              seen -> {
                base[0] = base[0] == 0 ? seen.lastPrice().asDouble() : base[0];
                return seen.lastPrice().asDouble() - base[0];
              });
        };
    assertThat(mutations(examine(first))).containsExactly(Mutation.ASKED_ALONE);
  }

  @Test
  void what_all_share_is_caught_and_blamed_on_nothing_else() {
    AtomicInteger shared = new AtomicInteger();
    assertThat(mutations(examine(market -> Planted.counts(shared)))).contains(Mutation.ASKED_AGAIN);
  }

  @Test
  void the_culprit_is_named_among_the_innocent() {
    List<Suspect> all = new ArrayList<>(builtIn());
    all.add(Planted::oneCandleAhead);
    LookAheadReport report = LookAheadDetector.examine(all, CHANCE, new Plan(SEED, 10, 2));
    assertThat(report.findings()).isNotEmpty();
    assertThat(report.findings()).extracting(Finding::analyst).containsOnly("one-candle-ahead");
  }

  @Test
  void the_same_seed_gives_the_same_report_and_another_asks_elsewhere() {
    LookAheadReport report = examine(Planted::oneCandleAhead);
    assertThat(examine(Planted::oneCandleAhead)).isEqualTo(report);
    LookAheadReport other =
        LookAheadDetector.examine(
            List.of(Planted::oneCandleAhead), CHANCE, new Plan(SEED + 1, 30, 3));
    assertThat(other.findings()).isNotEqualTo(report.findings());
  }

  @Test
  void each_finding_stands_once_however_often_it_was_seen() {
    LookAheadReport report = examine(Planted::candlesLeft);
    assertThat(report.findings()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
    assertThat(report.heard()).containsOnlyKeys("candles-left");
    assertThat(report.tried().get(Mutation.FUTURE_CUT)).isEqualTo(30);
  }

  @Test
  void a_market_without_a_future_and_a_plan_without_a_bound_are_refused() {
    Suspect honest = market -> Planted.honest();
    WholeMarket brief = new WholeMarket(Walk.market(1, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LookAheadDetector.examine(List.of(honest), brief, new Plan(SEED, 1, 3)))
        .withMessage("a market of 3 candles has no future after a walk of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LookAheadDetector.examine(List.of(), CHANCE, new Plan(SEED, 1, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(SEED, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(SEED, 10_001, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(SEED, 1, 101));
  }

  @Test
  void a_short_market_without_history_is_examined_without_the_mutations_of_history() {
    LookAheadReport report =
        LookAheadDetector.examine(
            List.of(market -> Planted.honest()),
            new WholeMarket(Walk.market(1, 200)),
            new Plan(SEED, 10, 2));
    assertThat(report.isClean()).isTrue();
    assertThat(report.tried())
        .doesNotContainKeys(Mutation.HISTORY_CHANGED, Mutation.HISTORY_CUT)
        .containsKey(Mutation.FUTURE_CUT);
  }

  @Test
  void a_market_has_exactly_what_is_observed_of_one_instrument() {
    SortedMap<String, CandleSeries> fewer = Walk.market(1, 50);
    fewer.remove("4h");
    assertThatIllegalArgumentException().isThrownBy(() -> new WholeMarket(fewer));
    SortedMap<String, CandleSeries> mixed = Walk.market(1, 50);
    mixed.put("5m", Recorded.ethFiveMinutes());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WholeMarket(mixed))
        .withMessageContaining("several instruments");
    SortedMap<String, CandleSeries> swapped = Walk.market(1, 50);
    swapped.put("1h", Walk.fiveMinutes(1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new WholeMarket(swapped));
  }
}
