package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Action;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.Protection;
import ffe.trading.DecisionRecord.Result;
import ffe.trading.HandVenue.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person moves stop and target; at no moment is the position without a stop. */
@Tag("unit")
class ManualMoveTest {

  private static HandMarket market() {
    return HandMarket.recording()
        .flat("0:10", "8:00", "100")
        .flat("8:00", "20:00", "101")
        .flat("20:00", "30:00", "99.80")
        .ended("30:00");
  }

  private static Rig bought(HandMarket market) {
    return Rig.over(market).say("5:00", Action.BUY).open().to("7:05");
  }

  private static ManualRequest.Move move(String key, String stop, String target) {
    return new ManualRequest.Move(
        key,
        "tess",
        stop.isEmpty() ? Optional.empty() : Optional.of(Price.of(stop)),
        target.isEmpty() ? Optional.empty() : Optional.of(Price.of(target)),
        Optional.empty());
  }

  private static Protection levels(String stop, String target) {
    return new Protection(Price.of(stop), Optional.of(Price.of(target)));
  }

  private static Protection working(Rig rig) {
    List<Order> working = rig.working(Purpose.PROTECTION);
    assertThat(working).hasSize(1);
    return working.get(0).proposal().protection().orElseThrow();
  }

  @Test
  void the_new_order_works_before_the_old_one_goes() {
    Rig rig = bought(market());
    rig.steps.forget();
    assertThat(rig.lane().order(move("m1", "99.40", "")).record().result())
        .isEqualTo(Result.ORDERED);
    assertThat(rig.steps.done())
        .containsExactly(
            "append intents[PROTECTION] orders[PROTECTION=INTENDED]",
            "appended",
            "claim PROTECTION",
            "claimed",
            "submit PROTECTION",
            "submitted",
            "append intents[] orders[PROTECTION=WORKING]",
            "appended",
            "cancel",
            "append intents[] orders[PROTECTION=CANCELLED]",
            "appended");
    assertThat(working(rig)).isEqualTo(levels("99.40", "103"));
    assertThat(rig.lane().view().status().protection()).contains(levels("99.40", "103"));
    Books.assertSound(rig);
    rig.lane().order(move("m2", "", "104.50"));
    assertThat(working(rig)).isEqualTo(levels("99.40", "104.50"));
    rig.to("20:10");
    rig.lane().order(move("m3", "99.30", ""));
    assertThat(working(rig)).isEqualTo(levels("99.30", "104.50"));
  }

