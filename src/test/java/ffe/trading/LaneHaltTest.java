package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Action;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskPolicy;
import ffe.trading.AgentState.Command;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Halts: how they come, that they are kept, how they end. And what a break of the feed hides. */
@Tag("unit")
class LaneHaltTest {

  /** All may be bought at once; a drawdown of 2 % halts. */
  private static final RiskPolicy NERVOUS =
      new RiskPolicy(
          "nervous",
          Percent.of("10"),
          Percent.of("100"),
          Percent.of("100"),
          Percent.of("100"),
          Percent.of("50"),
          Percent.of("50"),
          Percent.of("2"),
          Percent.of("60"),
          5,
          6,
          Duration.ofMinutes(10),
          3,
          Duration.ofMinutes(30),
          Percent.of("60"),
          new BigDecimal("1.5"),
          Percent.of("0.5"),
          Percent.of("5"),
          2,
          "00:00",
          "UTC",
          Optional.of(Percent.of("100")),
          Optional.empty());

  /** Bought at 5:10; from 6:10 on a drawdown above 2 % stands, the stop far below. */
  private static Rig fallen() {
    HandMarket market = HandMarket.recording().flat("0:10", "6:10", "100");
    return Rig.over(market.flat("6:10", "30:00", "97").ended("30:00"), NERVOUS)
        .stopAt(0.045)
        .say("5:00", Action.BUY);
  }

  private static AgentState keptAgent(Rig rig) {
    return rig.journal.memory.load(rig.setup().lane()).orElseThrow().status().agent();
  }

  @Test
  void a_drawdown_halts_the_agent_and_an_admin_can_lift_it() {
    Rig rig = fallen().say("10:00", Action.BUY).open().to("6:00");
    assertThat(rig.agent()).isEqualTo(AgentState.RUNNING);
    rig.to("7:00");
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    assertThat(rig.lane().view().status().agentReason()).startsWith("DRAWDOWN_HALT");
    assertThat(rig.lane().view().isCovered()).isTrue();
    assertThat(rig.account().command(Command.START, "not yet")).isFalse();
    assertThat(rig.account().command(Command.LIFT, "seen")).isTrue();
    assertThat(rig.lane().view().status().risk().killSwitch().isHalted(at("7:00"))).isFalse();
    assertThat(rig.account().command(Command.START, "on")).isTrue();
    rig.to("10:00");
    assertThat(rig.agent()).as("the peak starts anew").isEqualTo(AgentState.RUNNING);
    assertThat(rig.decision("10:00").reason()).isNotEqualTo("HALTED");
  }

  @Test
  void a_halt_is_committed_with_the_mark_that_made_it() {
    Rig rig = fallen().open().to("7:00");
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    assertThat(keptAgent(rig)).isEqualTo(AgentState.HALTED);
  }

  @Test
  void flat_and_halted_are_committed_at_the_fill_that_closed_all() {
    Rig rig = fallen().open().to("5:30");
    assertThat(rig.account().command(Command.FLATTEN, "out")).isTrue();
    rig.to("5:50");
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    assertThat(keptAgent(rig)).isEqualTo(AgentState.HALTED);
  }

