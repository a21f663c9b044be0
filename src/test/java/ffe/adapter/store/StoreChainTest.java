package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backup.BackupWriter;
import ffe.chain.ChainVerifier;
import ffe.chain.Fields;
import ffe.chain.Hash;
import ffe.chain.Link;
import ffe.chain.Merkle;
import ffe.chain.Verdict;
import ffe.desk.ControlAction;
import ffe.desk.ControlQuery;
import ffe.desk.chain.ChainCheck;
import ffe.desk.chain.ChainStore;
import ffe.execution.OrderIntent;
import ffe.portfolio.LedgerEvent;
import ffe.trading.DecisionRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database chains what is journaled, and a changed place is found. */
@Tag("store")
class StoreChainTest {

  private static final Instant WALL = Instant.parse("2026-11-22T05:00:00.123456789Z");

  @TempDir Path directory;

  private OwnDatabase database;
  private final Session session = new Session("main");
  private long token;

  @BeforeEach
  void trade() throws Exception {
    database = new OwnDatabase();
    fill(database);
  }

  /** A deposit, two decisions, an order with its fill, three commands. */
  private void fill(OwnDatabase into) {
    StoreJournal journal = new StoreJournal(into.transactions);
    token = new StoreLease(into.transactions, "server").hold("main").orElseThrow();
    journal.append(session.deposit().append(token, Session.slot(0)));
    DecisionRecord ordered = session.ordered(Session.slot(1));
    OrderIntent intent = session.intent(ordered, token);
    journal.append(session.decide(ordered).intend(intent).append(token, Session.slot(1)));
    LedgerEvent.Filled fill =
        new LedgerEvent.Filled(session.fill(intent, 1, "905.61", Session.slot(1)));
    session.change(Session.working(intent).filledBy(fill.fill())).book(fill);
    journal.append(session.append(token, Session.slot(1)));
    journal.append(session.decide(session.held(Session.slot(2))).append(token, Session.slot(2)));
    for (String word : List.of("PAUSE", "RESUME", "HALT")) {
      new StoreArchive(into.transactions, NoCold.CANDLES).control(command(word));
    }
  }

  private static ControlAction command(String word) {
    return new ControlAction("main", WALL, WALL, "Jo \"J\" Doe", "web", word, "a \\ new\nline");
  }

  private ChainStore store() {
    return new StoreChain(database.transactions);
  }

  private ChainCheck.Outcome check() {
    return new ChainCheck(store(), List.of(), done -> {}).run();
  }

  private Verdict verdict() {
    return check().verdict();
  }

  private List<String> faults() {
    return verdict().faults().stream()
        .map(f -> f.chain() + " " + f.number() + " " + f.what())
        .toList();
  }

  @Test
  void what_is_journaled_has_links_in_the_chain_of_its_lane_and_commands_in_that_of_the_desk() {
    assertThat(store().chains())
        .extracting(c -> c.name() + ": " + c.links())
        .containsExactly("main tape BTC-USD: 7", "desk: 3");
    assertThat(store().links(store().chains().get(0), 0, 100))
        .extracting(Link::kind)
        .containsExactlyInAnyOrder(
            "ledger", "decision", "order", "order", "ledger", "fill", "decision")
        .startsWith("ledger", "decision");
    assertThat(verdict().words()).isEqualTo("consistent, not anchored");
    assertThat(verdict().links()).isEqualTo(10);
  }

