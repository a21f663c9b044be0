package ffe.risk;

import static ffe.risk.RiskCase.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.risk.KillSwitch.Code;
import ffe.risk.KillSwitch.Halt;
import ffe.risk.KillSwitch.State;
import ffe.risk.RiskState.Change;
import ffe.risk.RiskState.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class RiskStateTest {

  private static final RiskPolicy POLICY = RiskPolicy.standard();
  private static final RiskPolicy NEW_YORK =
      RiskCase.with(RiskCase.with(POLICY, "dayStartsAt", "17:00"), "dayZone", "America/New_York");

  private static Change told(RiskState state, String at, String equity) {
    return state.onEquity(Instant.parse(at), usd(equity), POLICY);
  }

  private static RiskState fold(String... atAndEquity) {
    RiskState state = RiskState.fresh();
    for (int i = 0; i < atAndEquity.length; i += 2) {
      state = told(state, atAndEquity[i], atAndEquity[i + 1]).state();
    }
    return state;
  }

  private static List<Code> codes(List<Halt> halts) {
    return halts.stream().map(Halt::code).toList();
  }

  @Test
  void the_first_equity_marks_day_week_and_peak() {
    RiskState state = fold("2013-11-28T12:00:00Z", "10000");
    assertThat(state.day())
        .contains(new Mark("2013-11-28", Instant.parse("2013-11-28T00:00:00Z"), usd("10000")));
    assertThat(state.week())
        .contains(new Mark("2013-11-25", Instant.parse("2013-11-25T00:00:00Z"), usd("10000")));
    assertThat(state.peak()).contains(usd("10000"));
    assertThat(state.killSwitch()).isEqualTo(KillSwitch.RUNNING);
  }

  @Test
  void the_day_rolls_at_its_first_instant_and_not_before() {
    RiskState before = fold("2013-11-28T12:00:00Z", "10000", "2013-11-28T23:59:59.999Z", "10100");
    assertThat(before.day()).map(Mark::equity).contains(usd("10000"));
    RiskState after = told(before, "2013-11-29T00:00:00Z", "10200").state();
    assertThat(after.day())
        .contains(new Mark("2013-11-29", Instant.parse("2013-11-29T00:00:00Z"), usd("10200")));
    assertThat(after.week()).map(Mark::equity).contains(usd("10000"));
  }

  @Test
  void the_week_rolls_on_monday_and_not_before() {
    RiskState sunday = fold("2013-11-28T12:00:00Z", "10000", "2013-12-01T23:59:59Z", "10100");
    assertThat(sunday.week()).map(Mark::key).contains("2013-11-25");
    RiskState monday = told(sunday, "2013-12-02T00:00:00Z", "10150").state();
    assertThat(monday.week())
        .contains(new Mark("2013-12-02", Instant.parse("2013-12-02T00:00:00Z"), usd("10150")));
  }

  @Test
  void a_new_york_day_rolls_at_17_on_either_side_of_the_clock_change() {
    RiskState state = RiskState.fresh();
    String[] keys = {"2013-03-10", "2013-03-10", "2013-03-11", "2013-03-11", "2013-03-12"};
    String[] times = {
      "2013-03-09T22:00:00Z",
      "2013-03-10T20:59:59Z",
      "2013-03-10T21:00:00Z",
      "2013-03-11T20:59:59Z",
      "2013-03-11T21:00:00Z"
    };
    for (int i = 0; i < times.length; i++) {
      state = state.onEquity(Instant.parse(times[i]), usd("10000"), NEW_YORK).state();
      assertThat(state.day()).as(times[i]).map(Mark::key).contains(keys[i]);
    }
    assertThat(state.week()).map(Mark::startsAt).contains(Instant.parse("2013-03-10T21:00:00Z"));
  }

  @Test
  void a_loss_unseen_across_midnight_counts_to_the_new_day() {
    RiskState evening = fold("2013-11-28T12:00:00Z", "10000");
    Change morning = told(evening, "2013-11-29T06:00:00Z", "9700");
    assertThat(morning.state().day()).map(Mark::equity).contains(usd("10000"));
    assertThat(codes(morning.tripped())).containsExactly(Code.DAILY_LOSS);
  }

  @Test
  void the_peak_only_rises() {
    RiskState state =
        fold(
            "2013-11-28T12:00:00Z", "10000",
            "2013-11-28T13:00:00Z", "10500",
            "2013-11-28T14:00:00Z", "10400");
    assertThat(state.peak()).contains(usd("10500"));
    assertThat(state.equity()).contains(usd("10400"));
  }

  @ParameterizedTest(name = "{0} from {1} to {2} does not trip, to {3} does")
  @CsvSource({
    "DAILY_LOSS,       10000, 9700.00000001, 9700",
    "WEEKLY_LOSS,      10000, 9300.00000001, 9300",
    "DRAWDOWN_HALT,    10000, 9000.00000001, 9000",
    "DRAWDOWN_FLATTEN, 10000, 8500.00000001, 8500",
  })
  void halts_trip_at_exactly_the_limit(Code code, String from, String inside, String at) {
    RiskState start = fold("2013-11-28T12:00:00Z", from);
    assertThat(codes(told(start, "2013-11-28T13:00:00Z", inside).tripped())).doesNotContain(code);
    Change tripped = told(start, "2013-11-28T13:00:00Z", at);
    assertThat(codes(tripped.tripped())).contains(code);
    assertThat(tripped.state().killSwitch().has(code)).isTrue();
    assertThat(tripped.state().mustFlatten()).isEqualTo(code == Code.DRAWDOWN_FLATTEN);
  }

  @Test
  void a_trip_is_told_once_and_says_what_was_measured() {
    RiskState start = fold("2013-11-28T12:00:00Z", "10000");
    Change first = told(start, "2013-11-28T13:00:00Z", "9650");
    assertThat(first.tripped())
        .containsExactly(
            new Halt(
                Code.DAILY_LOSS,
                "3.50 % reached the limit 3 %",
                Instant.parse("2013-11-28T13:00:00Z"),
                Optional.of(Instant.parse("2013-11-29T00:00:00Z"))));
    Change second = told(first.state(), "2013-11-28T14:00:00Z", "9600");
    assertThat(second.tripped()).isEmpty();
    assertThat(second.state().killSwitch()).isEqualTo(first.state().killSwitch());
  }

  @Test
  void a_daily_halt_outlives_a_recovery_and_ends_at_the_next_risk_day() {
    RiskState halted =
        fold(
            "2013-11-28T12:00:00Z", "10000",
            "2013-11-28T13:00:00Z", "9700",
            "2013-11-28T14:00:00Z", "10100");
    KillSwitch halts = halted.killSwitch();
    assertThat(halts.isHalted(Instant.parse("2013-11-28T23:59:59.999Z"))).isTrue();
    assertThat(halts.isHalted(Instant.parse("2013-11-29T00:00:00Z"))).isFalse();

    Change nextDay = told(halted, "2013-11-29T00:00:00Z", "10100");
    assertThat(codes(nextDay.ended())).containsExactly(Code.DAILY_LOSS);
    assertThat(nextDay.state().killSwitch()).isEqualTo(KillSwitch.RUNNING);
  }

  @Test
  void a_weekly_halt_ends_at_the_next_risk_week() {
    RiskState halted = fold("2013-11-28T12:00:00Z", "10000", "2013-11-28T13:00:00Z", "9300");
    Change friday = told(halted, "2013-11-29T00:00:00Z", "9300");
    assertThat(codes(friday.state().killSwitch().halts())).containsExactly(Code.WEEKLY_LOSS);
    Change monday = told(friday.state(), "2013-12-02T00:00:00Z", "9300");
    assertThat(monday.state().killSwitch()).isEqualTo(KillSwitch.RUNNING);
  }

  @Test
  void a_drawdown_halt_stays_until_an_admin_lifts_it_and_then_counts_from_a_new_peak() {
    RiskState halted =
        fold(
            "2013-11-20T12:00:00Z", "10000",
            "2013-11-28T13:00:00Z", "8500",
            "2013-12-09T00:00:00Z", "8600");
    assertThat(codes(halted.killSwitch().halts()))
        .containsExactlyInAnyOrder(Code.DRAWDOWN_HALT, Code.DRAWDOWN_FLATTEN);
    assertThat(halted.mustFlatten()).isTrue();

    RiskState lifted = halted.lifted();
    assertThat(lifted.killSwitch()).isEqualTo(KillSwitch.RUNNING);
    assertThat(lifted.mustFlatten()).isFalse();
    assertThat(lifted.peak()).contains(usd("8600"));
    assertThat(told(lifted, "2013-12-09T00:05:00Z", "8600").tripped()).isEmpty();
  }

  @Test
  void lifting_does_not_end_a_daily_or_weekly_halt_nor_forget_the_peak() {
    RiskState halted =
        fold("2013-11-28T12:00:00Z", "10000", "2013-11-28T13:00:00Z", "9300")
            .halted(Code.MANUAL, "asked for", Instant.parse("2013-11-28T13:01:00Z"));
    RiskState lifted = halted.lifted();
    assertThat(codes(lifted.killSwitch().halts()))
        .containsExactly(Code.DAILY_LOSS, Code.WEEKLY_LOSS);
    assertThat(lifted.peak()).contains(usd("10000"));
  }

  @Test
  void a_manual_halt_outlives_the_end_of_a_daily_one() {
    Instant since = Instant.parse("2013-11-28T13:01:00Z");
    RiskState halted =
        fold("2013-11-28T12:00:00Z", "10000", "2013-11-28T13:00:00Z", "9700")
            .halted(Code.MANUAL, "asked for", since)
            .halted(Code.MANUAL, "asked again", since.plusSeconds(9));
    KillSwitch next = told(halted, "2013-11-29T00:00:00Z", "9700").state().killSwitch();
    Instant now = Instant.parse("2013-11-29T00:00:00Z");
    assertThat(next.state(now)).isEqualTo(State.HALTED);
    assertThat(next.reason(now)).isEqualTo("MANUAL: asked for");
    assertThat(next.since(now)).contains(since);
  }

  @Test
  void only_losses_of_day_and_week_end_by_themselves() {
    for (Code code : Code.values()) {
      boolean endsAlone = code == Code.DAILY_LOSS || code == Code.WEEKLY_LOSS;
      assertThat(code.isLatched()).isEqualTo(!endsAlone);
    }
    assertThatThrownBy(() -> RiskState.fresh().halted(Code.DAILY_LOSS, "no end", RiskCase.NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Halt(Code.MANUAL, "an end", RiskCase.NOW, Optional.of(RiskCase.NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_gap_through_all_limits_trips_them_all() {
    RiskState start = fold("2013-11-28T12:00:00Z", "10000");
    assertThat(codes(told(start, "2013-11-28T12:05:00Z", "-10").tripped()))
        .containsExactly(
            Code.DAILY_LOSS, Code.WEEKLY_LOSS, Code.DRAWDOWN_HALT, Code.DRAWDOWN_FLATTEN);
  }

  @Test
  void an_account_without_equity_has_nothing_to_measure_from() {
    RiskState state = fold("2013-11-28T12:00:00Z", "0");
    assertThat(state.day()).isEmpty();
    assertThat(state.week()).isEmpty();
    assertThat(state.peak()).isEmpty();
    assertThat(told(state, "2013-11-28T12:05:00Z", "100").state().day())
        .map(Mark::equity)
        .contains(usd("100"));
  }

  @Test
  void a_withdrawal_is_no_loss_and_a_deposit_no_profit() {
    RiskState start = fold("2013-11-28T12:00:00Z", "10000");
    Change after = told(start.onTransfer(usd("-5000")), "2013-11-28T12:05:00Z", "5000");
    assertThat(after.tripped()).isEmpty();
    RiskState paidIn = start.onTransfer(usd("5000"));
    assertThat(codes(told(paidIn, "2013-11-28T12:05:00Z", "14550").tripped()))
        .containsExactly(Code.DAILY_LOSS);
    assertThat(paidIn.peak()).contains(usd("15000"));
  }

  @Test
  void losses_in_a_row_count_up_and_a_profit_ends_the_row() {
    Instant t = RiskCase.NOW;
    RiskState two = RiskState.fresh().onClose(t, usd("-1")).onClose(t.plusSeconds(5), usd("-0.01"));
    assertThat(two.lossesInARow()).isEqualTo(2);
    assertThat(two.lastLossAt()).contains(t.plusSeconds(5));
    RiskState even = two.onClose(t.plusSeconds(6), usd("0"));
    assertThat(even).isEqualTo(two);
    RiskState won = two.onClose(t.plusSeconds(7), usd("0.01"));
    assertThat(won.lossesInARow()).isZero();
    assertThat(won.lastLossAt()).contains(t.plusSeconds(5));
    assertThat(two.onClose(t, usd("-1")).lastLossAt()).contains(t.plusSeconds(5));
  }

  @Test
  void remembers_the_orders_of_one_minute_and_never_more_than_the_bound() {
    Instant t = RiskCase.NOW;
    RiskState state = RiskState.fresh().onOrder(t).onOrder(t.plusSeconds(59));
    assertThat(state.recentOrders()).hasSize(2);
    assertThat(state.ordersWithinWindow(t.plusSeconds(60))).containsExactly(t.plusSeconds(59));
    assertThat(state.onOrder(t.plusSeconds(60)).recentOrders())
        .containsExactly(t.plusSeconds(59), t.plusSeconds(60));
    for (int i = 0; i < 1000; i++) {
      state = state.onOrder(t.plusSeconds(60));
    }
    assertThat(state.recentOrders()).hasSize(RiskState.ORDERS_KEPT_MAX);
  }

  @Test
  void a_restart_from_canonical_text_changes_nothing() {
    RiskState before =
        fold("2013-11-28T12:00:00Z", "10000.000000000001", "2013-11-28T13:00:00Z", "8500")
            .halted(Code.UNPROTECTED, "no stop for \"BTC-USD\"\n", RiskCase.NOW)
            .onClose(RiskCase.NOW, usd("-3"))
            .onOrder(RiskCase.NOW.plusNanos(1));
    RiskState after = Canon.read(Canon.write(before), RiskState.class);
    assertThat(after).isEqualTo(before);
    assertThat(after.mustFlatten()).isTrue();
    assertThat(told(after, "2013-11-29T00:00:00Z", "8400"))
        .isEqualTo(told(before, "2013-11-29T00:00:00Z", "8400"));
    assertThat(Canon.read(Canon.write(RiskState.fresh()), RiskState.class))
        .isEqualTo(RiskState.fresh());
  }

  @Test
  void a_kill_switch_holds_one_halt_of_each_code() {
    Halt halt = new Halt(Code.MANUAL, "once", RiskCase.NOW, Optional.empty());
    assertThatThrownBy(() -> new KillSwitch(List.of(halt, halt)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