  @Test
  void a_halting_session_killed_before_any_step_ends_like_one_that_was_not() {
    Rig whole = fallen().open().to(Rig.FAR);
    for (int k = 0; k < whole.steps.count(); k++) {
      Rig rig = fallen();
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> rig.open().to(Rig.FAR)).isInstanceOf(Steps.Crash.class);
      rig.reopen().to(Rig.FAR);
      assertThat(rig.lane().view().status())
          .as("step %d", k)
          .isEqualTo(whole.lane().view().status());
      assertThat(withoutNotes(rig)).as("step %d", k).isEqualTo(withoutNotes(whole));
      assertThat(rig.journal.memory.equity()).isEqualTo(whole.journal.memory.equity());
      assertThat(rig.decisions()).isEqualTo(whole.decisions());
    }
  }

  /** One that still works may say that it was asked for. */
  private static List<Order> withoutNotes(Rig rig) {
    return rig.journal.orders().stream()
        .map(o -> new Order(o.proposal(), o.state(), o.filled(), o.intendedAt(), o.changedAt(), ""))
        .toList();
  }

  @Test
  void an_order_of_unknown_fate_found_cancelled_with_part_of_it_filled_is_over() {
    HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
    market.tick(at("5:10"), "100", "10").flat("5:20", "30:00", "100");
    Rig rig = Rig.over(market, Rig.HALVES).say("5:00", Action.BUY);
    rig.venue.answers(Purpose.ENTRY, HandVenue.Manner.LOSES_ANSWER).reachable(false);
    rig.open().to("5:10");
    rig.venue.inner().cancel(rig.orders(Purpose.ENTRY).get(0).id());
    assertThat(rig.venue.inner().poll()).as("told to nobody").hasSize(2);
    rig.venue.reachable(true);
    rig.to("5:40");
    assertThat(rig.held()).isEqualTo(Quantity.of("5"));
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.CANCELLED);
    assertThat(rig.lane().view().isCovered()).isTrue();
    rig.account().command(Command.FLATTEN, "out");
    rig.to("8:00");
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    Books.assertSound(rig);
  }

  /** Bought at 5:10; minutes 5 to 7 are heard of at 8:20 only. */
  private static Rig afterBreak(double open, double high, double low) {
    HandMarket market = HandMarket.feed().flat("0:10", "5:30", "100");
    market.event(new MarketEvent.Broke(at("5:31"), "socket closed"));
    List<FinishedCandle> missed =
        IntStream.range(5, 8)
            .mapToObj(
                minute ->
                    minute == 6
                        ? new Candle(at("6:00"), open, high, low, open, 50, 9)
                        : new Candle(at(minute + ":00"), 100, 100, 100, 100, 50, 9))
            .map(candle -> new FinishedCandle(HandMarket.BTC, Timeframe.M1, candle))
            .toList();
    market.event(new MarketEvent.Backfilled(at("8:20"), missed));
    market.event(new MarketEvent.Restored(at("8:20"))).flat("8:30", "12:00", "100");
    return Rig.over(market).say("5:00", Action.BUY).open().to("8:20");
  }

  private static void assertClosedAt(Rig rig, String price) {
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.fills().get(1).price()).isEqualTo(Price.of(price));
    assertThat(rig.fills().get(1).time()).isEqualTo(at("8:20"));
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.FILLED);
    Books.assertSound(rig);
  }

  @Test
  void a_stop_passed_while_the_feed_was_broken_is_filled_when_that_becomes_known() {
    assertClosedAt(afterBreak(100, 100, 98.7), "99");
  }

  @Test
  void a_gap_below_the_stop_during_a_break_fills_at_the_open() {
    assertClosedAt(afterBreak(98.2, 100, 98.1), "98.2");
  }

  @Test
  void a_candle_of_a_break_that_reaches_stop_and_target_is_a_stop() {
    assertClosedAt(afterBreak(100, 104, 98.9), "99");
  }

  @Test
  void a_target_passed_during_a_break_is_filled_at_the_target() {
    assertClosedAt(afterBreak(101, 103.01, 100), "103");
    Rig touched = afterBreak(101, 103, 99.01);
    assertThat(touched.working(Purpose.PROTECTION)).as("reached, not passed").hasSize(1);
  }

  @Test
  void a_decision_with_an_analyst_that_did_not_answer_replays_identical() {
    for (String why : List.of("TIMEOUT", "ERROR")) {
      Rig rig = Rig.over(HandMarket.recording().flat("0:10", "6:00", "100"));
      rig.say("5:00", Action.BUY).silent("bob", why).open().to("5:00");
      Replay replay = new Replay(rig.analysts(), "v1", rig.journal.memory);
      Replay.Result result = replay.of(rig.decision("5:00"));
      assertThat(result.answer()).as("%s", result).isEqualTo(Replay.Answer.IDENTICAL);
    }
  }

  @Test
  void an_abstention_of_an_analyst_itself_is_computed_again() {
    Rig rig = Rig.over(HandMarket.recording().flat("0:10", "6:00", "100"));
    rig.say("5:00", Action.BUY).silent("bob", "COOL_DOWN").open().to("5:00");
    Replay replay = new Replay(rig.analysts(), "v1", rig.journal.memory);
    assertThat(replay.of(rig.decision("5:00")).answer()).isEqualTo(Replay.Answer.DIFFERENT);
  }

  @Test
  void each_instrument_of_a_source_opens_its_books_with_a_deposit_of_its_own() {
    Rig rig = Rig.over(HandMarket.recording().flat("0:10", "6:00", "100")).open();
    assertThat(rig.journal.memory.events())
        .extracting(LedgerEvent::id)
        .containsExactly("deposit-tape:hand-BTC-USD");
  }
}