  @Test
  void a_changed_column_of_every_kind_is_found_at_its_link() throws Exception {
    List<String> changes =
        List.of(
            "decision SET confidence_percent = confidence_percent + 1e-9 WHERE result = 'HELD'",
            "decision SET record = record || ' ' WHERE result = 'HELD'",
            "decision SET revision = NULL WHERE result = 'HELD'",
            "order_event SET note = 'x' WHERE change_number = 2",
            "fill SET price = price + 0.01",
            "ledger_event SET body = replace(body, '10000', '10001') WHERE kind = 'DEPOSITED'",
            "control_action SET command = 'RESUME' WHERE command = 'HALT'",
            "control_action SET actor = 'somebody' WHERE command = 'HALT'");
    for (String change : changes) {
      String table = change.substring(0, change.indexOf(' '));
      String copy = "CREATE TABLE kept AS TABLE " + table;
      String back = "DELETE FROM " + table + "; INSERT INTO " + table + " OVERRIDING SYSTEM VALUE";
      database.asOwner(copy);
      database.tamper(table, "UPDATE " + change);
      assertThat(faults()).as(change).singleElement().asString().contains("was changed");
      if (table.equals("decision") || table.equals("order_event") || table.equals("ledger_event")) {
        back = "SET session_replication_role = replica; " + back;
        database.asOwner(back + " TABLE kept; DROP TABLE kept");
      } else {
        database.tamper(table, back + " TABLE kept; DROP TABLE kept");
      }
      assertThat(faults()).as("put back").isEmpty();
    }
  }

  @Test
  void a_row_that_is_gone_and_one_that_came_without_a_link_are_found() throws Exception {
    database.tamper(
        "control_action", "UPDATE control_action SET id = 'another' WHERE command = 'RESUME'");
    assertThat(faults())
        .hasSize(2)
        .anyMatch(f -> f.startsWith("desk 2 its row, control main ") && f.endsWith("is gone"))
        .anyMatch(f -> f.contains("a row of kind control, main: main another, has no link"));
    database.tamper(
        "control_action",
        "INSERT INTO control_action (account, id, wall_at, market_at, actor, door, command, effect,"
            + " body) SELECT 'main', 'n' || n, now(), now(), '', '', '', '', '' FROM"
            + " generate_series(1, 500) n");
    assertThat(verdict().faultCount()).isEqualTo(502);
    assertThat(verdict().faults()).hasSize(100);
  }

  @Test
  void a_link_that_is_changed_removed_or_put_elsewhere_is_found_at_its_place() throws Exception {
    String[] changes = {
      "UPDATE chain_link SET key = key || 'x' WHERE chain = 1 AND number = 3",
      "UPDATE chain_link SET linked_at = linked_at + interval '1 us' WHERE chain = 1 AND number = 3",
      "UPDATE chain_link SET content = sha256('') WHERE chain = 1 AND number = 3",
      "UPDATE chain_link SET link = sha256('') WHERE chain = 1 AND number = 3",
      "DELETE FROM chain_link WHERE chain = 1 AND number = 3",
      "UPDATE chain_link SET number = CASE number WHEN 3 THEN -4 ELSE -3 END WHERE chain = 1 AND"
          + " number IN (3, 4); UPDATE chain_link SET number = -number WHERE number < 0"
    };
    database.asOwner("ALTER TABLE chain_link DROP CONSTRAINT chain_link_number_check");
    for (String change : changes) {
      database.asOwner("CREATE TABLE kept AS TABLE chain_link");
      database.tamper("chain_link", change);
      assertThat(verdict().faults().get(0).number()).as(change).isEqualTo(3);
      assertThat(verdict().faults().get(0).chain()).isEqualTo("main tape BTC-USD");
      database.tamper(
          "chain_link",
          "DELETE FROM chain_link; INSERT INTO chain_link TABLE kept; DROP TABLE kept");
      assertThat(faults()).as("put back").isEmpty();
    }
  }

