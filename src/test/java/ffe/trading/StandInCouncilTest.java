package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.demo.StandIn;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.Vendor;
import ffe.council.Call;
import ffe.council.Council;
import ffe.council.ModelReply;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.Opinion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stand-in on the whole road: over its wire into a lane's decisions, and back by replay. */
@Tag("unit")
class StandInCouncilTest {

  private static Rig rig(StandIn standIn) {
    HttpModel model =
        new HttpModel(
            HttpModel.client(),
            new Endpoint(Vendor.OLLAMA, standIn.base(), Seat.STAND_IN, Optional.empty()));
    Council council =
        new Council(
            Seating.of(List.of(new Seat("ollama", Seat.STAND_IN)), Duration.ofSeconds(30)),
            requests -> requests.stream().map(model::ask).toList());
    return Rig.over(HandMarket.recording().flat("0:10", "200:00", "100"))
        .asking(council)
        .open()
        .to("160:00");
  }

  @Test
  void its_views_are_labelled_and_every_decision_replays_after_it_is_gone() {
    Rig rig;
    try (StandIn standIn = StandIn.open()) {
      rig = rig(standIn);
    }
    assertThat(rig.decisions()).hasSizeGreaterThan(20);
    for (DecisionRecord record : rig.decisions()) {
      assertThat(record.opinions())
          .filteredOn(o -> o.analyst().equals("ollama"))
          .singleElement()
          .isInstanceOf(Opinion.View.class)
          .extracting(Opinion::reason)
          .isEqualTo("NOT_A_MODEL");
      assertThat(new Replay(rig.analysts(), "v1", rig.journal.memory).of(record).answer())
          .isEqualTo(Replay.Answer.IDENTICAL);
    }
    assertThat(rig.decisions().stream().flatMap(d -> d.decision().stream()))
        .allSatisfy(
            d ->
                assertThat(d.votes())
                    .filteredOn(v -> v.analyst().equals("ollama"))
                    .extracting(v -> v.reason())
                    .containsExactly("NOT_A_MODEL"));
  }

  @Test
  void two_runs_of_a_day_get_the_same_answers() {
    try (StandIn one = StandIn.open();
        StandIn other = StandIn.open()) {
      assertThat(replies(rig(one))).isEqualTo(replies(rig(other))).doesNotContain("");
    }
  }

  private static List<String> replies(Rig rig) {
    return rig.decisions().stream()
        .flatMap(d -> d.minutes().stream())
        .flatMap(m -> m.calls().stream())
        .map(Call::reply)
        .map(r -> r instanceof ModelReply.Text text ? text.raw() : "")
        .toList();
  }
}
