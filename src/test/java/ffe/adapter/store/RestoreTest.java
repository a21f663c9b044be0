package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backup.BackupException;
import ffe.backup.BackupFile;
import ffe.backup.BackupWriter;
import ffe.backup.Manifest;
import ffe.backup.Restore;
import ffe.boot.EngineDataSource;
import ffe.desk.ControlAction;
import ffe.desk.ControlQuery;
import ffe.desk.JournaledBooks;
import ffe.execution.OrderIntent;
import ffe.portfolio.LedgerEvent;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import ffe.trading.LaneSnapshot;
import ffe.trading.LeaseLostException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lane that traded is backed up and goes on in another database. */
@Tag("store")
class RestoreTest {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  /** What a restore itself changes. */
  private static final Set<String> LANDING = Set.of("lane", "trading_lease", "restoration");

  @TempDir Path directory;

  private final String account = TestStore.newAccount();
  private final Session session = new Session(account);
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final long token =
      new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();

  RestoreTest() {
    journal.append(session.deposit().append(token, Session.slot(0)));
  }

  /** A decision, its order and its fill, in two appends. */
  private static void trade(Session session, StoreJournal journal, long token, int slot) {
    DecisionRecord ordered = session.ordered(Session.slot(slot));
    OrderIntent intent = session.intent(ordered, token);
    journal.append(session.decide(ordered).intend(intent).append(token, Session.slot(slot)));
    LedgerEvent.Filled fill =
        new LedgerEvent.Filled(session.fill(intent, 1, "5.61", Session.slot(slot)));
    session.change(Session.working(intent).filledBy(fill.fill())).book(fill);
    journal.append(session.append(token, Session.slot(slot)));
  }

  private Path backup(Connection sql, int minute) throws IOException, SQLException {
    return new BackupWriter(directory, "tested").write(sql, NOW.plusSeconds(60L * minute));
  }

  private Path backup(int minute) throws IOException, SQLException {
    try (Connection sql = TestStore.asApplication()) {
      return backup(sql, minute);
    }
  }

  private static Manifest manifest(Path file) throws IOException {
    try (BackupFile backup = BackupFile.verified(file)) {
      return backup.manifest();
    }
  }

