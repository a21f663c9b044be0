package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.trading.AgentState.Command;
import ffe.trading.DecisionRecord.Result;
import ffe.trading.HandVenue.Manner;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entries, their protection, and their end. */
@Tag("unit")
class LaneOrdersTest {

  private static HandMarket flat() {
    return HandMarket.recording().flat("0:10", "30:00", "100");
  }

  /** Bought at 5:10, the first trade after the slot. */
  private static Rig bought(HandMarket market) {
    return Rig.over(market).say("5:00", Action.BUY).open().to("5:30");
  }

  @Test
  void an_entry_fill_gives_one_bracket_of_the_whole_quantity_in_the_same_step() {
    Rig rig = Rig.over(flat()).say("5:00", Action.BUY).open().to("5:10");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.FILLED);
    assertThat(rig.held()).isEqualTo(rig.orders(Purpose.ENTRY).get(0).proposal().quantity());
    Order bracket = rig.orders(Purpose.PROTECTION).get(0);
    assertThat(rig.orders(Purpose.PROTECTION)).hasSize(1);
    assertThat(bracket.proposal().type()).isEqualTo(OrderType.BRACKET);
    assertThat(bracket.state()).isEqualTo(OrderState.WORKING);
    assertThat(bracket.intendedAt()).isEqualTo(at("5:10"));
    assertThat(bracket.proposal().quantity()).isEqualTo(rig.held());
    assertThat(bracket.proposal().protection().orElseThrow().stop()).isEqualTo(Price.of("99"));
    assertThat(bracket.proposal().protection().orElseThrow().target()).contains(Price.of("103"));
    assertThat(rig.lane().view().isCovered()).isTrue();
    assertThat(rig.lane().view().status().unprotectedSince()).isEmpty();
  }

  @Test
  void the_fill_and_the_intent_of_its_protection_are_one_append() {
    Rig rig = Rig.over(flat()).say("5:00", Action.BUY).open().to("5:00");
    rig.steps.forget();
    rig.to("5:10");
    assertThat(rig.steps.done())
        .containsExactly(
            "append intents[PROTECTION] orders[ENTRY=FILLED,PROTECTION=INTENDED]",
            "appended",
            "claim PROTECTION",
            "claimed",
            "submit PROTECTION",
            "submitted",
            "append intents[] orders[PROTECTION=WORKING]",
            "appended");
  }

  @Test
  void the_intent_is_committed_claimed_sent_and_its_answer_committed_in_this_order() {
    Rig rig = Rig.over(flat()).say("5:00", Action.BUY).open();
    rig.account().advance(at("4:59"), 1_000);
    rig.steps.forget();
    rig.account().advance(at("5:00"), 1_000);
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
    assertThat(first.decision().orElseThrow().result()).isEqualTo(Result.ORDERED);
    assertThat(first.intents().get(0).proposal())
        .isEqualTo(first.decision().orElseThrow().proposal().orElseThrow());
  }

  @Test
  void a_fill_is_never_at_a_price_known_to_its_decision() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100").tick("5:00", "101");
    Rig rig = Rig.over(market.flat("5:05", "9:00", "102")).say("5:00", Action.BUY).open();
    rig.to("6:00");
    assertThat(rig.fills().get(0).time()).isEqualTo(at("5:05"));
    assertThat(rig.fills().get(0).price()).isEqualTo(Price.of("102"));
  }

  @Test
  void partial_fills_are_protected_again_as_they_come() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
    market.tick(at("5:10"), "100", "10").tick(at("5:20"), "100", "10");
    market.flat("5:30", "9:00", "100");
    Rig rig = Rig.over(market, Rig.HALVES).say("5:00", Action.BUY).open();
    rig.to("5:10");
    assertThat(rig.held()).isEqualTo(Quantity.of("5"));
    assertThat(rig.working(Purpose.PROTECTION))
        .extracting(o -> o.proposal().quantity())
        .containsExactly(Quantity.of("5"));
    rig.to("5:20");
    assertThat(rig.working(Purpose.PROTECTION))
        .extracting(o -> o.proposal().quantity())
        .containsExactly(Quantity.of("10"));
    rig.to("6:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.FILLED);
    assertThat(rig.states(Purpose.PROTECTION))
        .containsExactly(OrderState.CANCELLED, OrderState.CANCELLED, OrderState.WORKING);
    assertThat(rig.working(Purpose.PROTECTION).get(0).remaining()).isEqualTo(rig.held());
    assertThat(rig.lane().view().isCovered()).isTrue();
  }

  @Test
  void two_partial_fills_at_one_instant_are_covered_at_that_instant() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
    market.tick(at("5:10"), "100", "10").tick(at("5:10"), "100", "10");
    market.tick(at("5:40"), "100", "0.5");
    Rig rig = Rig.over(market, Rig.HALVES).say("5:00", Action.BUY).open().to("5:10");
    assertThat(rig.held()).isEqualTo(Quantity.of("10"));
    assertThat(rig.lane().view().isCovered()).isTrue();
    rig.to("5:50");
    assertThat(rig.agent()).isEqualTo(AgentState.RUNNING);
    assertThat(rig.lane().view().status().blocked()).isEmpty();
  }

  @Test
  void a_stop_that_is_hit_closes_everything_and_nothing_remains_working() {
    HandMarket market = HandMarket.recording().flat("0:10", "8:00", "100");
    Rig rig = bought(market.flat("8:00", "12:00", "98.50"));
    rig.to("8:30");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.lane().view().openOrders()).isEmpty();
    assertThat(rig.venue.inner().workingOrders()).isEmpty();
    assertThat(rig.journal.memory.roundTrips()).hasSize(1);
    assertThat(rig.journal.memory.roundTrips().get(0).profit().isNegative()).isTrue();
    assertThat(rig.lane().view().status().protection()).isEmpty();
    assertThat(rig.agent()).isEqualTo(AgentState.RUNNING);
  }

  @Test
  void a_target_that_is_passed_closes_everything_too() {
    HandMarket market = HandMarket.recording().flat("0:10", "8:00", "100");
    Rig rig = bought(market.flat("8:00", "12:00", "103.01"));
    rig.to("8:30");
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of("103"));
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.lane().view().openOrders()).isEmpty();
  }

  @Test
  void a_sell_closes_all_and_takes_the_bracket_away() {
    Rig rig = Rig.over(flat()).say("5:00", Action.BUY).say("10:00", Action.SELL).open();
    rig.to("10:00");
    assertThat(rig.orders(Purpose.EXIT).get(0).proposal().quantity()).isEqualTo(rig.held());
    assertThat(rig.working(Purpose.PROTECTION)).as("until the exit filled").hasSize(1);
    rig.to("10:10");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.states(Purpose.EXIT)).containsExactly(OrderState.FILLED);
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.CANCELLED);
    assertThat(rig.venue.inner().workingOrders()).isEmpty();
  }

  @Test
  void a_sell_with_nothing_held_never_shorts() {
    Rig rig = Rig.over(flat()).say("5:00", Action.SELL).open().to("6:00");
    assertThat(rig.decision("5:00").reason()).isEqualTo("NOTHING_TO_SELL");
    assertThat(rig.venue.submitted()).isEmpty();
  }

  @Test
  void a_position_whose_protection_is_refused_is_blocked_and_closed_after_two_seconds() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:10", "100");
    market.tick("5:10", "100").tick("5:11", "100").tick("5:12", "100").tick("5:13", "100");
    market.flat("5:14", "20:00", "100");
    Rig rig = Rig.over(market).say("5:00", Action.BUY).say("10:00", Action.BUY).open();
    rig.venue.answers(Purpose.PROTECTION, Manner.REFUSES);
    rig.to("5:12");
    assertThat(rig.agent()).as("two seconds are not more than two").isEqualTo(AgentState.RUNNING);
    assertThat(rig.states(Purpose.PROTECTION)).hasSize(3).containsOnly(OrderState.REJECTED);
    assertThat(rig.lane().view().status().unprotectedSince()).contains(at("5:10"));
    rig.to("5:13");
    assertThat(rig.agent()).isEqualTo(AgentState.FLATTENING);
    assertThat(rig.lane().view().status().blocked()).isPresent();
    assertThat(rig.states(Purpose.FLATTEN)).containsExactly(OrderState.WORKING);
    rig.to("5:30");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    rig.to("11:00");
    assertThat(rig.orders(Purpose.ENTRY)).hasSize(1);
    assertThat(rig.account().command(Command.LIFT, "seen")).isTrue();
    assertThat(rig.lane().view().status().blocked()).isEmpty();
  }

  @Test
  void a_protection_refused_once_is_tried_again_in_time() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:10", "100");
    market.tick("5:10", "100").tick("5:11", "100").flat("5:12", "20:00", "100");
    Rig rig = Rig.over(market).say("5:00", Action.BUY).open();
    rig.venue.answers(Purpose.PROTECTION, Manner.REFUSES);
    rig.to("5:10");
    rig.venue.answers(Purpose.PROTECTION, Manner.ACCEPTS);
    rig.to("6:00");
    assertThat(rig.states(Purpose.PROTECTION))
        .containsExactly(OrderState.REJECTED, OrderState.WORKING);
    assertThat(rig.lane().view().status().unprotectedSince()).isEmpty();
    assertThat(rig.agent()).isEqualTo(AgentState.RUNNING);
  }

  @Test
  void a_refused_protection_is_not_sent_again_at_its_instant_even_by_another_server() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:10", "100");
    market.tick("5:10", "100").tick("5:10", "100").flat("5:11", "6:00", "100");
    Rig rig = Rig.over(market).say("5:00", Action.BUY).open().to("5:09");
    rig.venue.answers(Purpose.PROTECTION, Manner.REFUSES);
    assertThat(rig.account().advance(at("5:10"), 1)).isEqualTo(1);
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.REJECTED);
    rig.reopen();
    assertThat(rig.account().advance(at("5:10"), 1)).isEqualTo(1);
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.REJECTED);
    rig.venue.answers(Purpose.PROTECTION, Manner.ACCEPTS);
    rig.to("5:20");
    assertThat(rig.states(Purpose.PROTECTION))
        .containsExactly(OrderState.REJECTED, OrderState.WORKING);
  }

  @Test
  void a_refused_entry_ends_there_and_the_next_slot_may_try_again() {
    Rig rig = Rig.over(flat()).say("5:00", Action.BUY).say("10:00", Action.BUY).open();
    rig.venue.answers(Purpose.ENTRY, Manner.REFUSES);
    rig.to("6:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.REJECTED);
    rig.venue.answers(Purpose.ENTRY, Manner.ACCEPTS);
    rig.to("11:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.REJECTED, OrderState.FILLED);
  }

  @Test
  void one_sale_of_several_lots_at_a_loss_is_one_loss_in_a_row() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
    for (int second = 10; second < 40; second += 3) {
      market.tick(at("5:" + second), "100", "10");
    }
    Rig rig = Rig.over(market.flat("5:50", "8:00", "98.50"), Rig.HALVES);
    rig.say("5:00", Action.BUY).open().to("7:00");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.journal.memory.roundTrips()).hasSizeGreaterThan(2);
    assertThat(rig.lane().view().status().risk().lossesInARow()).isEqualTo(1);
  }

  @Test
  void working_entries_are_cancelled_on_request_and_protection_stays() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
    market.tick(at("5:10"), "100", "10").tick(at("6:30"), "100", "10");
    Rig rig = Rig.over(market, Rig.HALVES).say("5:00", Action.BUY).open().to("6:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.PARTIALLY_FILLED);
    assertThat(rig.account().cancelEntries()).isEqualTo(1);
    assertThat(rig.account().cancelEntries()).isZero();
    rig.to("7:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.CANCELLED);
    assertThat(rig.held()).isEqualTo(Quantity.of("5"));
    assertThat(rig.working(Purpose.PROTECTION)).hasSize(1);
    assertThat(rig.lane().view().isCovered()).isTrue();
  }

  @Test
  void a_second_entry_widens_the_one_protection_to_all_that_is_held() {
    HandMarket market = flat();
    Rig rig = Rig.over(market).stopAt(0.04).say("5:00", Action.BUY).say("10:00", Action.BUY);
    rig.open().to("10:30");
    List<Order> working = rig.working(Purpose.PROTECTION);
    int filled = rig.orders(Purpose.ENTRY).size();
    assertThat(working).hasSize(1);
    assertThat(working.get(0).remaining()).isEqualTo(rig.held());
    assertThat(filled).as("one entry fills the position's cap").isEqualTo(1);
    assertThat(rig.decision("10:00").result()).isEqualTo(Result.DENIED);
    assertThat(rig.decision("10:00").reason()).isEqualTo("POSITION_CAP");
  }
}
