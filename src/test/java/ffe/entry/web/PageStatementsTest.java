package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import ffe.adapter.store.StoredLane;
import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Bookkeeper;
import ffe.desk.Desk;
import ffe.desk.PerformanceQuery;
import ffe.desk.Role;
import ffe.desk.SettingsBook;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Passwords;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.chain.StillChain;
import ffe.desk.drift.DriftDesk;
import ffe.desk.keeping.BackupView;
import ffe.trading.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each page costs in statements: opened, when nothing happened, and after a cycle. */
@Tag("store")
class PageStatementsTest {

  private static final StoredLane STORED = new StoredLane();
  private static final Actor ACTOR = new Actor("trader", Role.ADMIN, "web");

  private final StatusView before =
      StillDesk.status(STORED.lane(), STORED.now().minusSeconds(1), STORED.now());
  private final StatusView later =
      StillDesk.status(
          STORED.lane(), STORED.now().plusSeconds(1), STORED.now().plus(Duration.ofMinutes(5)));
  private final Desk desk = StillDesk.of(STORED.lane(), STORED.archive(), before);

  private int reads(LivePage page, StatusView status) {
    return StoredLane.sentBy(() -> assertThat(page.read(ACTOR, status)).isNotNull()).size();
  }

  private void costs(LivePage page, int first, int afterCycle) {
    assertThat(reads(page, before)).as("opened").isEqualTo(first);
    assertThat(reads(page, before)).as("nothing happened").isZero();
    assertThat(reads(page, later)).as("a cycle ended").isEqualTo(afterCycle);
  }

  @Test
  void the_dashboard_reads_six_for_each_cycle() {
    costs(new DashboardView(desk), 6, 6);
  }

  @Test
  void the_list_of_decisions_reads_two() {
    costs(new DecisionsView(desk), 2, 2);
  }

  @Test
  void a_page_of_filtered_decisions_reads_two_and_an_older_one_not_again() {
    DecisionsView page = new DecisionsView(desk);
    page.ask(
        new QueryParameters(
            Map.of(
                "action", List.of("BUY"),
                "result", List.of("ORDERED"),
                "text", List.of("trend"),
                "from", List.of("2013-11-25T00:00:00Z"),
                "cursor", List.of(STORED.now() + "_" + STORED.ordered()))));
    costs(page, 2, 0);
  }

  @Test
  void decisions_that_an_address_asks_for_wrongly_are_not_read() {
    DecisionsView page = new DecisionsView(desk);
    page.ask(QueryParameters.simple(Map.of("action", "DELETE")));
    costs(page, 0, 0);
  }

  @Test
  void the_list_of_orders_reads_one_and_three_more_for_the_chosen_one() {
    OrdersView page =
        new OrdersView(books(), StillDesk.trading(STORED.lane(), STORED.archive(), before));
    costs(page, 1, 1);
    page.want(Optional.of(STORED.order()));
    assertThat(reads(page, later)).as("chosen").isEqualTo(4);
  }

  @Test
  void the_positions_page_reads_none() {
    costs(
        new PositionsView(desk, StillDesk.trading(STORED.lane(), STORED.archive(), before)), 0, 0);
  }

  private Bookkeeper books() {
    return StillDesk.books(
        STORED.lane(), STORED.archive(), STORED.pages(), before, STORED::journaled);
  }

  @Test
  void analytics_reads_ten_whatever_the_range_and_seven_while_no_decision_is_new() {
    arena(STORED, before).scores(ACTOR, PerformanceQuery.ALL);
    arena(STORED, before).scores(ACTOR, PerformanceQuery.ALL);
    costs(new AnalyticsPage(books(), arena(STORED, before), drift(STORED, before)), 10, 7);
    AnalyticsPage week = new AnalyticsPage(books(), arena(STORED, before), drift(STORED, before));
    week.ask(QueryParameters.simple(Map.of("days", "7")));
    costs(week, 10, 7);
    AnalyticsPage wrong = new AnalyticsPage(books(), arena(STORED, before), drift(STORED, before));
    wrong.ask(QueryParameters.simple(Map.of("days", "7", "from", "2013-11-27")));
    costs(wrong, 0, 0);
  }

  private static DriftDesk drift(StoredLane stored, StatusView status) {
    return StillDesk.drift(stored.lane(), stored.archive(), status);
  }

  /** Scores of decisions, the rest of which is never read beside. */
  private static ArenaDesk arena(StoredLane stored, StatusView status) {
    return StillDesk.arena(stored.lane(), status, stored.sheets(), stored.slices(), work -> {});
  }

  @Test
  void scores_of_decisions_that_are_new_read_two_more() {
    StoredLane stored = new StoredLane(3, 9);
    ArenaDesk desk = arena(stored, StillDesk.status(stored.lane(), stored.now(), stored.now()));
    Runnable scores = () -> desk.scores(ACTOR, PerformanceQuery.ALL);
    assertThat(StoredLane.sentBy(scores)).hasSize(6);
    assertThat(StoredLane.sentBy(scores)).as("remembered").hasSize(1);
  }

