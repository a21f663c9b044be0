package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.council.Agenda;
import ffe.council.Asker;
import ffe.council.Call;
import ffe.council.Council;
import ffe.council.GaveWayException;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.council.Tokens;
import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.trading.DecisionRecord.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Models in the cycle: asked with what is known, recorded before parsing, computed again. */
class LaneCouncilTest {

  private static final String BUY =
      """
      {"reasoning":"It rises.","action":"BUY","probability":0.9,"horizon_minutes":60,\
      "stop":99,"target":103,"would_change_mind":"A fall below 99."}""";
  private static final String HOLD =
      """
      {"reasoning":"Nothing.","action":"HOLD","probability":0.5,"horizon_minutes":60,\
      "stop":null,"target":null,"would_change_mind":"A move."}""";

  private final List<ModelRequest> asked = new ArrayList<>();
  private final SortedMap<String, String> says = new TreeMap<>();

  private Council council() {
    List<Seat> seats = List.of(new Seat("openai", "gpt"), new Seat("anthropic", "claude"));
    Asker asker =
        requests -> {
          asked.addAll(requests);
          return requests.stream().map(r -> reply(says.get(r.provider()))).toList();
        };
    return new Council(Seating.of(seats, Duration.ofSeconds(30)), asker);
  }

  private static ModelReply reply(String raw) {
    return raw.equals(Asker.LATE)
        ? new ModelReply.Failure(Asker.LATE, "no answer within 30 s", Optional.empty())
        : ModelReply.of(raw, new Tokens(900, 0, 80), "stop");
  }

  private Rig rig(String openai, String anthropic) {
    says.put("openai", openai);
    says.put("anthropic", anthropic);
    HandMarket market = HandMarket.recording().flat("0:10", "12:00", "100");
    return Rig.over(market).asking(council()).open().to("6:00");
  }

  private static Replay.Result again(Rig rig, DecisionRecord record) {
    return new Replay(rig.analysts(), "v1", rig.journal.memory).of(record);
  }

