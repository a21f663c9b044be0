package ffe.desk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.PolicyView;
import ffe.desk.RiskBench;
import ffe.desk.RiskDesk;
import ffe.desk.Role;
import ffe.desk.backtest.BacktestTerms;
import ffe.desk.backtest.JobBench;
import ffe.desk.backtest.Ran;
import ffe.desk.search.SearchOrder.Aim;
import ffe.risk.RefusedLimitException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a search chose goes into the policy that was looked at, by an admin, or not at all. */
@Tag("unit")
class PromotionDeskTest {

  private static final Actor ADMIN = new Actor("ann", Role.ADMIN, "web");
  private static final Actor TRADER = new Actor("tom", Role.TRADER, "web");
  private static final BacktestTerms TERMS =
      new BacktestTerms(1, 1_000, 2, Duration.ofMinutes(60), Duration.ofDays(90), () -> "code");
  private static final String LIMIT = "risk.position_max=5..10/5";

  private final JobBench jobs = new JobBench(TERMS);
  private final SearchDesk searches =
      new SearchDesk(
          jobs.jobs(List.of(new SearchRunner(Ran.SHELF, TERMS, jobs.trials))),
          Ran.SHELF,
          jobs.backtests(Ran.SHELF));
  private final RiskBench risk = new RiskBench();
  private final PromotionDesk desk = new PromotionDesk(searches, risk.desk);

  private String searched(String... more) {
    String id =
        searches.order(TRADER, SearchForm.read(Aim.OPTIMIZATION, SearchDeskTest.fields(more))).id();
    jobs.runs();
    return id;
  }

  private void refuses(String code, String id, int basedOn) {
    assertThatThrownBy(() -> desk.promote(ADMIN, Aim.OPTIMIZATION, id, basedOn))
        .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void what_was_chosen_is_in_force_and_the_audit_names_the_search() {
    String id = searched("space", LIMIT);
    PolicyView after = desk.promote(ADMIN, Aim.OPTIMIZATION, id, desk.version(ADMIN)).orElseThrow();
    assertThat(after.version().number()).isEqualTo(2);
    String chosen =
        searches.chosen(ADMIN, Aim.OPTIMIZATION, id).orElseThrow().limits().get("position_max");
    assertThat(risk.noted).extracting(ControlAction::command).containsExactly("POLICY_CHANGE");
    assertThat(risk.noted.get(0).effect())
        .contains("position_max 20 -> " + chosen, "search " + id, "best of 2 trials");
    // the same again changes nothing, and says so
    assertThatThrownBy(() -> desk.promote(ADMIN, Aim.OPTIMIZATION, id, 2))
        .isInstanceOf(RefusedLimitException.class);
  }

  @Test
  void a_policy_that_was_changed_since_it_was_shown_is_not_changed() {
    String id = searched("space", LIMIT);
    int shown = desk.version(ADMIN);
    risk.desk.change(ADMIN, new RiskDesk.Proposal(shown, Map.of("confidence_min", "95"), "calmer"));
    refuses("POLICY_CHANGED", id, shown);
    assertThat(desk.version(ADMIN)).isEqualTo(shown + 1);
  }

  @Test
  void what_no_policy_holds_is_not_promoted() {
    refuses("NOT_OF_THE_POLICY", searched(), 1);
    refuses("NOTHING_CHOSEN", searched("space", LIMIT, "trades_min", "1000"), 1);
    assertThat(desk.promote(ADMIN, Aim.OPTIMIZATION, "0123456789ab", 1)).isEmpty();
    assertThat(desk.promote(ADMIN, Aim.WALK_FORWARD, searched("space", LIMIT), 1)).isEmpty();
    assertThat(risk.noted).isEmpty();
  }

  @Test
  void a_trader_promotes_nothing() {
    String id = searched("space", LIMIT);
    assertThatThrownBy(() -> desk.promote(TRADER, Aim.OPTIMIZATION, id, 1))
        .isInstanceOf(ForbiddenException.class);
    assertThat(risk.noted).isEmpty();
  }
}