  @Test
  void the_audit_reads_two_for_an_admin_and_none_for_others() {
    AuditView page =
        new AuditView(
            StillDesk.auditor(STORED.lane(), STORED.archive(), before),
            StillChain.of(STORED.chain()));
    costs(page, 2, 2);
    Actor trader = new Actor("trader", Role.TRADER, "web");
    assertThat(StoredLane.sentBy(() -> page.read(trader, before))).isEmpty();
  }

  @Test
  void agent_control_reads_one_when_opened() {
    costs(
        new AgentControlView(desk, StillDesk.accounts(STORED.archive()), StillDesk.instruments()),
        1,
        0);
  }

  @Test
  void the_status_page_reads_five_for_each_cycle() {
    costs(new StatusPage(desk, List.of(), PageStatementsTest::noBackup), 5, 5);
  }

  @Test
  void the_risk_page_reads_the_denials_for_each_cycle_and_the_versions_when_opened() {
    costs(
        new RiskView(StillDesk.risk(STORED.lane(), STORED.policies(), STORED.archive(), before)),
        2,
        1);
  }

  @Test
  void the_settings_page_reads_two_when_an_admin_opens_it() {
    Passwords passwords = StillDesk.passwords(STORED.passwords());
    Doorkeeper doorkeeper = StillDesk.doorkeeper(STORED.keys(), passwords);
    costs(new SettingsView(new SettingsBook(List.of()), passwords, doorkeeper), 2, 0);
  }

  /** All pages that read tables, over what is stored of one lane. */
  private static Map<String, LivePage> pages(StoredLane stored, StatusView status) {
    Lane lane = stored.lane();
    Archive archive = stored.archive();
    Desk desk = StillDesk.of(lane, archive, status);
    Bookkeeper books = StillDesk.books(lane, archive, stored.pages(), status, stored::journaled);
    Passwords passwords = StillDesk.passwords(stored.passwords());
    OrdersView orders = new OrdersView(books, StillDesk.trading(lane, archive, status));
    orders.want(Optional.of(stored.order()));
    DecisionDetailView decision = new DecisionDetailView(desk, new Ticker());
    decision.open(stored.ordered());
    DecisionsView filtered = new DecisionsView(desk);
    filtered.ask(QueryParameters.simple(Map.of("text", "view", "result", "HELD")));
    Map<String, LivePage> all = new TreeMap<>();
    all.put("dashboard", new DashboardView(desk));
    all.put("decisions", new DecisionsView(desk));
    all.put("decisions, filtered", filtered);
    all.put("a decision", decision);
    all.put("orders and the life of one", orders);
    all.put("positions", new PositionsView(desk, StillDesk.trading(lane, archive, status)));
    all.put("analytics", new AnalyticsPage(books, arena(stored, status), drift(stored, status)));
    all.put(
        "audit",
        new AuditView(StillDesk.auditor(lane, archive, status), StillChain.of(stored.chain())));
    all.put(
        "agent control",
        new AgentControlView(desk, StillDesk.accounts(archive), StillDesk.instruments()));
    all.put("status", new StatusPage(desk, List.of(), PageStatementsTest::noBackup));
    all.put("risk", new RiskView(StillDesk.risk(lane, stored.policies(), archive, status)));
    all.put(
        "settings",
        new SettingsView(
            new SettingsBook(List.of()),
            passwords,
            StillDesk.doorkeeper(stored.keys(), passwords)));
    all.put(
        "market",
        new MarketView(
            desk,
            StillDesk.market(lane, stored.series(), status),
            StillDesk.watching(lane, stored.watches(), archive, status),
            StillDesk.instruments()));
    return all;
  }

  private static BackupView noBackup() {
    return new BackupView(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What each page sends when it is opened. */
  private static Map<String, Integer> opened(StoredLane stored) {
    StatusView status = StillDesk.status(stored.lane(), stored.now(), stored.now());
    Map<String, Integer> sent = new TreeMap<>();
    pages(stored, status)
        .forEach(
            (name, page) ->
                sent.put(name, StoredLane.sentBy(() -> page.read(ACTOR, status)).size()));
    return sent;
  }

  @Test
  void every_page_sends_as_many_statements_for_many_rows_as_for_few() {
    StoredLane few = new StoredLane(2, 30);
    few.told(1);
    Map<String, Integer> ofFew = opened(few);
    StoredLane many = new StoredLane(150, 5);
    many.told(60);
    assertThat(opened(many)).isEqualTo(ofFew);
    assertThat(ofFew).containsEntry("dashboard", 6).containsEntry("analytics", 12);
  }

  @Test
  void a_decision_with_its_order_and_chart_reads_five_once() {
    DecisionDetailView page = new DecisionDetailView(desk, new Ticker());
    page.open(STORED.ordered());
    costs(page, 5, 0);
  }
}
