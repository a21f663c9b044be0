package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.trading.AgentState.Command;
import ffe.trading.DecisionRecord.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a lane decides, and when it does not. */
@Tag("unit")
class LaneCycleTest {

  private static HandMarket quiet(HandMarket market) {
    return market.flat("0:10", "45:00", "100");
  }

  private static List<Instant> slots(Rig rig) {
    return rig.decisions().stream().map(DecisionRecord::slot).toList();
  }

  @Test
  void decides_at_the_close_of_each_candle_and_only_then() {
    Rig rig = Rig.over(quiet(HandMarket.recording())).open().to("17:30");
    assertThat(slots(rig)).containsExactly(at("5:00"), at("10:00"), at("15:00"));
    assertThat(rig.decisions()).allMatch(d -> d.result() == Result.HELD);
    assertThat(rig.lane().view().status().lastCycleAt()).contains(at("15:00"));
  }

  @Test
  void knows_at_a_slot_only_trades_before_it() {
    HandMarket market = quiet(HandMarket.recording());
    Rig rig = Rig.over(market).open().to("6:00");
    assertThat(rig.decision("5:00").inputs().lastTick().orElseThrow().time()).isEqualTo(at("4:50"));
    assertThat(rig.decision("5:00").inputs().risk().now()).contains(at("5:00"));
  }

  @Test
  void a_slot_before_any_trade_is_no_decision_and_says_so() {
    Rig rig = Rig.over(HandMarket.recording().flat("7:00", "12:00", "100")).open().to("11:00");
    assertThat(rig.decision("5:00").result()).isEqualTo(Result.NO_DECISION);
    assertThat(rig.decision("5:00").reason()).isEqualTo("NO_TRADE_SEEN");
    assertThat(rig.decision("10:00").result()).isEqualTo(Result.HELD);
  }

  @Test
  void decides_nothing_while_paused_and_makes_up_for_nothing_afterwards() {
    Rig rig = Rig.over(quiet(HandMarket.recording())).say("20:00", Action.BUY).open().to("7:00");
    assertThat(rig.account().command(Command.PAUSE, "lunch")).isTrue();
    rig.to("31:00");
    assertThat(rig.account().command(Command.RESUME, "back")).isTrue();
    assertThat(slots(rig)).containsExactly(at("5:00"));
    rig.to("41:00");
    assertThat(slots(rig)).containsExactly(at("5:00"), at("35:00"), at("40:00"));
    assertThat(rig.journal.orders()).isEmpty();
  }

  @Test
  void decides_nothing_while_stopped_even_after_a_restart() {
    Rig rig = Rig.over(quiet(HandMarket.recording())).open().to("7:00");
    assertThat(rig.account().command(Command.STOP, "enough")).isTrue();
    rig.to("12:00").reopen().to("22:00");
    assertThat(rig.agent()).isEqualTo(AgentState.STOPPED);
    assertThat(rig.lane().view().status().agentReason()).isEqualTo("enough");
    assertThat(slots(rig)).containsExactly(at("5:00"));
    assertThat(rig.account().command(Command.START, "again")).isTrue();
    rig.to("26:00");
    assertThat(slots(rig)).containsExactly(at("5:00"), at("25:00"));
  }

  @Test
  void a_paused_lane_still_keeps_its_place_candles_and_equity_limits() {
    Rig rig = Rig.over(quiet(HandMarket.recording())).open().to("7:00");
    assertThat(rig.account().command(Command.PAUSE, "lunch")).isTrue();
    rig.to("23:00");
    LaneAppend last = rig.journal.appends().get(rig.journal.appends().size() - 1);
    assertThat(last.position().time()).isEqualTo(at("20:00"));
    assertThat(last.candles()).isNotEmpty();
    assertThat(last.decision()).isEmpty();
  }

  @Test
  void a_recording_waits_for_every_slot_but_a_late_live_feed_decides_the_newest_only() {
    Rig tape = Rig.over(HandMarket.recording().tick("0:10", "100")).open();
    tape.account().advance(at("1:00"), 100);
    tape.account().advance(at("31:00"), 100);
    assertThat(slots(tape)).hasSize(6);

    Rig live = Rig.over(HandMarket.feed().tick("0:10", "100")).open();
    live.account().advance(at("1:00"), 100);
    live.account().advance(at("31:00"), 100);
    assertThat(slots(live)).containsExactly(at("30:00"));
  }