  @Test
  void the_moved_stop_is_the_one_that_sells() {
    Rig rig = bought(market());
    rig.to("10:05").lane().order(move("m1", "100.20", ""));
    rig.to("21:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of("99.80"));
  }

  @Test
  void levels_it_has_already_send_nothing() {
    Rig rig = bought(market());
    int sent = rig.venue.submitted().size();
    DecisionRecord record = rig.lane().order(move("m1", "99", "103")).record();
    assertThat(record.result()).isEqualTo(Result.HELD);
    assertThat(record.reason()).isEqualTo("UNCHANGED");
    assertThat(rig.venue.submitted()).hasSize(sent);
  }

  @Test
  void what_the_gate_denies_changes_nothing() {
    Rig rig = bought(market());
    for (String[] wrong :
        new String[][] {
          {"100.50", "", "STOP_DISTANCE"},
          {"94", "", "STOP_DISTANCE"},
          {"", "99.50", "TARGET_REACHED"},
          {"", "98", "TARGET_REACHED"},
          {"99.001", "", "OFF_GRID"}
        }) {
      DecisionRecord record =
          rig.lane().order(move("m" + wrong[0] + wrong[1], wrong[0], wrong[1])).record();
      assertThat(record.reason()).isEqualTo(wrong[2]);
      assertThat(working(rig)).isEqualTo(levels("99", "103"));
    }
    assertThat(rig.lane().order(move("wide", "94.90", "")).record().reason())
        .isEqualTo("STOP_DISTANCE");
    Rig flat = Rig.over(market()).open().to("7:05");
    assertThat(flat.lane().order(move("m1", "99", "")).record().reason())
        .isEqualTo("NOTHING_TO_REDUCE");
  }

  @Test
  void a_venue_that_refuses_the_new_one_leaves_the_old_one_and_its_levels() {
    Rig rig = bought(market());
    rig.venue.answers(Purpose.PROTECTION, Manner.REFUSES);
    rig.lane().order(move("m1", "99.40", ""));
    assertThat(working(rig)).isEqualTo(levels("99", "103"));
    rig.venue.answers(Purpose.PROTECTION, Manner.ACCEPTS);
    rig.to("9:00");
    assertThat(working(rig)).isEqualTo(levels("99", "103"));
    assertThat(rig.lane().view().status().protection()).contains(levels("99", "103"));
  }

  @Test
  void while_the_fate_of_the_new_one_is_unknown_the_old_one_protects_and_nothing_is_flattened() {
    Rig rig = bought(market());
    rig.venue.visibleAfter(Duration.ofMinutes(2)).reachable(false);
    rig.venue.answers(Purpose.PROTECTION, Manner.LOSES_ANSWER);
    rig.lane().order(move("m1", "99.40", ""));
    rig.to("7:55");
    assertThat(working(rig)).isEqualTo(levels("99", "103"));
    assertThat(rig.agent()).isEqualTo(AgentState.RUNNING);
    assertThat(rig.lane().view().status().unprotectedSince()).isEmpty();
    rig.venue.reachable(true).answers(Purpose.PROTECTION, Manner.ACCEPTS);
    rig.to("8:15");
    assertThat(working(rig)).isEqualTo(levels("99.40", "103"));
    Books.assertSound(rig);
  }

  @Test
  void the_position_is_never_without_a_stop_at_the_venue() {
    int from = bought(market()).steps.count();
    Rig whole = bought(market());
    whole.lane().order(move("m1", "99.40", ""));
    assertThat(whole.steps.count() - from).isGreaterThan(8);
    for (int k = from; k < whole.steps.count(); k++) {
      Rig rig = Rig.over(market()).say("5:00", Action.BUY);
      List<Integer> seen = new ArrayList<>();
      rig.steps.beforeStep(k, () -> seen.add(rig.venue.inner().workingOrders().size()));
      rig.open().to("7:05").lane().order(move("m1", "99.40", ""));
      assertThat(seen).as("before step %d", k).singleElement().isIn(1, 2);
    }
  }

  private static void play(Rig rig) {
    rig.to("7:05");
    rig.lane().order(move("m1", "99.40", ""));
    rig.to("9:05");
    rig.lane().order(move("m2", "100.10", "104.50"));
    rig.to(Rig.FAR);
  }

  @Test
  void a_session_killed_before_any_step_ends_like_one_that_was_not() {
    Rig whole = Rig.over(market()).say("5:00", Action.BUY).open();
    play(whole);
    assertThat(whole.states(Purpose.PROTECTION))
        .containsExactly(OrderState.CANCELLED, OrderState.CANCELLED, OrderState.FILLED);
    List<String> expected = LaneSendingTest.leftBy(whole);
    for (int k = 0; k < whole.steps.count(); k++) {
      Rig rig = Rig.over(market()).say("5:00", Action.BUY);
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> play(rig.open())).isInstanceOf(Steps.Crash.class);
      rig.reopen();
      if (!rig.held().isZero()) {
        assertThat(rig.lane().view().isCovered()).as("after a crash before step %d", k).isTrue();
      }
      play(rig);
      assertThat(LaneSendingTest.leftBy(rig))
          .as("after a crash before step %d: %s", k, whole.steps.done().get(k))
          .isEqualTo(expected);
      Books.assertSound(rig);
    }
  }
}