  @Test
  void models_vote_beside_rules_and_what_they_said_is_kept_before_parsing() {
    DecisionRecord record = rig("Sure! ```json\n" + BUY + "\n```", BUY).decision("5:00");
    assertThat(record.opinions())
        .extracting(Opinion::analyst)
        .containsExactly("ann", "anthropic", "bob", "openai");
    assertThat(record.opinions().get(3))
        .isInstanceOfSatisfying(
            Opinion.View.class, v -> assertThat(v.action()).isEqualTo(Action.BUY));
    Minutes minutes = record.minutes().orElseThrow();
    assertThat(minutes.prompts()).hasSize(1);
    assertThat(minutes.prompts().get(0).user()).contains("Last price: 100.00");
    assertThat(minutes.calls()).extracting(Call::provider).containsExactly("openai", "anthropic");
    assertThat(minutes.calls().get(0).reply()).isEqualTo(reply("Sure! ```json\n" + BUY + "\n```"));
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).user()).isEqualTo(minutes.prompts().get(0).user());
    assertThat(record.result()).isEqualTo(Result.HELD);
  }

  @Test
  void a_decision_with_models_is_computed_again_without_asking_anybody() {
    Rig rig = rig(BUY, "no json");
    DecisionRecord record = rig.decision("5:00");
    int before = asked.size();
    assertThat(again(rig, record).answer()).isEqualTo(Replay.Answer.IDENTICAL);
    assertThat(Canon.read(Canon.write(record), DecisionRecord.class)).isEqualTo(record);
    assertThat(asked).hasSize(before);
  }

  @Test
  void a_cycle_whose_models_gave_way_decides_nothing_and_the_next_one_does() {
    says.put("openai", BUY);
    says.put("anthropic", BUY);
    Council whole = council();
    List<Boolean> gaveWay = new ArrayList<>(List.of(true));
    Asker once =
        requests -> {
          if (!gaveWay.isEmpty()) {
            gaveWay.clear();
            throw new GaveWayException("a command did not wait");
          }
          return whole.asker().ask(requests);
        };
    HandMarket market = HandMarket.recording().flat("0:10", "12:00", "100");
    Rig rig = Rig.over(market).asking(new Council(whole.seating(), once)).open().to("11:00");
    assertThat(rig.journal.memory.decisions())
        .filteredOn(d -> d.minutes().isPresent())
        .extracting(DecisionRecord::slot)
        .hasSize(1)
        .allMatch(slot -> slot.toString().endsWith(":10:00Z"));
  }

  @Test
  void one_changed_reply_is_found_and_its_opinion_named() {
    Rig rig = rig(BUY, BUY);
    DecisionRecord record = rig.decision("5:00");
    String forged = Canon.write(record).replaceFirst("It rises", "It sinks");
    DecisionRecord other = Canon.read(forged, DecisionRecord.class);
    Replay.Result result = again(rig, other);
    assertThat(result.answer()).isEqualTo(Replay.Answer.DIFFERENT);
    assertThat(result.firstDifference().orElseThrow()).startsWith("/opinions/1/reasoning");
  }

  @Test
  void one_changed_letter_of_a_prompt_is_found() {
    Rig rig = rig(BUY, BUY);
    String forged =
        Canon.write(rig.decision("5:00")).replace("Last price: 100.00", "Last price: 101.00");
    Replay.Result result = again(rig, Canon.read(forged, DecisionRecord.class));
    assertThat(result.answer()).isEqualTo(Replay.Answer.DIFFERENT);
    assertThat(result.firstDifference().orElseThrow()).contains("/minutes/prompts/0/user");
  }

  @Test
  void a_call_that_is_taken_out_of_the_minutes_is_found() {
    Rig rig = rig(BUY, BUY);
    DecisionRecord record = rig.decision("5:00");
    Minutes whole = record.minutes().orElseThrow();
    DecisionRecord less =
        new DecisionRecord(
            record.id(),
            record.lane(),
            record.slot(),
            record.codeVersion(),
            record.inputs(),
            record.opinions(),
            record.decision(),
            record.refusedSize(),
            record.proposal(),
            record.verdict(),
            record.result(),
            record.reason(),
            Optional.of(new Minutes(whole.prompts(), whole.calls().subList(1, 2))));
    assertThat(again(rig, less).answer()).isEqualTo(Replay.Answer.DIFFERENT);
  }

  @Test
  void a_late_model_abstains_and_is_named() {
    Rig rig = rig(Asker.LATE, BUY);
    DecisionRecord record = rig.decision("5:00");
    assertThat(record.opinions().get(3))
        .isEqualTo(new Opinion.Abstention("openai", Asker.LATE, "no answer within 30 s"));
    assertThat(again(rig, record).answer()).isEqualTo(Replay.Answer.IDENTICAL);
  }

  @Test
  void models_decide_where_rules_are_outvoted() {
    says.put("openai", BUY);
    says.put("anthropic", BUY);
    HandMarket market = HandMarket.recording().flat("0:10", "12:00", "100");
    Rig rig =
        Rig.over(market).silent("ann", "TIMEOUT").silent("bob", "TIMEOUT").asking(council()).open();
    DecisionRecord record = rig.to("6:00").decision("5:00");
    assertThat(record.result()).isEqualTo(Result.ORDERED);
    assertThat(record.decision().orElseThrow().action()).isEqualTo(Action.BUY);
    assertThat(again(rig, record).answer()).isEqualTo(Replay.Answer.IDENTICAL);
  }

  @Test
  void a_model_is_told_what_its_account_sold_before() {
    says.put("openai", HOLD);
    says.put("anthropic", HOLD);
    HandMarket market = HandMarket.recording().flat("0:10", "40:00", "100");
    Rig rig =
        Rig.over(market)
            .say("5:00", Action.BUY)
            .say("10:00", Action.SELL)
            .open()
            .to("14:00")
            .asking(council())
            .reopen()
            .to("16:00");
    Agenda agenda = rig.decision("15:00").inputs().agenda().orElseThrow();
    assertThat(agenda.briefing().recent()).hasSize(1);
    assertThat(rig.decision("15:00").minutes().orElseThrow().prompts().get(0).user())
        .contains("USD after fees");
  }

  @Test
  void another_policy_counts_what_models_said_without_asking_again() {
    Rig rig = rig(BUY, HOLD);
    DecisionRecord record = rig.decision("5:00");
    int before = asked.size();
    AgentPolicy same =
        new AgentPolicy(
            record.inputs().policy(), record.inputs().ensemble(), record.inputs().weights());
    assertThat(Rejudged.of(record, same).outcome()).isEqualTo(Rejudged.Outcome.SAME);
    assertThat(asked).hasSize(before);
  }
}
