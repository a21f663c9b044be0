package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.council.Asker;
import ffe.council.Call;
import ffe.council.Council;
import ffe.council.Interim;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Price;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.council.Tokens;
import ffe.decision.Action;
import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.decision.Opinion;
import ffe.decision.Vote;
import ffe.trading.DecisionRecord.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Councils of two rounds in a lane: asked in order, recorded whole, computed again. */
@Tag("unit")
class LaneRoundsTest {

  private static final EnsemblePolicy DEBATE =
      EnsemblePolicy.of(new Debate("anthropic", "ollama", "openai"), 1);

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TEN = BigDecimal.TEN;

  /** The dear, the local and the cheap. */
  private static final List<Seat> SEATS =
      List.of(
          new Seat("anthropic", "claude", Optional.of(new Price(TEN, TEN, TEN))),
          new Seat("ollama", "llama"),
          new Seat("openai", "gpt", Optional.of(new Price(ONE, ONE, ONE))));

  private static String says(String action, double probability) {
    boolean holds = action.equals("HOLD");
    boolean buys = action.equals("BUY");
    return "{\"reasoning\":\"So it is.\",\"action\":\""
        + action
        + "\",\"probability\":"
        + probability
        + ",\"horizon_minutes\":60,\"stop\":"
        + (holds ? "null" : buys ? "99" : "103")
        + ",\"target\":"
        + (holds ? "null" : buys ? "103" : "97")
        + ",\"would_change_mind\":\"A move.\"}";
  }

  private static Rig rig(EnsemblePolicy policy, Function<ModelRequest, String> script) {
    Asker asker =
        requests ->
            requests.stream()
                .map(script)
                .map(raw -> ModelReply.of(raw, new Tokens(9, 0, 1), "stop"))
                .toList();
    return Rig.over(HandMarket.recording().flat("0:10", "130:00", "100"))
        .counting(policy)
        .asking(new Council(Seating.of(SEATS, Duration.ofSeconds(30)), asker));
  }

  private static Replay.Result again(Rig rig, DecisionRecord record) {
    return new Replay(rig.analysts(), "v1", rig.journal.memory).of(record);
  }

  @ParameterizedTest
  @EnumSource(EnsembleStrategy.class)
  void every_decision_of_a_day_of_any_strategy_is_computed_again_to_the_letter(
      EnsembleStrategy strategy) {
    Random random = new Random(strategy.word().length());
    List<String> words = List.of("BUY", "HOLD", "SELL", "nonsense");
    EnsemblePolicy policy =
        strategy == EnsembleStrategy.DEBATE ? DEBATE : new EnsemblePolicy(strategy.word(), 1);
    SortedMap<Integer, Integer> asked = new TreeMap<>();
    Rig rig =
        rig(policy, any -> says(words.get(random.nextInt(words.size())), random.nextInt(11) / 10.0))
            .say("5:00", Action.BUY)
            .say("40:00", Action.SELL)
            .open()
            .to("120:00");
    assertThat(rig.decisions()).hasSizeGreaterThan(20);
    for (DecisionRecord record : rig.decisions()) {
      asked.merge(record.minutes().orElseThrow().calls().size(), 1, Integer::sum);
      assertThat(again(rig, record).answer()).isEqualTo(Replay.Answer.IDENTICAL);
      assertThat(Canon.read(Canon.write(record), DecisionRecord.class)).isEqualTo(record);
      assertThat(record.decision().orElseThrow().votes())
          .extracting(Vote::analyst)
          .containsExactlyElementsOf(record.opinions().stream().map(Opinion::analyst).toList());
    }
    assertThat(asked.keySet()).contains(3).hasSizeGreaterThanOrEqualTo(strategy.roundsMax());
  }

  @Test
  void a_judge_decides_and_the_record_says_who_argued() {
    Rig rig =
        rig(DEBATE, r -> says(r.provider().equals("ollama") ? "HOLD" : "BUY", 0.8))
            .open()
            .to("6:00");
    DecisionRecord record = rig.decision("5:00");
    assertThat(record.result()).isEqualTo(Result.ORDERED);
    assertThat(record.reason()).isEqualTo("JUDGED");
    assertThat(record.inputs().agenda().orElseThrow().scripts()).isPresent();
    assertThat(record.minutes().orElseThrow().calls())
        .extracting(Call::provider)
        .containsExactly("anthropic", "ollama", "openai");
    assertThat(record.decision().orElseThrow().votes())
        .filteredOn(v -> v.uncounted().filter("ADVOCATE"::equals).isPresent())
        .extracting(Vote::analyst)
        .containsExactly("anthropic", "ollama");
  }

  @Test
  void a_changed_word_on_why_others_were_asked_is_found() {
    Rig rig = rig(new EnsemblePolicy("local-first", 1), any -> says("HOLD", 0.1)).open().to("6:00");
    DecisionRecord record = rig.decision("5:00");
    Minutes minutes = record.minutes().orElseThrow();
    assertThat(minutes.interim()).map(Interim::reason).contains("LOW_PROBABILITY");
    String forged = Canon.write(record).replace("LOW_PROBABILITY", "DISAGREEMENT");
    Replay.Result result = again(rig, Canon.read(forged, DecisionRecord.class));
    assertThat(result.answer()).isEqualTo(Replay.Answer.DIFFERENT);
    assertThat(result.firstDifference().orElseThrow()).contains("/minutes/interim/reason");
  }

  /** Two views of 1.0 on HOLD weigh more than one on BUY: counted plainly they would win. */
  @Test
  void another_policy_does_not_count_what_was_only_argued() {
    Rig rig =
        rig(DEBATE, r -> says(r.provider().equals("openai") ? "BUY" : "HOLD", 1))
            .silent("ann", "TIMEOUT")
            .silent("bob", "TIMEOUT")
            .open()
            .to("6:00");
    DecisionRecord record = rig.decision("5:00");
    assertThat(record.result()).isEqualTo(Result.ORDERED);
    AgentPolicy weighted =
        new AgentPolicy(
            record.inputs().policy(), new EnsemblePolicy("weighted", 1), record.inputs().weights());
    DecisionRecord counted = Rejudged.of(record, weighted).again();
    assertThat(counted.decision().orElseThrow().votes())
        .extracting(Vote::analyst)
        .containsExactly("ann", "bob", "openai");
    assertThat(Rejudged.of(record, weighted).outcome()).isEqualTo(Rejudged.Outcome.SAME);
    AgentPolicy other =
        new AgentPolicy(
            record.inputs().policy(),
            EnsemblePolicy.of(new Debate("openai", "ollama", "anthropic"), 1),
            record.inputs().weights());
    assertThat(Rejudged.of(record, other).again().opinions())
        .extracting(Opinion::analyst)
        .containsExactly("ann", "bob");
    AgentPolicy same = new AgentPolicy(record.inputs().policy(), DEBATE, record.inputs().weights());
    assertThat(Rejudged.of(record, same).outcome()).isEqualTo(Rejudged.Outcome.SAME);
  }
}