  @Test
  void a_database_of_the_schema_before_is_chained_when_it_is_migrated() throws Exception {
    OwnDatabase old = OwnDatabase.of(17);
    Session earlier = new Session("main");
    StoreJournal journal = new StoreJournal(old.transactions);
    long oldToken = new StoreLease(old.transactions, "server").hold("main").orElseThrow();
    journal.append(earlier.deposit().append(oldToken, Session.slot(0)));
    for (int i = 1; i < 20; i++) {
      journal.append(
          earlier.decide(earlier.held(Session.slot(i))).append(oldToken, Session.slot(i)));
    }
    DecisionRecord ordered = earlier.ordered(Session.slot(20));
    OrderIntent intent = earlier.intent(ordered, oldToken);
    journal.append(earlier.decide(ordered).intend(intent).append(oldToken, Session.slot(20)));
    LedgerEvent.Filled bought =
        new LedgerEvent.Filled(earlier.fill(intent, 1, "905.61", Session.slot(20)));
    earlier.change(Session.working(intent).filledBy(bought.fill())).book(bought);
    journal.append(earlier.append(oldToken, Session.slot(20)));
    new StoreArchive(old.transactions, NoCold.CANDLES).control(command("PAUSE"));
    old.asOwner(
        "INSERT INTO policy_version (account, version, session_at, changed_by, reason, changes,"
            + " body) VALUES ('main', 1, now(), 'x', '', '', '{}')");
    old.migrated();

    database = old;
    assertThat(verdict().words()).isEqualTo("consistent, not anchored");
    assertThat(verdict().links()).isEqualTo(20 + 2 + 2 + 1 + 2);
    journal.append(
        earlier.decide(earlier.held(Session.slot(21))).append(oldToken, Session.slot(21)));
    assertThat(verdict().words()).isEqualTo("consistent, not anchored");
    assertThat(verdict().links()).isEqualTo(28);
  }

  @Test
  void a_restored_backup_has_the_chains_of_the_backup_and_goes_on_with_them() throws Exception {
    Path file;
    try (Connection sql = database.asOwner()) {
      file = new BackupWriter(directory, "tested").write(sql, WALL);
    }
    List<ChainStore.Chain> before = store().chains();
    database = OwnDatabase.restored(file);
    assertThat(store().chains()).isEqualTo(before);
    assertThat(faults()).isEmpty();
    new StoreArchive(database.transactions, NoCold.CANDLES).control(command("RESUME"));
    assertThat(faults()).isEmpty();
    assertThat(verdict().links()).isEqualTo(11);
  }

