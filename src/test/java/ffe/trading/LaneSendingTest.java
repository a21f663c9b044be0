package ffe.trading;

import static ffe.trading.HandMarket.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.risk.KillSwitch;
import ffe.simulation.MemoryJournal;
import ffe.trading.HandVenue.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server may die, or lose its lease, between any two steps; an order is sent once at most. */
@Tag("unit")
class LaneSendingTest {

  /** Two entries, one stopped out, one sold. */
  private static HandMarket market() {
    return HandMarket.recording()
        .flat("0:10", "7:00", "100")
        .flat("7:00", "19:00", "98.50")
        .flat("19:00", "40:00", "100")
        .ended("40:00");
  }

  private static Rig play(Rig rig) {
    return rig.say("5:00", Action.BUY).say("20:00", Action.BUY).say("30:00", Action.SELL);
  }

  private static Rig whole(Rig rig) {
    rig.open().to(Rig.FAR);
    assertThat(rig.agent()).isEqualTo(AgentState.ENDED);
    return rig;
  }

  /** All that a session leaves behind. */
  static List<String> leftBy(Rig rig) {
    MemoryJournal kept = rig.journal.memory;
    List<String> out = new ArrayList<>();
    out.addAll(rig.journal.orders().stream().map(Canon::write).toList());
    out.addAll(kept.decisions().stream().map(Canon::write).toList());
    out.addAll(kept.events().stream().map(Canon::write).toList());
    out.addAll(kept.entries().stream().map(Canon::write).toList());
    out.addAll(kept.roundTrips().stream().map(Canon::write).toList());
    out.addAll(kept.equity().stream().map(Canon::write).toList());
    out.add(Canon.write(rig.lane().view().status()));
    return out;
  }

