package ffe.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.HeldClock;
import ffe.risk.RefusedLimitException;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import ffe.trading.Rejudged;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People look at the policy, try a change and make it, on an engine that runs. */
@Tag("unit")
class RiskDeskTest {

  private static final Actor ADMIN = new Actor("ann", Role.ADMIN, "rest");
  private static final Actor TRADER = new Actor("tom", Role.TRADER, "rest");
  private static final Actor VIEWER = new Actor("vic", Role.VIEWER, "rest");

  private final RiskBench risk = new RiskBench();
  private final EngineBench bench = risk.bench;
  private final List<ControlAction> noted = risk.noted;
  private final RiskDesk desk = risk.desk;

  private RiskDesk.Proposal proposal(int basedOn, String key, String value) {
    return new RiskDesk.Proposal(basedOn, Map.of(key, value), "calmer");
  }

  @Test
  void everybody_sees_traders_try_and_only_admins_change() {
    RiskDesk.Proposal calmer = proposal(1, "confidence_min", "95");
    assertThat(desk.policy(VIEWER).version().number()).isEqualTo(1);
    assertThat(desk.versions(VIEWER, 10)).hasSize(1);
    assertThat(desk.state(VIEWER).headroom()).isNotEmpty();
    assertThat(desk.denials(VIEWER, 5)).isNotNull();
    assertThatThrownBy(() -> desk.check(VIEWER, calmer)).isInstanceOf(ForbiddenException.class);
    assertThat(desk.check(TRADER, calmer).judged()).isPositive();
    assertThatThrownBy(() -> desk.change(TRADER, calmer)).isInstanceOf(ForbiddenException.class);
    assertThat(desk.policy(VIEWER).version().number()).isEqualTo(1);
    assertThat(noted).isEmpty();
    assertThat(desk.change(ADMIN, calmer).version().number()).isEqualTo(2);
  }

  @Test
  void a_change_is_in_force_read_again_and_noted_with_who_what_and_why() {
    PolicyView after = desk.change(ADMIN, proposal(1, "confidence_min", "95"));
    assertThat(after.values()).containsEntry("confidence_min", "95");
    assertThat(after.version().by()).isEqualTo("ann");
    assertThat(bench.cockpit().view().orElseThrow().policy()).isEqualTo(after.version());
    assertThat(bench.journal("kraken").policies()).hasSize(2);
    assertThat(noted).hasSize(1);
    assertThat(noted.get(0).command()).isEqualTo("POLICY_CHANGE");
    assertThat(noted.get(0).effect()).isEqualTo("version 2: confidence_min 60 -> 95; calmer");
    assertThat(bench.cockpit().status().agent()).isEqualTo(AgentState.RUNNING);
  }

  @Test
  void of_two_people_who_change_the_same_version_the_second_is_told_both_and_changes_nothing() {
    desk.change(ADMIN, proposal(1, "confidence_min", "70"));
    assertThatThrownBy(() -> desk.change(ADMIN, proposal(1, "confidence_min", "80")))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("POLICY_CHANGED"))
        .hasMessageContaining("from version 1 ")
        .hasMessageContaining("version 2 is in force");
    assertThat(desk.policy(ADMIN).values()).containsEntry("confidence_min", "70");
    assertThat(noted).hasSize(1);
    assertThat(bench.engine.trouble()).isEmpty();
  }

  @Test
  void what_is_refused_leaves_the_lane_running() {
    for (RiskDesk.Proposal wrong :
        List.of(
            proposal(1, "risk_per_trade_max", "9"),
            proposal(1, "leverage", "2"),
            new RiskDesk.Proposal(1, Map.of(), "nothing"),
            new RiskDesk.Proposal(1, Map.of("confidence_min", "70"), " "))) {
      assertThatThrownBy(() -> desk.change(ADMIN, wrong))
          .as(wrong.toString())
          .isInstanceOf(RefusedLimitException.class);
    }
    assertThat(bench.engine.trouble()).isEmpty();
    assertThat(bench.made).hasSize(1);
    assertThat(noted).isEmpty();
  }

  @Test
  void a_server_that_does_not_trade_the_account_changes_nothing() {
    bench.otherServerTrades(true);
    bench.beats(1);
    assertThatThrownBy(() -> desk.change(ADMIN, proposal(1, "confidence_min", "70")))
        .isInstanceOf(ConflictException.class);
    assertThat(bench.journal("kraken").policies()).hasSize(1);
  }

  @Test
  void a_dry_run_tells_what_would_end_otherwise_and_by_which_gate_and_changes_nothing() {
    DryRunView run = desk.check(TRADER, proposal(1, "confidence_min", "95"));
    assertThat(run.count(Rejudged.Outcome.NOW_DENIED)).isEqualTo(1);
    assertThat(run.gates())
        .filteredOn(g -> g.code().equals("CONFIDENCE_TOO_LOW"))
        .allSatisfy(g -> assertThat(g.then()).isZero())
        .allSatisfy(g -> assertThat(g.now()).isPositive())
        .hasSize(1);
    DryRunView.Example first = run.examples().get(run.examples().size() - 1);
    assertThat(first.then()).startsWith("ORDERED ");
    assertThat(first.now()).isEqualTo("DENIED CONFIDENCE_TOO_LOW");
    assertThat(first.why()).isNotEmpty();
    assertThat(run.end()).isEqualTo(DryRunView.End.ALL);
    assertThat(desk.policy(VIEWER).version().number()).isEqualTo(1);
    assertThat(desk.check(TRADER, proposal(1, "daily_loss_max", "2")).differ()).isZero();
  }

  /** A book without end: every page is full and names a next one. */
  private PolicyBook endless(Runnable eachPage) {
    DecisionRecord any = bench.journal("kraken").decisions().get(0);
    return new PolicyBook() {
      @Override
      public List<Entry> versions(String account, int limit) {
        return List.of();
      }

      @Override
      public Page decisions(Span span, Optional<String> after, int limit) {
        eachPage.run();
        return new Page(Collections.nCopies(limit, any), 0, Optional.of("more"));
      }
    };
  }

  @Test
  void a_dry_run_ends_at_its_bound_of_decisions_and_says_so() {
    DryRunView run =
        new DryRun(endless(() -> {}), bench.clock, desk.policy(ADMIN).version().policy())
            .of("kraken", HandFeed.START, true);
    assertThat(run.end()).isEqualTo(DryRunView.End.COUNT);
    assertThat(run.judged()).isEqualTo(DryRun.DECISIONS_MAX);
    assertThat(run.differ()).isZero();
  }

  @Test
  void a_dry_run_ends_when_its_time_is_over_and_says_so() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    DryRunView run =
        new DryRun(
                endless(() -> now.updateAndGet(t -> t.plusSeconds(8))),
                HeldClock.telling(now::get),
                desk.policy(ADMIN).version().policy())
            .of("kraken", HandFeed.START, true);
    assertThat(run.end()).isEqualTo(DryRunView.End.TIME);
    assertThat(run.judged()).isEqualTo(3 * DryRun.PAGE);
  }
}
