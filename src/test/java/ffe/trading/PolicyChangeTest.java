package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.council.Council;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.Action;
import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Escalation;
import ffe.decision.Stacking;
import ffe.money.Percent;
import ffe.risk.RefusedLimitException;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.trading.DecisionRecord.Result;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another policy comes into force while a lane runs, and stays. */
@Tag("unit")
class PolicyChangeTest {

  private static Rig rig() {
    return Rig.over(HandMarket.recording().flat("0:10", "45:00", "100"))
        .bounds(RiskBounds.STANDARD)
        .say("5:00", Action.BUY)
        .open();
  }

  /** Nothing is held when it wants to buy. */
  private static Rig late() {
    return Rig.over(HandMarket.recording().flat("0:10", "45:00", "100"))
        .say("15:00", Action.BUY)
        .open();
  }

  private static PolicyVersion next(Rig rig, Map<String, String> values) {
    return rig.lane()
        .view()
        .policy()
        .next(values, at("0:00"), "ann", "because", rig.setup().frame());
  }

  private static String policyOf(Rig rig, String slot) {
    return rig.decision(slot).inputs().policy().version();
  }

  @Test
  void begins_with_the_configured_one_as_version_1_in_the_first_commit() {
    Rig rig = rig();
    PolicyVersion first = rig.journal.appends().get(0).policy().orElseThrow();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.by()).isEqualTo(PolicyVersion.CONFIGURATION);
    assertThat(first.policy().risk()).isEqualTo(RiskPolicy.standard());
    assertThat(rig.journal.memory.policies()).containsExactly(first);
  }

  @Test
  void judges_from_the_next_cycle_on_and_is_named_in_its_record() {
    Rig rig = late().to("7:00");
    assertThat(rig.account().adopt(next(rig, Map.of("confidence_min", "100")))).isTrue();
    rig.to("16:00");
    assertThat(policyOf(rig, "5:00")).isEqualTo("standard-1");
    assertThat(policyOf(rig, "10:00")).isEqualTo("v2");
    assertThat(rig.decision("15:00").result()).isEqualTo(Result.DENIED);
    assertThat(rig.decision("15:00").verdict().orElseThrow().policyVersion()).isEqualTo("v2");
    assertThat(rig.decision("15:00").verdict().orElseThrow().denials())
        .anyMatch(d -> d.code().equals("CONFIDENCE_TOO_LOW"));
  }

  @Test
  void is_committed_with_the_place_in_the_market_where_it_began() {
    Rig rig = rig().to("7:00");
    rig.account().adopt(next(rig, Map.of("confidence_min", "90")));
    LaneAppend last = rig.journal.appends().get(rig.journal.appends().size() - 1);
    PolicyVersion kept = last.policy().orElseThrow();
    assertThat(kept.number()).isEqualTo(2);
    assertThat(kept.since()).isEqualTo(last.position().time());
    assertThat(kept.changes())
        .containsExactly(new PolicyVersion.Change("confidence_min", "60", "90"));
    assertThat(Canon.read(Canon.write(kept), PolicyVersion.class)).isEqualTo(kept);
  }

  @Test
  void is_in_force_again_after_a_crash() {
    assertThat(late().to("16:00").decision("15:00").result()).isEqualTo(Result.ORDERED);
    Rig rig = late().to("7:00");
    rig.account().adopt(next(rig, Map.of("confidence_min", "100", "quorum", "1")));
    rig.reopen().to("16:00");
    assertThat(rig.lane().view().policy().number()).isEqualTo(2);
    assertThat(rig.decision("15:00").reason()).isEqualTo("CONFIDENCE_TOO_LOW");
    assertThat(rig.decision("15:00").inputs().ensemble().quorum()).isEqualTo(1);
    assertThat(rig.journal.memory.policies()).hasSize(2);
  }

  @Test
  void of_two_changes_of_the_same_version_only_the_first_comes_into_force() {
    Rig rig = rig().to("7:00");
    PolicyVersion ours = next(rig, Map.of("confidence_min", "70"));
    PolicyVersion theirs = next(rig, Map.of("confidence_min", "80"));
    assertThat(rig.account().adopt(ours)).isTrue();
    int before = rig.journal.appends().size();
    assertThat(rig.account().adopt(theirs)).isFalse();
    assertThat(rig.journal.appends()).hasSize(before);
    assertThat(rig.lane().view().policy().policy()).isEqualTo(ours.policy());
  }

  @Test
  void weights_and_quorum_count_opinions_from_the_next_cycle_on() {
    Rig rig = rig().to("7:00");
    rig.account().adopt(next(rig, Map.of("weight.ann", "2.5", "quorum", "1")));
    rig.to("11:00");
    CycleInputs inputs = rig.decision("10:00").inputs();
    assertThat(inputs.weights().of("ann")).isEqualTo(2.5);
    assertThat(inputs.weights().of("bob")).isEqualTo(1);
    assertThat(inputs.ensemble().quorum()).isEqualTo(1);
  }

  @Test
  void another_strategy_counts_from_the_next_cycle_on_and_keeps_the_quorum() {
    Rig rig = rig().to("7:00");
    rig.account().adopt(next(rig, Map.of("strategy", "unanimous")));
    rig.to("11:00");
    assertThat(rig.decision("5:00").inputs().ensemble().strategy()).isEqualTo("weighted");
    EnsemblePolicy after = rig.decision("10:00").inputs().ensemble();
    assertThat(after).isEqualTo(rig.decision("5:00").inputs().ensemble().withStrategy("unanimous"));
    PolicyVersion now = rig.lane().view().policy();
    assertThat(now.changes())
        .containsExactly(new PolicyVersion.Change("strategy", "weighted", "unanimous"));
    assertThat(next(rig, Map.of("strategy", "stacking")).policy().ensemble().stacking())
        .contains(Stacking.DEFAULT);
    rig.reopen();
    assertThat(rig.lane().view().policy()).isEqualTo(now);
  }

  @Test
  void an_unknown_strategy_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> next(rig(), Map.of("strategy", "loudest")))
        .hasMessage(
            "strategy is weighted, majority, unanimous, stacking, debate, two-phase, local-first;"
                + " it cannot be loudest");
  }

  private static Rig seated(String... models) {
    List<Seat> seats = Arrays.stream(models).map(m -> new Seat(m, m + "-1")).toList();
    return Rig.over(HandMarket.recording().flat("0:10", "12:00", "100"))
        .asking(
            new Council(
                Seating.of(seats, Duration.ofSeconds(30)),
                requests -> {
                  throw new AssertionError("nobody is asked here");
                }))
        .open();
  }

  @Test
  void a_debate_needs_three_models_and_of_three_it_is_clear_who() {
    assertThatThrownBy(() -> next(seated("openai", "ollama"), Map.of("strategy", "debate")))
        .isInstanceOf(RefusedLimitException.class)
        .hasMessageContaining("three models that are asked, and there are 2 (openai, ollama)");
    assertThatThrownBy(() -> next(rig(), Map.of("strategy", "debate")))
        .hasMessageContaining("there are 0;");
    Rig three = seated("openai", "gemini", "ollama");
    assertThat(next(three, Map.of("strategy", "debate")).policy().ensemble().debate())
        .contains(new Debate("openai", "gemini", "ollama"));
    PolicyVersion named =
        next(three, Map.of("strategy", "debate", "debate", "ollama, openai,gemini"));
    assertThat(named.changes())
        .containsExactlyInAnyOrder(
            new PolicyVersion.Change("strategy", "weighted", "debate"),
            new PolicyVersion.Change("debate", "", "ollama,openai,gemini"));
    Rig four = seated("openai", "gemini", "xai", "ollama");
    assertThatThrownBy(() -> next(four, Map.of("strategy", "debate")))
        .hasMessage("name debate too: bull,bear,judge of openai, gemini, xai, ollama");
    assertThatThrownBy(
            () -> next(four, Map.of("strategy", "debate", "debate", "ann,openai,gemini")))
        .hasMessageContaining("it cannot be ann,openai,gemini");
    assertThatThrownBy(() -> next(four, Map.of("debate", "openai,gemini,xai")))
        .hasMessage("debate counts with the strategy debate only");
  }

  @Test
  void what_is_enough_can_be_changed_where_some_are_asked_first() {
    Rig rig = seated("openai", "ollama");
    assertThat(next(rig, Map.of("strategy", "two-phase")).policy().ensemble().escalation())
        .contains(Escalation.DEFAULT);
    PolicyVersion set =
        next(
            rig,
            Map.of(
                "strategy", "local-first",
                "first", "openai",
                "escalate.probability", "0.6",
                "escalate.agreement", "1",
                "escalate.size", "25.5"));
    assertThat(set.policy().ensemble().escalation())
        .contains(new Escalation(0.6, 1, Percent.of("25.5"), List.of("openai")));
    for (String key :
        List.of("first", "escalate.probability", "escalate.agreement", "escalate.size")) {
      assertThatThrownBy(() -> next(rig, Map.of("strategy", "two-phase", key, "-1")))
          .isInstanceOf(RefusedLimitException.class)
          .hasMessageContaining(key + " is ")
          .hasMessageContaining("it cannot be -1");
      assertThatThrownBy(() -> next(rig, Map.of(key, "1")))
          .hasMessage(key + " counts with the strategies two-phase and local-first only");
    }
  }

  @Test
  void without_models_there_is_nothing_to_say_of_their_rounds() {
    assertThat(AgentPolicy.keys(rig().setup().frame()))
        .doesNotContain("debate", "first", "escalate.size")
        .contains("strategy", "quorum", "weight.ann");
  }

  @Test
  void hard_limits_that_were_tightened_make_a_version_of_their_own_at_the_start() {
    Rig rig = rig().to("7:00");
    rig.account().adopt(next(rig, Map.of("risk_per_trade_max", "2")));
    rig.bounds(RiskBounds.of(Map.of("risk_per_trade_max", "1.5"))).reopen();
    PolicyVersion now = rig.lane().view().policy();
    assertThat(now.number()).isEqualTo(3);
    assertThat(now.by()).isEqualTo(PolicyVersion.CONFIGURATION);
    assertThat(now.changes())
        .containsExactly(new PolicyVersion.Change("risk_per_trade_max", "2", "1.5"));
    assertThat(now.policy().risk().version()).isEqualTo("v3");
    rig.reopen();
    assertThat(rig.lane().view().policy()).isEqualTo(now);
  }

  @Test
  void a_change_out_of_range_or_of_nothing_is_refused_and_named() {
    Rig rig = rig();
    assertThatThrownBy(() -> next(rig, Map.of("risk_per_trade_max", "3")))
        .isInstanceOf(RefusedLimitException.class)
        .hasMessage("risk_per_trade_max is 0.01 to 2 %; it cannot be 3");
    assertThatThrownBy(() -> next(rig, Map.of("quorum", "3")))
        .hasMessage("quorum is 1 to 2; it cannot be 3");
    assertThatThrownBy(() -> next(rig, Map.of("weight.ann", "0")))
        .hasMessage("weight.ann is 0.01 to 100; it cannot be 0");
    assertThatThrownBy(() -> next(rig, Map.of("weight.eve", "1")))
        .hasMessageContaining("weight.eve");
    assertThatThrownBy(() -> next(rig, Map.of("confidence_min", "60.0")))
        .hasMessage("nothing would change: version 1 is so");
    assertThatThrownBy(() -> next(rig, Map.of())).hasMessageContaining("nothing would change");
  }

  @Test
  void under_the_policy_of_its_record_a_decision_is_judged_as_it_was() {
    Rig rig = rig().to("22:00");
    for (DecisionRecord record : rig.decisions()) {
      Rejudged rejudged = Rejudged.of(record, rig.lane().view().policy().policy());
      assertThat(rejudged.outcome()).isEqualTo(Rejudged.Outcome.SAME);
      assertThat(rejudged.again().digest()).isEqualTo(record.digest());
    }
  }

  @Test
  void under_another_policy_a_decision_ends_as_the_gate_says_now() {
    Rig rig = rig().to("7:00");
    DecisionRecord ordered = rig.decision("5:00");
    AgentPolicy strict = next(rig, Map.of("confidence_min", "100")).policy();
    Rejudged denied = Rejudged.of(ordered, strict);
    assertThat(denied.outcome()).isEqualTo(Rejudged.Outcome.NOW_DENIED);
    assertThat(Rejudged.denials(denied.again())).containsExactly("CONFIDENCE_TOO_LOW");
    Rejudged smaller =
        Rejudged.of(ordered, next(rig, Map.of("risk_per_trade_max", "0.05")).policy());
    assertThat(smaller.outcome()).isEqualTo(Rejudged.Outcome.RESIZED);
  }

  @Test
  void what_was_denied_is_allowed_under_a_looser_policy() {
    Rig rig = rig();
    rig.account().adopt(next(rig, Map.of("confidence_min", "100")));
    rig.to("7:00");
    DecisionRecord denied = rig.decision("5:00");
    assertThat(denied.result()).isEqualTo(Result.DENIED);
    AgentPolicy loose = next(rig, Map.of("confidence_min", "60")).policy();
    assertThat(Rejudged.of(denied, loose).outcome()).isEqualTo(Rejudged.Outcome.NOW_ALLOWED);
    AgentPolicy lonely = next(rig, Map.of("weight.ann", "2")).policy();
    assertThat(Rejudged.of(denied, lonely).outcome()).isEqualTo(Rejudged.Outcome.SAME);
  }
}
