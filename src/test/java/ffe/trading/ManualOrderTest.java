package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.risk.Denial;
import ffe.trading.AgentState.Command;
import ffe.trading.DecisionRecord.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A person's orders take the agent's road. */
@Tag("unit")
class ManualOrderTest {

  static HandMarket flat() {
    return HandMarket.recording().flat("0:10", "30:00", "100").ended("30:00");
  }

  private static Rig quiet() {
    return Rig.over(flat()).open().to("7:05");
  }

  static ManualRequest.Trade buy(String key, String quantity) {
    return new ManualRequest.Trade(
        key,
        "tess",
        Side.BUY,
        quantity.isEmpty() ? Optional.empty() : Optional.of(Quantity.of(quantity)),
        Optional.empty(),
        Optional.of(Price.of("99")),
        Optional.of(Price.of("103")));
  }

  static ManualRequest.Trade sell(String key, String quantity) {
    return new ManualRequest.Trade(
        key,
        "tess",
        Side.SELL,
        quantity.isEmpty() ? Optional.empty() : Optional.of(Quantity.of(quantity)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static DecisionRecord asked(Rig rig, ManualRequest request) {
    return rig.lane().order(request).record();
  }

  private static List<String> denials(DecisionRecord record) {
    return Stream.concat(
            record.refusedSize().stream(),
            record.verdict().stream().flatMap(v -> v.denials().stream()))
        .map(Denial::code)
        .toList();
  }

  @Test
  void a_purchase_is_recorded_with_its_intent_then_sent_filled_and_protected() {
    Rig rig = quiet();
    rig.steps.forget();
    DecisionRecord record = asked(rig, buy("k1", "5"));
    assertThat(rig.steps.done())
        .containsExactly(
            "append intents[ENTRY] orders[ENTRY=INTENDED]",
            "appended",
            "claim ENTRY",
            "claimed",
            "submit ENTRY",
            "submitted",
            "append intents[] orders[ENTRY=WORKING]",
            "appended");
    LaneAppend first = rig.journal.appends().get(rig.journal.appends().size() - 2);
    assertThat(first.decision()).contains(record);
    assertThat(record.result()).isEqualTo(Result.ORDERED);
    assertThat(record.isManual()).isTrue();
    assertThat(record.isAdvice()).isFalse();
    rig.to("7:30");
    assertThat(rig.held()).isEqualTo(Quantity.of("5"));
    assertThat(rig.working(Purpose.PROTECTION))
        .singleElement()
        .satisfies(
            o ->
                assertThat(o.proposal().protection().orElseThrow().stop())
                    .isEqualTo(Price.of("99")));
    Books.assertSound(rig);
  }

  @Test
  void without_a_quantity_the_sizer_decides_as_it_does_for_the_agent() {
    Rig agent = Rig.over(flat()).say("5:00", Action.BUY).open().to("6:00");
    Rig person = Rig.over(flat()).open().to("5:00");
    asked(person, buy("k1", ""));
    person.to("6:00");
    assertThat(person.held()).isEqualTo(agent.held());
  }

  @Test
  void an_amount_of_money_is_rounded_down_to_the_lot() {
    ManualRequest.Trade wanted =
        new ManualRequest.Trade(
            "k1",
            "tess",
            Side.BUY,
            Optional.empty(),
            Optional.of(Money.of("333.339", Currency.USD)),
            Optional.of(Price.of("99")),
            Optional.of(Price.of("103")));
    assertThat(asked(quiet(), wanted).proposal().orElseThrow().quantity())
        .isEqualTo(Quantity.of("3.3333"));
  }

  @Test
  void a_sale_closes_all_that_is_held_and_what_protected_it_goes() {
    Rig rig = quiet();
    asked(rig, buy("k1", "5"));
    rig.to("8:05");
    assertThat(asked(rig, sell("k2", "")).result()).isEqualTo(Result.ORDERED);
    rig.to("9:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.working(Purpose.PROTECTION)).isEmpty();
    Books.assertSound(rig);
  }

  @Test
  void a_sale_in_part_leaves_the_rest_protected() {
    Rig rig = quiet();
    asked(rig, buy("k1", "5"));
    rig.to("8:05");
    asked(rig, sell("k2", "2"));
    rig.to("9:00");
    assertThat(rig.held()).isEqualTo(Quantity.of("3"));
    assertThat(rig.working(Purpose.PROTECTION))
        .extracting(o -> o.proposal().quantity())
        .containsExactly(Quantity.of("3"));
  }

  private static Arguments denied(String code, ManualRequest request, UnaryOperator<Rig> before) {
    return Arguments.of(code, request, before);
  }

  private static ManualRequest.Trade levels(String quantity, String stop, String target) {
    return new ManualRequest.Trade(
        "k1",
        "tess",
        Side.BUY,
        Optional.of(Quantity.of(quantity)),
        Optional.empty(),
        stop.isEmpty() ? Optional.empty() : Optional.of(Price.of(stop)),
        target.isEmpty() ? Optional.empty() : Optional.of(Price.of(target)));
  }

  static Stream<Arguments> denials() {
    UnaryOperator<Rig> nothing = rig -> rig;
    return Stream.of(
        denied("STOP_MISSING", levels("5", "", ""), nothing),
        denied("INPUT_MISSING", levels("5", "99", ""), nothing),
        denied("STOP_DISTANCE", levels("5", "99.90", "103"), nothing),
        denied("REWARD_TO_RISK", levels("5", "99", "101"), nothing),
        denied("POSITION_CAP", levels("21", "99", "103"), nothing),
        denied("OFF_GRID", levels("5.00001", "99", "103"), nothing),
        denied("OFF_GRID", levels("5", "99.001", "103"), nothing),
        denied("BELOW_MINIMUM", levels("0.01", "99", "103"), nothing),
        denied("NOTHING_TO_REDUCE", sell("k1", ""), nothing),
        denied(
            "EXCEEDS_HOLDING",
            sell("k1", "6"),
            rig -> {
              rig.lane().order(buy("k0", "5"));
              return rig.to("8:00");
            }),
        denied(
            "HALTED",
            buy("k1", "5"),
            rig -> {
              rig.account().command(Command.HALT, "stop");
              return rig;
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("denials")
  void the_gate_denies_a_person_what_it_denies_the_agent_and_keeps_the_record(
      String code, ManualRequest request, UnaryOperator<Rig> before) {
    Rig rig = before.apply(quiet());
    int sent = rig.venue.submitted().size();
    DecisionRecord record = asked(rig, request);
    assertThat(denials(record)).contains(code);
    assertThat(record.result()).isEqualTo(Result.DENIED);
    assertThat(rig.decisions()).contains(record);
    rig.to("9:00");
    assertThat(rig.venue.submitted()).hasSize(sent);
  }

  @Test
  void counts_against_the_order_rate() {
    Rig rig = quiet();
    for (String time : List.of("7:05", "7:12", "7:22", "7:32", "7:42", "7:52")) {
      assertThat(asked(rig.to(time), buy(time, "1")).result()).isEqualTo(Result.ORDERED);
    }
    assertThat(denials(asked(rig.to("8:02"), buy("late", "1")))).containsExactly("ORDER_RATE");
    assertThat(asked(rig.to("8:06"), buy("later", "1")).result()).isEqualTo(Result.ORDERED);
  }

  @Test
  void a_preview_says_what_the_order_would_come_to_and_changes_nothing() {
    Rig rig = quiet();
    List<String> before = LaneSendingTest.leftBy(rig);
    int appends = rig.journal.appends().size();
    DecisionRecord preview = rig.lane().preview(buy("k1", "5"));
    assertThat(rig.journal.appends()).hasSize(appends);
    assertThat(LaneSendingTest.leftBy(rig)).isEqualTo(before);
    assertThat(preview).isEqualTo(asked(rig, buy("k1", "5")));
  }

  @Test
  void a_key_makes_one_order_whatever_happens_between() {
    Rig rig = quiet();
    ManualAnswer first = rig.lane().order(buy("k1", "5"));
    assertThat(first.isRepeat()).isFalse();
    assertThat(rig.lane().order(buy("k1", "5"))).isEqualTo(new ManualAnswer(first.record(), true));
    rig.to("8:00").reopen();
    assertThat(rig.lane().order(buy("k1", "5"))).isEqualTo(new ManualAnswer(first.record(), true));
    ManualAnswer other = rig.lane().order(buy("k1", "7"));
    assertThat(other.isRepeat()).isTrue();
    assertThat(other.record().inputs().manual().orElseThrow().asksSame(buy("k1", "7"))).isFalse();
    assertThat(rig.orders(Purpose.ENTRY)).hasSize(1);
    assertThat(rig.lane().order(buy("k2", "1")).isRepeat()).isFalse();
  }

  @Test
  void two_people_may_use_one_key() {
    Rig rig = quiet();
    rig.lane().order(buy("k1", "1"));
    ManualRequest.Trade mine = buy("k1", "1");
    ManualRequest.Trade theirs =
        new ManualRequest.Trade(
            mine.key(),
            "theo",
            mine.side(),
            mine.quantity(),
            mine.notional(),
            mine.stop(),
            mine.target());
    assertThat(rig.lane().order(theirs).isRepeat()).isFalse();
    assertThat(rig.orders(Purpose.ENTRY)).hasSize(2);
  }

  @Test
  void is_computed_again_from_its_record_alone() {
    Rig rig = quiet();
    rig.lane().order(buy("k1", "5"));
    rig.lane().order(levels("5", "", ""));
    rig.lane().order(sell("k3", ""));
    rig.to("8:00");
    rig.lane().order(sell("k4", "2"));
    Replay replay = new Replay(rig.analysts(), "v1", rig.journal.memory);
    List<DecisionRecord> manual =
        rig.decisions().stream().filter(DecisionRecord::isManual).toList();
    assertThat(manual).hasSize(3);
    for (DecisionRecord record : manual) {
      DecisionRecord stored = Canon.read(Canon.write(record), DecisionRecord.class);
      assertThat(replay.of(stored).answer()).isEqualTo(Replay.Answer.IDENTICAL);
    }
  }

  @Test
  void a_record_whose_request_was_tampered_with_is_different() {
    Rig rig = quiet();
    DecisionRecord record = asked(rig, buy("k1", "5"));
    Replay replay = new Replay(rig.analysts(), "v1", rig.journal.memory);
    for (String[] change :
        new String[][] {{"quantity\\\":\\\"5", "quantity\\\":\\\"6"}, {"k1", "k2"}}) {
      String text = Canon.write(record).replace(change[0], change[1]);
      assertThat(text).isNotEqualTo(Canon.write(record));
      assertThat(replay.of(Canon.read(text, DecisionRecord.class)).answer())
          .isEqualTo(Replay.Answer.DIFFERENT);
    }
    String broken = Canon.write(record).replace("\\\"@\\\":\\\"Trade", "\\\"@\\\":\\\"Wish");
    assertThat(replay.of(Canon.read(broken, DecisionRecord.class)).answer())
        .isEqualTo(Replay.Answer.DIFFERENT);
  }

  /** Asks at its time, again when the answer did not come. */
  private static void play(Rig rig) {
    rig.to("7:05");
    rig.lane().order(buy("k1", "5"));
    rig.to("11:05");
    rig.lane().order(sell("k2", "2"));
    rig.to("13:05");
    rig.lane().order(levels("5", "", ""));
    rig.to("16:05");
    rig.lane().order(sell("k3", ""));
    rig.to(Rig.FAR);
  }

  @Test
  void a_session_killed_before_any_step_ends_like_one_that_was_not() {
    Supplier<Rig> fresh = () -> Rig.over(flat());
    Rig whole = fresh.get().open();
    play(whole);
    assertThat(whole.fills()).hasSize(3);
    assertThat(whole.states(Purpose.EXIT)).containsExactly(OrderState.FILLED, OrderState.FILLED);
    List<String> expected = LaneSendingTest.leftBy(whole);
    for (int k = 0; k < whole.steps.count(); k++) {
      Rig rig = fresh.get();
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> play(rig.open())).isInstanceOf(Steps.Crash.class);
      play(rig.reopen());
      assertThat(LaneSendingTest.leftBy(rig))
          .as("after a crash before step %d: %s", k, whole.steps.done().get(k))
          .isEqualTo(expected);
      Books.assertSound(rig);
    }
  }

  @Test
  void an_intent_of_a_person_that_waited_too_long_is_not_sent() {
    HandMarket feed = HandMarket.feed().flat("0:10", "30:00", "100");
    Rig rig = Rig.over(feed).open().to("7:05");
    rig.steps.crashBefore(rig.steps.count() + 2);
    assertThatThrownBy(() -> rig.lane().order(buy("k1", "5"))).isInstanceOf(Steps.Crash.class);
    feed.awayUntil("8:00");
    rig.reopen();
    assertThat(rig.lane().order(buy("k1", "5")).isRepeat()).isTrue();
    rig.to("9:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.EXPIRED);
    assertThat(rig.venue.submitted()).isEmpty();
    assertThat(at("9:00")).isEqualTo(rig.lane().view().status().position().time());
  }
}