  /**
   * A session of this kind, killed before each of its steps in turn, ends like one that was not.
   */
  private static void assertSameWhereverItIsKilled(Supplier<Rig> fresh) {
    Rig uninterrupted = whole(fresh.get());
    List<String> expected = leftBy(uninterrupted);
    for (int k = 0; k < uninterrupted.steps.count(); k++) {
      Rig rig = fresh.get();
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> rig.open().to(Rig.FAR)).isInstanceOf(Steps.Crash.class);
      rig.reopen();
      assertThat(rig.journal.orders())
          .as("after a crash before step %d", k)
          .noneMatch(o -> o.state() == OrderState.INTENDED || o.state() == OrderState.SENDING);
      assertThat(rig.lane().view().isCovered()).as("after a crash before step %d", k).isTrue();
      rig.to(Rig.FAR);
      assertThat(leftBy(rig))
          .as("after a crash before step %d: %s", k, uninterrupted.steps.done().get(k))
          .isEqualTo(expected);
      Books.assertSound(rig);
      Books.assertAtRest(rig);
    }
  }

  @Test
  void a_session_killed_before_any_step_ends_like_one_that_was_not() {
    Rig rig = whole(play(Rig.over(market())));
    assertThat(rig.fills()).hasSize(4);
    assertThat(rig.states(Purpose.ENTRY)).containsOnly(OrderState.FILLED).hasSize(2);
    assertThat(rig.steps.count()).isGreaterThan(40);
    assertSameWhereverItIsKilled(() -> play(Rig.over(market())));
  }

  @Test
  void a_session_with_fills_in_parts_killed_before_any_step_ends_like_one_that_was_not() {
    Supplier<Rig> fresh =
        () -> {
          HandMarket market = HandMarket.recording().flat("0:10", "5:00", "100");
          for (int second = 10; second < 40; second += 3) {
            market.tick(at("5:" + second), "100", "10");
          }
          market.flat("5:50", "12:00", "100");
          market.tick(at("12:00"), "98.50", "10").tick(at("12:03"), "98.40", "10");
          market.flat("12:10", "20:00", "98.50").ended("20:00");
          return Rig.over(market, Rig.HALVES).say("5:00", Action.BUY);
        };
    assertThat(whole(fresh.get()).fills()).hasSizeGreaterThan(4);
    assertSameWhereverItIsKilled(fresh);
  }

  @Test
  void a_stop_passed_by_the_trade_after_a_kill_is_not_missed() {
    HandMarket market =
        HandMarket.recording().flat("0:10", "5:20", "100").flat("5:20", "20:00", "98");
    Rig probe = Rig.over(market).say("5:00", Action.BUY).open().to("5:10");
    for (String step : List.of("claim PROTECTION", "submit PROTECTION", "submitted")) {
      Rig rig = Rig.over(market).say("5:00", Action.BUY);
      rig.steps.crashBefore(probe.steps.done().lastIndexOf(step));
      assertThatThrownBy(() -> rig.open().to("5:10")).isInstanceOf(Steps.Crash.class);
      rig.reopen().to("5:20");
      assertThat(rig.held()).as(step).isEqualTo(Quantity.ZERO);
      assertThat(rig.fills().get(1).price()).as(step).isEqualTo(Price.of("98"));
      assertThat(rig.agent()).as(step).isEqualTo(AgentState.RUNNING);
    }
  }

  @Test
  void a_session_killed_while_it_flattens_ends_like_one_that_was_not() {
    Supplier<Rig> fresh =
        () -> {
          HandMarket market = HandMarket.recording().flat("0:10", "5:10", "100");
          market.tick("5:10", "100").tick("5:11", "100").tick("5:12", "100").tick("5:13", "100");
          Rig rig = Rig.over(market.flat("5:14", "12:00", "100").ended("12:00"));
          rig.say("5:00", Action.BUY).say("10:00", Action.BUY);
          rig.venue.answers(Purpose.PROTECTION, Manner.REFUSES);
          return rig;
        };
    Rig uninterrupted = whole(fresh.get());
    assertThat(uninterrupted.states(Purpose.FLATTEN)).containsExactly(OrderState.FILLED);
    List<OrderState> expected = uninterrupted.states(Purpose.ENTRY);
    for (int k = 0; k < uninterrupted.steps.count(); k++) {
      Rig rig = fresh.get();
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> rig.open().to(Rig.FAR)).isInstanceOf(Steps.Crash.class);
      rig.reopen().to(Rig.FAR);
      assertThat(rig.states(Purpose.ENTRY)).as("step %d", k).isEqualTo(expected);
      assertThat(rig.held()).as("step %d", k).isEqualTo(Quantity.ZERO);
      assertThat(rig.lane().view().status().risk().killSwitch().has(KillSwitch.Code.UNPROTECTED))
          .as("step %d", k)
          .isTrue();
      Books.assertSound(rig);
    }
  }

  @Test
  void the_same_holds_at_a_venue_that_lives_on() {
    Rig whole = entryOnly();
    int before = whole.open().to("4:59").steps.count();
    int sent = whole.to("5:00").steps.count();
    assertThat(sent - before).isEqualTo(8);
    for (int k = before; k < sent; k++) {
      Rig rig = entryOnly();
      rig.steps.crashBefore(k);
      assertThatThrownBy(() -> rig.open().to("5:00")).isInstanceOf(Steps.Crash.class);
      int arrived = rig.venue.submitted().size();
      rig.reopen().to("6:30");
      assertThat(rig.venue.submitted().stream().distinct()).hasSameSizeAs(rig.venue.submitted());
      Books.assertSound(rig);
      boolean claimed = k >= before + 3;
      assertThat(rig.fills()).as("step %d", k).hasSize(claimed ? arrived : 1);
      assertThat(rig.states(Purpose.ENTRY))
          .as("step %d", k)
          .containsExactly(!claimed || arrived == 1 ? OrderState.FILLED : OrderState.EXPIRED);
    }
  }

  private static Rig entryOnly() {
    return Rig.remembered(market()).say("5:00", Action.BUY);
  }

  @Test
  void what_was_intended_and_never_claimed_is_sent_once_by_the_next_holder_at_its_instant() {
    Rig rig = crashed("claim ENTRY");
    assertThat(rig.venue.submitted()).isEmpty();
    rig.reopen();
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.WORKING);
    assertThat(rig.venue.submitted()).hasSize(1);
    rig.reopen().to("6:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.FILLED);
    assertThat(rig.fills().get(0).time()).isEqualTo(at("5:10"));
    assertThat(rig.fills()).hasSize(1);
  }

  @Test
  void what_was_intended_and_never_claimed_expires_when_time_has_passed_and_is_not_sent() {
    Rig rig = crashed("claim ENTRY");
    rig.market.awayUntil("5:01");
    rig.reopen();
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.EXPIRED);
    assertThat(rig.orders(Purpose.ENTRY).get(0).note()).contains("never claimed");
    rig.to("9:00");
    assertThat(rig.venue.submitted()).isEmpty();
  }

  @Test
  void what_was_claimed_is_unknown_blocks_and_is_asked_about_until_it_must_have_shown_up() {
    Rig rig = crashed("submit ENTRY");
    rig.venue.visibleAfter(Duration.ofSeconds(15));
    rig.reopen();
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.UNKNOWN);
    assertThat(rig.lane().view().risk().instrumentBlocks().orElseThrow()).isNotEmpty();
    rig.to("5:40");
    assertThat(rig.states(Purpose.ENTRY)).as("30 s and 15 s").containsExactly(OrderState.UNKNOWN);
    rig.to("5:50");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.EXPIRED);
    assertThat(rig.lane().view().risk().instrumentBlocks().orElseThrow()).isEmpty();
    assertThat(rig.venue.submitted()).isEmpty();
  }

  /** The server died before a step of the first sending. */
  private static Rig crashed(String step) {
    Rig probe = play(Rig.remembered(market())).open().to("5:00");
    int k = probe.steps.done().indexOf(step);
    Rig rig = play(Rig.remembered(market()));
    rig.steps.crashBefore(k);
    assertThatThrownBy(() -> rig.open().to("5:00")).isInstanceOf(Steps.Crash.class);
    return rig;
  }

  @Test
  void an_answer_that_was_lost_is_asked_for_and_found() {
    Rig rig = play(Rig.over(market()));
    rig.venue.answers(Purpose.ENTRY, Manner.LOSES_ANSWER);
    rig.open().to("5:05");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.WORKING);
    assertThat(rig.orders(Purpose.ENTRY).get(0).note()).contains("found at the venue");
    rig.to("5:20");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.FILLED);
    assertThat(rig.lane().view().isCovered()).isTrue();
    Books.assertSound(rig);
  }

  @Test
  void an_order_that_was_lost_blocks_the_instrument_until_its_absence_is_proved() {
    HandMarket long1 = HandMarket.recording().flat("0:10", "30:00", "100");
    Rig rig = Rig.over(long1).stopAt(0.045).say("5:00", Action.BUY);
    rig.say("10:00", Action.BUY).say("15:00", Action.BUY);
    rig.venue.answers(Purpose.ENTRY, Manner.LOSES_ORDER).visibleAfter(Duration.ofMinutes(6));
    rig.open().to("10:05");
    assertThat(rig.decision("10:00").result()).isEqualTo(DecisionRecord.Result.DENIED);
    assertThat(rig.decision("10:00").reason()).isEqualTo("INSTRUMENT_BLOCKED");
    rig.to("11:30");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.UNKNOWN);
    rig.venue.answers(Purpose.ENTRY, Manner.ACCEPTS);
    rig.to("15:30");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.EXPIRED, OrderState.FILLED);
    assertThat(rig.venue.submitted()).doesNotHaveDuplicates();
  }

  @Test
  void a_venue_that_cannot_be_asked_proves_nothing() {
    Rig rig = play(Rig.over(market()));
    rig.venue.answers(Purpose.ENTRY, Manner.LOSES_ANSWER).reachable(false);
    rig.open().to("6:30");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.UNKNOWN);
    rig.venue.reachable(true);
    rig.to("6:40");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.FILLED);
    assertThat(rig.fills()).hasSize(1);
    assertThat(rig.lane().view().isCovered()).isTrue();
    Books.assertSound(rig);
  }

  @Test
  void a_protection_of_unknown_fate_is_not_doubled_and_ends_flat_when_it_stays_unknown() {
    HandMarket long1 = HandMarket.recording().flat("0:10", "30:00", "100");
    Rig rig = Rig.over(long1).say("5:00", Action.BUY);
    rig.venue.answers(Purpose.PROTECTION, Manner.LOSES_ORDER).visibleAfter(Duration.ofMinutes(2));
    rig.open().to("5:10");
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.UNKNOWN);
    rig.to("5:20");
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.UNKNOWN);
    assertThat(rig.agent()).isEqualTo(AgentState.FLATTENING);
    rig.to("5:40");
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.agent()).as("not flat while an order may work").isEqualTo(AgentState.FLATTENING);
    rig.to("8:00");
    assertThat(rig.states(Purpose.PROTECTION)).containsExactly(OrderState.EXPIRED);
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
  }

  @Test
  void a_sale_of_unknown_fate_is_not_sent_again() {
    Rig rig = Rig.over(HandMarket.recording().flat("0:10", "30:00", "100"));
    rig.say("5:00", Action.BUY).say("10:00", Action.SELL);
    rig.say("15:00", Action.SELL).say("20:00", Action.SELL).open().to("9:00");
    rig.venue.answers(Purpose.EXIT, Manner.LOSES_ANSWER).reachable(false);
    rig.to("21:00");
    assertThat(rig.states(Purpose.EXIT)).containsExactly(OrderState.UNKNOWN);
    assertThat(rig.decision("15:00").reason()).isEqualTo("EXCEEDS_HOLDING");
    assertThat(rig.decision("20:00").reason()).isEqualTo("EXCEEDS_HOLDING");
    rig.account().command(AgentState.Command.FLATTEN, "out");
    rig.to("22:00");
    assertThat(rig.orders(Purpose.FLATTEN)).isEmpty();
    rig.venue.reachable(true);
    rig.to("23:00");
    assertThat(rig.states(Purpose.EXIT)).containsExactly(OrderState.FILLED);
    assertThat(rig.held()).isEqualTo(Quantity.ZERO);
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
    assertThat(rig.fills()).hasSize(2);
    Books.assertSound(rig);
  }

  @Test
  void flattening_beside_a_working_exit_sells_nothing_twice() {
    Rig rig = Rig.over(HandMarket.recording().flat("0:10", "30:00", "100"));
    rig.say("5:00", Action.BUY).say("10:00", Action.SELL).open().to("10:00");
    assertThat(rig.states(Purpose.EXIT)).containsExactly(OrderState.WORKING);
    rig.account().command(AgentState.Command.FLATTEN, "out");
    rig.to("11:00");
    assertThat(rig.orders(Purpose.FLATTEN)).isEmpty();
    assertThat(rig.states(Purpose.EXIT)).containsExactly(OrderState.FILLED);
    assertThat(rig.agent()).isEqualTo(AgentState.HALTED);
  }

  @Test
  void a_lease_lost_before_the_append_leaves_nothing_written_and_nothing_sent() {
    Rig rig = play(Rig.over(market())).open().to("4:59");
    int appends = rig.journal.appends().size();
    rig.journal.leaseMovesOn();
    assertThatThrownBy(() -> rig.to("5:00")).isInstanceOf(LeaseLostException.class);
    assertThat(rig.journal.appends()).hasSize(appends);
    assertThat(rig.venue.submitted()).isEmpty();
    assertThat(rig.journal.orders()).isEmpty();
  }

  @Test
  void a_lease_lost_between_append_and_claim_leaves_nothing_sent() {
    Rig probe = play(Rig.over(market())).open().to("5:00");
    int claim = probe.steps.done().indexOf("claim ENTRY");
    Rig rig = play(Rig.over(market()));
    rig.steps.beforeStep(claim, rig.journal::leaseMovesOn);
    assertThatThrownBy(() -> rig.open().to("5:00")).isInstanceOf(LeaseLostException.class);
    assertThat(rig.venue.submitted()).isEmpty();
    rig.open().to("6:00");
    assertThat(rig.states(Purpose.ENTRY)).containsExactly(OrderState.FILLED);
    assertThat(rig.venue.submitted().stream().filter(rig.orders(Purpose.ENTRY).get(0).id()::equals))
        .as("by the holder that claimed it, once")
        .hasSize(1);
    Books.assertSound(rig);
  }

  @Test
  void a_lease_lost_after_sending_leaves_the_order_to_the_next_holder() {
    Rig rig = play(Rig.remembered(market())).open().to("4:59");
    rig.steps.beforeStep(rig.steps.count() + 5, rig.journal::leaseMovesOn);
    assertThatThrownBy(() -> rig.to("5:00")).isInstanceOf(LeaseLostException.class);
    assertThat(rig.venue.submitted()).hasSize(1);
    rig.open().to("5:30");
    List<Order> entries = rig.orders(Purpose.ENTRY);
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).state()).isEqualTo(OrderState.FILLED);
    assertThat(rig.fills().get(0).time()).isEqualTo(at("5:10"));
    assertThat(rig.venue.submitted()).doesNotHaveDuplicates();
    Books.assertSound(rig);
  }
}