  /** A database with nothing in it. */
  private static String emptyDatabase() throws SQLException {
    String name = "restored_" + DATABASES.incrementAndGet();
    try (Connection owner = TestStore.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  private static EngineDataSource source(String database, Path file)
      throws IOException, SQLException {
    try (Connection owner = TestStore.asOwner()) {
      EngineDataSource source = new EngineDataSource();
      source.setUrl(owner.getMetaData().getURL().replaceAll("/ffe$", "/" + database));
      source.setUser("ffe_owner");
      source.setPassword(Files.readString(TestStore.HOME.resolve("ffe_owner.password")).strip());
      source.setRestoreFrom(file.toString());
      return source;
    }
  }

  private static List<Manifest.Table> kept(Manifest manifest) {
    return manifest.tables().stream().filter(t -> !LANDING.contains(t.name())).toList();
  }

  @Test
  void brings_back_every_row_and_every_ledger() throws Exception {
    trade(session, journal, token, 1);
    Path file = backup(0);
    EngineDataSource restored = source(emptyDatabase(), file);
    try (Connection sql = restored.getConnection()) {
      Manifest before = manifest(file);
      Manifest after = manifest(backup(sql, 1));
      assertThat(kept(after)).isEqualTo(kept(before));
      assertThat(after.ledgers()).isEqualTo(before.ledgers());
      assertThat(before.ledgers()).extracting(Manifest.Ledger::account).contains(account);
      assertThat(before.rows()).isGreaterThan(5);
      assertThat(before.tables()).noneMatch(t -> t.name().startsWith("candle_"));
      try (Statement statement = sql.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT NOT EXISTS (SELECT source, instrument, timeframe, min(opens_at),"
                      + " max(opens_at) FROM candle GROUP BY 1, 2, 3"
                      + " EXCEPT SELECT * FROM candle_series)")) {
        row.next();
        assertThat(row.getBoolean(1)).as("what is derived is made anew").isTrue();
      }
    }
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void lands_paused_with_the_same_books_and_trades_on_under_a_token_far_above() throws Exception {
    trade(session, journal, token, 1);
    StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
    archive.control(action("before"));
    LaneSnapshot left = journal.load(session.lane).orElseThrow();
    Path file = backup(0);
    assertThat(left.status().agent()).isEqualTo(AgentState.RUNNING);

    LocalTransactions there = TestStore.transactions(source(emptyDatabase(), file));
    StoreJournal landed = new StoreJournal(there);
    LaneSnapshot found = landed.load(session.lane).orElseThrow();
    assertThat(found.status().agent()).isEqualTo(AgentState.PAUSED);
    assertThat(found.status().agentReason()).isEqualTo("restored from backup of " + NOW);
    assertThat(found.events()).isEqualTo(left.events()).hasSize(2);
    assertThat(found.openOrders()).isEqualTo(left.openOrders());
    assertThat(found.status().position()).isEqualTo(left.status().position());

    StoreLease lease = new StoreLease(there, "server");
    assertThat(lease.current(account)).as("nobody holds it").isEmpty();
    assertThatThrownBy(() -> trade(session, landed, token, 2))
        .isInstanceOf(LeaseLostException.class);
    long next = lease.hold(account).orElseThrow();
    assertThat(next).isGreaterThan(token + 1_000);
    StoreArchive archiveThere = new StoreArchive(there, NoCold.CANDLES);
    archiveThere.control(action("after"));
    assertThat(archiveThere.controls(ControlQuery.latest(account, 5)).rows())
        .extracting(ControlAction::effect)
        .containsExactly("after", "before");

    Session goesOn =
        new Session(account).after(landed.load(List.of(session.lane)).orElseThrow().appends());
    found.events().forEach(goesOn::book);
    goesOn.append(next, Session.slot(2));
    trade(goesOn, landed, next, 3);
    assertThat(landed.load(session.lane).orElseThrow().events()).hasSize(3);
    assertThat(archiveThere.books(session.lane).unbalanced()).isEmpty();
  }

  private ControlAction action(String effect) {
    return new ControlAction(account, NOW, NOW, "tester", "test", "PAUSE", effect);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, PAUSED",
    "PAUSED, PAUSED",
    "FLATTENING, HALTED",
    "HALTED, HALTED",
    "STOPPED, STOPPED",
    "ENDED, ENDED"
  })
  void an_agent_never_lands_with_more_freedom_than_it_had(AgentState left, AgentState landed)
      throws Exception {
    try (Connection sql = TestStore.asApplication();
        Statement statement = sql.createStatement()) {
      statement.execute("UPDATE lane SET agent = '" + left + "' WHERE account = '" + account + "'");
    }
    StoreJournal there =
        new StoreJournal(TestStore.transactions(source(emptyDatabase(), backup(0))));
    assertThat(there.load(session.lane).orElseThrow().status().agent()).isEqualTo(landed);
  }

  @Test
  void a_start_with_the_same_backup_again_goes_on_and_with_another_is_refused() throws Exception {
    Path first = backup(0);
    trade(session, journal, token, 1);
    Path second = backup(1);
    String database = emptyDatabase();
    source(database, first).getConnection().close();
    assertThat(events(source(database, first))).isEqualTo(1);
    EngineDataSource other = source(database, second);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(other::getConnection)
          .hasRootCauseInstanceOf(BackupException.class)
          .hasMessageContaining("the database is not empty");
    }
    assertThat(events(source(database, first))).as("untouched").isEqualTo(1);
  }

  private int events(EngineDataSource source) {
    return new StoreJournal(TestStore.transactions(source))
        .load(session.lane)
        .orElseThrow()
        .events()
        .size();
  }

  @Test
  void a_backup_of_a_newer_schema_or_a_damaged_one_is_refused_and_nothing_is_made()
      throws Exception {
    Path file = backup(0);
    String database = emptyDatabase();
    try (BackupFile backup = BackupFile.open(file);
        Connection sql = TestStore.asOwner()) {
      assertThatThrownBy(() -> Restore.check(sql, backup, backup.manifest().schema() - 1))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("of a newer engine");
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    EngineDataSource source = source(database, file);
    assertThatThrownBy(source::getConnection).hasMessageContaining("damaged");
    try (Connection there = TestStore.asOwner(database);
        Statement statement = there.createStatement();
        var row =
            statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
  }

  @Test
  void a_backup_is_one_moment_whatever_is_appended_while_it_is_made() throws Exception {
    trade(session, journal, token, 1);
    AtomicInteger slot = new AtomicInteger(1);
    Path file;
    try (Connection sql = TestStore.asApplication()) {
      file = backup(tradingAtEachTable(sql, slot), 0);
    }
    assertThat(slot.get()).as("trades in between").isGreaterThan(10);

    LocalTransactions there = TestStore.transactions(source(emptyDatabase(), file));
    JournaledBooks books = new StoreArchive(there, NoCold.CANDLES).books(session.lane);
    assertThat(books.unbalanced()).isEmpty();
    assertThat(books.fills()).as("all of the first moment").hasSize(1);
    assertThat(books.events()).hasSize(2);
    assertThat(books.orders()).hasSize(1);
    assertThat(
            StoreJournalTest.text(
                "SELECT count(*) FROM decision WHERE account = '" + account + "'"))
        .as("decisions where it goes on")
        .isEqualTo(Integer.toString(slot.get()));
  }

  /** The driver is asked for once a table; before each another trade is committed. */
  private Connection tradingAtEachTable(Connection sql, AtomicInteger slot) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, args) -> {
              if (method.getName().equals("unwrap")) {
                trade(session, journal, token, slot.incrementAndGet());
              }
              try {
                return method.invoke(sql, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
