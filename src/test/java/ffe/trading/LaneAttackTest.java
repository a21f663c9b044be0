package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.Asker;
import ffe.council.Attacks;
import ffe.council.Council;
import ffe.council.ModelReply;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.council.Tokens;
import ffe.decision.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred attacks as answers of a model in a lane that trades. */
@Tag("unit")
class LaneAttackTest {

  private static final List<Seat> SEATS = List.of(new Seat("openai", "gpt"));

  /** A cycle each five minutes, so that each attack has one. */
  private static Rig rig(IntFunction<ModelReply> says) {
    AtomicInteger cycle = new AtomicInteger();
    Asker asker = requests -> List.of(says.apply(cycle.getAndIncrement()));
    return Rig.over(HandMarket.recording().flat("0:10", "1100:00", "100"))
        .say("5:00", Action.BUY)
        .say("70:00", Action.BUY)
        .say("90:00", Action.SELL)
        .say("150:00", Action.BUY)
        .asking(new Council(Seating.of(SEATS, Duration.ofSeconds(30)), asker))
        .open()
        .to("1060:00");
  }

  private static ModelReply raw(List<String> attacks, int cycle) {
    return ModelReply.of(attacks.get(cycle % attacks.size()), new Tokens(1, 0, 1), "stop");
  }

  private static final ModelReply SILENT =
      new ModelReply.Failure(Asker.LATE, "no answer within 30 s", Optional.empty());

  @Test
  void what_is_no_answer_changes_no_decision_no_limit_no_gate_and_no_order() {
    List<String> attacks = Attacks.noAnswers();
    Rig attacked = rig(cycle -> raw(attacks, cycle));
    Rig usual = rig(cycle -> SILENT);
    List<DecisionRecord> decisions = attacked.decisions();
    assertThat(decisions).hasSizeGreaterThan(2 * attacks.size()).hasSameSizeAs(usual.decisions());
    for (int i = 0; i < decisions.size(); i++) {
      DecisionRecord one = decisions.get(i);
      DecisionRecord other = usual.decisions().get(i);
      assertThat(one.inputs()).isEqualTo(other.inputs());
      assertThat(one.decision().map(d -> d.action()))
          .isEqualTo(other.decision().map(d -> d.action()));
      assertThat(one.proposal()).isEqualTo(other.proposal());
      assertThat(one.verdict()).isEqualTo(other.verdict());
      assertThat(one.result()).isEqualTo(other.result());
    }
    assertThat(attacked.fills()).isNotEmpty().isEqualTo(usual.fills());
    assertThat(attacked.agent()).isEqualTo(usual.agent());
  }

  @Test
  void what_a_model_was_heard_to_say_is_kept_to_the_letter_and_replays() {
    Rig attacked = rig(cycle -> raw(Attacks.all(), cycle));
    for (DecisionRecord record : attacked.decisions()) {
      Replay.Result again =
          new Replay(attacked.analysts(), "v1", attacked.journal.memory).of(record);
      assertThat(again.answer()).isEqualTo(Replay.Answer.IDENTICAL);
    }
    assertThat(
            attacked.decisions().stream()
                .flatMap(d -> d.minutes().stream())
                .flatMap(m -> m.calls().stream())
                .map(call -> ((ModelReply.Text) call.reply()).raw()))
        .containsAll(Attacks.all());
  }

  @Test
  void a_whole_answer_moves_no_limit_and_no_policy() {
    Rig attacked = rig(cycle -> raw(Attacks.WHOLE, cycle));
    Rig usual = rig(cycle -> SILENT);
    DecisionRecord first = usual.decisions().get(0);
    for (DecisionRecord record : attacked.decisions()) {
      assertThat(record.inputs().policy()).isEqualTo(first.inputs().policy());
      assertThat(record.inputs().ensemble()).isEqualTo(first.inputs().ensemble());
      assertThat(record.inputs().weights()).isEqualTo(first.inputs().weights());
      assertThat(record.proposal().isPresent()).isEqualTo(record.verdict().isPresent());
    }
  }
}