  @Test
  void a_broken_feed_denies_entries_by_name_until_it_is_back() {
    HandMarket market =
        HandMarket.feed()
            .flat("0:10", "4:00", "100")
            .event(new MarketEvent.Broke(at("4:01"), "socket closed"))
            .event(new MarketEvent.Passed(at("6:00")))
            .event(new MarketEvent.Restored(at("7:00")))
            .flat("7:01", "12:00", "100");
    Rig rig = Rig.over(market).say("5:00", Action.BUY).say("10:00", Action.BUY).open().to("11:30");
    DecisionRecord broken = rig.decision("5:00");
    assertThat(broken.result()).isEqualTo(Result.DENIED);
    assertThat(broken.reason()).isEqualTo("FEED_NOT_LIVE");
    assertThat(broken.inputs().risk().feedState()).contains(FeedState.BROKEN);
    assertThat(rig.decision("10:00").result()).isEqualTo(Result.ORDERED);
  }

  @Test
  void the_end_of_the_recording_ends_the_agent_for_good() {
    HandMarket market = HandMarket.recording().flat("0:10", "8:00", "100").ended("8:00");
    Rig rig = Rig.over(market).open().to(Rig.FAR);
    assertThat(rig.agent()).isEqualTo(AgentState.ENDED);
    assertThat(rig.lane().view().feed()).isEqualTo(FeedState.ENDED);
    assertThat(slots(rig)).containsExactly(at("5:00"));
    for (Command command : List.of(Command.START, Command.RESUME, Command.LIFT, Command.FLATTEN)) {
      assertThat(rig.account().command(command, "again")).as(command.name()).isFalse();
    }
    int appends = rig.journal.appends().size();
    assertThat(rig.account().advance(Rig.FAR.plusSeconds(900), 100)).isZero();
    assertThat(rig.journal.appends()).hasSize(appends);
  }

  @Test
  void an_ended_lane_that_is_opened_again_stays_ended_and_does_not_begin_anew() {
    HandMarket market = HandMarket.recording().flat("0:10", "8:00", "100").ended("8:00");
    Rig rig = Rig.over(market).open().to(Rig.FAR);
    int points = rig.journal.memory.equity().size();
    for (int i = 0; i < 3; i++) {
      rig.reopen().to(Rig.FAR);
    }
    assertThat(rig.agent()).isEqualTo(AgentState.ENDED);
    assertThat(slots(rig)).containsExactly(at("5:00"));
    assertThat(rig.journal.memory.events()).hasSize(1);
    assertThat(rig.journal.memory.equity()).hasSize(points);
  }

  @Test
  void the_deposit_is_booked_once_and_hold_starts_at_the_first_price() {
    HandMarket market =
        HandMarket.recording().flat("0:10", "8:00", "100").flat("8:00", "20:00", "110");
    Rig rig = Rig.over(market).open().to("3:00").reopen().to("9:00").reopen().to("12:00");
    assertThat(rig.journal.memory.events()).hasSize(1);
    assertThat(rig.lane().view().hold().orElseThrow().amount()).isEqualByComparingTo("11000");
  }

  @Test
  void advice_is_computed_like_a_decision_and_neither_kept_nor_acted_on() {
    Rig rig = Rig.over(quiet(HandMarket.recording())).say("7:00", Action.BUY).open().to("7:00");
    DecisionRecord advice = rig.lane().advise("advice-1");
    int appends = rig.journal.appends().size();
    Replay replay = new Replay(rig.analysts(), "v1", rig.journal.memory);
    assertThat(replay.of(advice).answer()).as("at once").isEqualTo(Replay.Answer.IDENTICAL);
    assertThat(advice.result()).isEqualTo(Result.ORDERED);
    assertThat(advice.isAdvice()).isTrue();
    assertThat(rig.lane().advise("advice-2").id()).isNotEqualTo(advice.id());
    rig.to("9:00");
    assertThat(rig.journal.appends()).hasSize(appends);
    assertThat(rig.venue.submitted()).isEmpty();
    assertThat(rig.lane().view().openOrders()).isEmpty();
  }

  @Test
  void a_lane_reopened_between_commits_reads_again_what_was_not_committed() {
    Rig rig = Rig.over(quiet(HandMarket.recording())).say("10:00", Action.BUY).open().to("14:00");
    Optional<OrderState> before = rig.orders(Purpose.ENTRY).stream().map(o -> o.state()).findAny();
    rig.reopen().to("16:00");
    assertThat(before).contains(OrderState.FILLED);
    assertThat(slots(rig)).containsExactly(at("5:00"), at("10:00"), at("15:00"));
    assertThat(rig.orders(Purpose.ENTRY)).hasSize(1);
    assertThat(rig.venue.submitted()).doesNotHaveDuplicates();
  }
}