  @Test
  void erased_words_leave_the_chain_whole_and_what_stays_of_the_row_proved() throws Exception {
    String id = database.one("SELECT id FROM control_action WHERE command = 'PAUSE'");
    database.asOwner("SELECT erase_control_action('main', '" + id + "')");
    assertThat(faults()).isEmpty();
    assertThat(check().erased()).isEqualTo(1);
    List<ControlAction> told =
        new StoreArchive(database.transactions, NoCold.CANDLES)
            .controls(
                new ControlQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    50,
                    Optional.empty()))
            .rows();
    assertThat(told)
        .extracting(c -> c.actor() + " " + c.command() + " " + c.effect())
        .containsExactly(
            "owner ERASE " + id,
            "Jo \"J\" Doe HALT a \\ new\nline",
            "Jo \"J\" Doe RESUME a \\ new\nline",
            "erased PAUSE erased");
    assertThat(told.get(0).marketAt()).isEqualTo(WALL);
    assertThat(
            database.one("SELECT count(*) FROM chain_link WHERE kind = 'control' AND salt IS NULL"))
        .isEqualTo("1");
    assertThat(
            database.one(
                "SELECT string_agg(c::text, '') FROM control_action c WHERE id = '" + id + "'"))
        .doesNotContain("Doe");
    database.tamper(
        "control_action", "UPDATE control_action SET command = 'HALT' WHERE id = '" + id + "'");
    assertThat(faults()).singleElement().asString().contains("was changed");
    assertThatThrownBy(() -> database.asOwner("SELECT erase_control_action('main', 'nobody')"))
        .hasMessageContaining("there is no control action nobody");
  }

  @Test
  void even_the_owner_erases_nothing_else_while_triggers_are_on() {
    for (String change :
        List.of(
            "control_action SET actor = 'somebody'",
            "control_action SET command = 'x', actor = 'erased', effect = 'erased'",
            "chain_link SET salt = NULL, key = 'x'",
            "chain_link SET salt = 'x'")) {
      String table = change.substring(0, change.indexOf(' '));
      assertThatThrownBy(
              () ->
                  database.asOwner(
                      "SELECT set_config('ffe.retiring', '" + table + "', false)",
                      "UPDATE " + change))
          .hasMessageContaining("only words that were chained");
    }
  }

  @Test
  void a_retired_record_leaves_the_chain_whole() throws Exception {
    database.asOwner(
        "SELECT set_config('ffe.retiring', 'decision', false)",
        "UPDATE decision SET record = 'retired 2026-11-22 file 00' WHERE result = 'HELD'");
    assertThat(faults()).isEmpty();
    assertThat(check().retired()).isEqualTo(1);
    database.tamper("decision", "UPDATE decision SET digest = 'x' WHERE result = 'HELD'");
    assertThat(faults()).singleElement().asString().contains("was changed");
  }

  @Test
  void the_application_can_neither_write_links_nor_call_what_writes_them() throws Exception {
    try (Connection application = database.migrated().getConnection();
        Statement statement = application.createStatement()) {
      for (String sql :
          List.of(
              "INSERT INTO chain_link SELECT chain, 100, linked_at, kind, 'x', content, link FROM"
                  + " chain_link LIMIT 1",
              "INSERT INTO audit_chain VALUES (9, 'mine', '')",
              "SELECT chain_append('desk', '', 'control', 'x', ARRAY['x'], NULL)",
              "SELECT erase_control_action('main', 'x')",
              "ALTER TABLE decision DISABLE TRIGGER chained")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
      }
    }
  }

  @Test
  void a_transaction_that_is_rolled_back_leaves_no_link_and_no_gap() throws Exception {
    try (Connection owner = database.asOwner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(
          "INSERT INTO control_action (account, id, wall_at, market_at, actor, door, command,"
              + " effect, body) VALUES ('main', 'x', now(), now(), '', '', '', '', '')");
      owner.rollback();
    }
    new StoreArchive(database.transactions, NoCold.CANDLES).control(command("RESUME"));
    assertThat(faults()).isEmpty();
    assertThat(store().chains().get(1).links()).isEqualTo(4);
  }

  @Test
  void writers_at_the_same_time_make_one_chain() throws Exception {
    int writers = 4;
    CountDownLatch go = new CountDownLatch(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> all = new java.util.ArrayList<>();
      for (int i = 0; i < writers; i++) {
        all.add(
            threads.submit(
                () -> {
                  go.countDown();
                  go.await();
                  for (int n = 0; n < 25; n++) {
                    new StoreArchive(database.transactions, NoCold.CANDLES)
                        .control(command("PAUSE"));
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(faults()).isEmpty();
    assertThat(store().chains().get(1).links()).isEqualTo(103);
  }

  @Test
  void a_decision_is_proved_to_be_in_its_day_by_its_row_and_a_path() {
    String id = session.held(Session.slot(2)).id();
    ChainStore.Found found = store().decision(id).orElseThrow();
    assertThat(Fields.content(found.columns(), found.seal())).isEqualTo(found.link().content());
    assertThat(found.dayFrom()).isEqualTo(1);
    assertThat(found.dayTo()).isEqualTo(7);
    List<Hash> leaves = store().links(found.chain(), 0, 100).stream().map(Link::link).toList();
    int place = (int) (found.link().number() - found.dayFrom());
    assertThat(leaves.get(place - 1)).isEqualTo(found.before());
    assertThat(Merkle.climb(found.link().link(), Merkle.path(leaves, place)))
        .isEqualTo(Merkle.root(leaves));
    assertThat(store().decision("nothing")).isEmpty();
  }

  @Test
  void the_links_of_the_database_are_those_that_the_verifier_computes() throws Exception {
    ChainVerifier verifier = new ChainVerifier();
    verifier.begin("main tape BTC-USD");
    store().links(store().chains().get(0), 0, 100).forEach(link -> link.to(verifier));
    verifier.end();
    assertThat(Verdict.of(verifier).isConsistent()).isTrue();
    ChainVerifier other = new ChainVerifier();
    other.begin("main tape BTC-EUR");
    store().links(store().chains().get(0), 0, 100).forEach(link -> link.to(other));
    assertThat(Verdict.of(other).faults().get(0).number()).as("the name counts").isEqualTo(1);
  }
}
