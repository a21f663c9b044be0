package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.cold.ParquetFolder;
import ffe.desk.files.SeriesView;
import ffe.desk.keeping.ColdRows;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import ffe.desk.keeping.Storage;
import ffe.market.Candle;
import ffe.market.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on TimescaleDB, by its own job; and what only it has. */
@Tag("timescale")
class TimescaleTest extends LongerCandlesContract {

  @TempDir Path home;

  private static Timescale database;
  private static LocalTransactions transactions;

  @BeforeAll
  static void migrateOverRows() throws IOException, SQLException {
    database = Timescale.start();
    database.migrate(23);
    try (Connection owner = database.asOwner()) {
      CandleRows.insert(owner, "before", minutes(1, START, 10 * DAY));
    }
    transactions = TestStore.transactions(database.migrated());
    try (Connection owner = database.asOwner()) {
      noteMarks(owner);
    }
  }

  @AfterAll
  static void end() throws IOException {
    if (database != null) {
      database.close();
    }
  }

  @Override
  LocalTransactions transactions() {
    return transactions;
  }

  @Override
  Connection asOwner() throws SQLException {
    return database.asOwner();
  }

  @Override
  void roll() throws SQLException {
    run("refresh_candles");
  }

  private void run(String procedure) throws SQLException {
    String job =
        one(
            "SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = '"
                + procedure
                + "'");
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("SET TimeZone = 'America/New_York'");
      statement.execute("CALL run_job(" + job + ")");
    }
  }

  @Test
  void series_are_hypertables_and_longer_candles_are_continuous() throws SQLException {
    assertThat(
            one(
                "SELECT string_agg(hypertable_name, ',' ORDER BY hypertable_name)"
                    + " FROM timescaledb_information.hypertables"
                    + " WHERE hypertable_schema = 'public'"))
        .isEqualTo("candle,equity,imported_trade,tick");
    assertThat(
            one(
                "SELECT string_agg(view_name, ',' ORDER BY view_name)"
                    + " FROM timescaledb_information.continuous_aggregates"
                    + " WHERE materialized_only AND hypertable_name = 'candle'"))
        .isEqualTo("candle_15m,candle_1d,candle_1h,candle_1w,candle_30m,candle_4h,candle_5m");
    assertThat(
            one(
                "SELECT schedule_interval FROM timescaledb_information.jobs"
                    + " WHERE proc_name = 'refresh_candles' AND scheduled"))
        .isEqualTo("00:05:00");
    assertThat(
            one(
                "SELECT count(*) FROM timescaledb_information.chunks"
                    + " WHERE hypertable_name = 'candle'"))
        .isNotEqualTo("0");
  }

  @Test
  void there_is_nothing_for_the_application_to_make() {
    keep("nothing", minutes(9, START, 10));
    assertThat(new StoreLongerCandles(transactions).roll(10)).isZero();
  }

  @Test
  void a_journal_stays_one_as_a_hypertable() throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      for (String table : new String[] {"candle", "equity", "imported_trade", "tick"}) {
        assertThatThrownBy(() -> statement.execute("DELETE FROM " + table))
            .hasMessageContaining("only appended to");
        assertThatThrownBy(() -> statement.execute("TRUNCATE " + table))
            .hasMessageContaining("only appended to");
      }
    }
  }

  @Test
  void the_application_appends_into_new_chunks_and_reads_longer_candles() throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("SET ROLE ffe_app");
      CandleRows.insert(owner, "far", minutes(10, START.plusSeconds(86_400 * 1_000L), 3));
      statement.executeQuery("SELECT count(*) FROM candle_1w").close();
      assertThatThrownBy(() -> statement.execute("DELETE FROM candle_1w"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> statement.execute("SELECT drop_chunks('candle', timestamptz '2030-01-01')"))
          .hasMessageContaining("must be owner");
    }
  }

  private final StoreStorage storage = new StoreStorage(transactions);

  private Storage.Table table(String name) {
    return storage.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private void runCompression(String table) throws SQLException {
    String job =
        one(
            "SELECT job_id FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_compression' AND hypertable_name = '"
                + table
                + "'");
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("CALL run_job(" + job + ")");
    }
  }

  @Test
  void its_own_job_compresses_and_nothing_is_lost_or_closed_by_it() throws SQLException {
    // the summer before: chunks that no other test writes to
    Instant start = Instant.parse("2023-06-05T00:00:00Z");
    List<Candle> all = new ArrayList<>(minutes(11, start, 60 * DAY));
    keep("import:pressed", all);
    roll();
    Storage.Table before = table("candle");
    assertThat(before.form()).isEqualTo("hypertable");
    assertThat(storage.compress(Optional.of(Duration.ofDays(90)))).isTrue();
    assertThat(storage.compress(Optional.of(Duration.ofDays(90)))).as("again").isTrue();
    String count = one("SELECT count(*) FROM candle");
    runCompression("candle");
    Storage.Table after = table("candle");
    assertThat(one("SELECT count(*) FROM candle")).isEqualTo(count);
    assertThat(before.compressedChunks()).isZero();
    assertThat(after.compressedChunks()).isPositive();
    assertThat(after.bytesAfter()).isPositive().isLessThan(after.bytesBefore() / 2);
    assertThat(after.bytes()).isLessThan(before.bytes());
    assertMade("import:pressed", all);
    assertThat(market().grouped(view("import:pressed"), 60, start, start.plus(ALL), 100_000))
        .isEqualTo(all);

    // what is there already, what is late, and what retires
    keep("import:pressed", all.subList(0, 100));
    assertThat(marks("import:pressed")).isEqualTo("0");
    Candle late = new Candle(start.minusSeconds(60), 1, 2, 0.5, 1, 3, 1);
    keep("import:pressed", List.of(late));
    all.add(0, late);
    roll();
    assertMade("import:pressed", all);
    Series old = new Series(Kind.IMPORTS, "import:pressed", "BTC-USD", "1m");
    assertThat(new StoreOldRows(transactions).remove(old, Duration.ofDays(7), 3_000))
        .isEqualTo(3_000);
    roll();
    assertMade("import:pressed", all.subList(3_000, all.size()));
    assertThat(one("SELECT count(*) FROM candle WHERE source = 'import:pressed'"))
        .isEqualTo(String.valueOf(all.size() - 3_000));

    // and what leaves for a file, compressed as it is
    List<Candle> rest = all.subList(3_000, all.size());
    ColdRows cold = new StoreColdRows(transactions);
    YearMonth june = YearMonth.of(2023, 6);
    assertThat(cold.oldest(old, Duration.ofDays(7))).contains(june);
    List<Candle> read = cold.read(old, june);
    assertThat(read).hasSizeGreaterThan(30_000).isEqualTo(rest.subList(0, read.size()));
    cold.leave(old, Duration.ofDays(7), june, new ParquetFolder(home).write(old, june, read));
    roll();
    assertMade("import:pressed", rest.subList(read.size(), rest.size()));
    assertThat(one("SELECT count(*) FROM candle WHERE source = 'import:pressed'"))
        .isEqualTo(String.valueOf(rest.size() - read.size()));
  }

  private static final Duration ALL = Duration.ofDays(1_000);

  private SeriesView view(String source) {
    return market().series(1_000).stream()
        .filter(s -> s.source().equals(source) && s.timeframe() == Timeframe.M1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void compression_follows_the_setting() throws SQLException {
    String policies =
        "SELECT string_agg(hypertable_name || ' ' || (config->>'compress_after'), ', '"
            + " ORDER BY hypertable_name) FROM timescaledb_information.jobs"
            + " WHERE proc_name = 'policy_compression'";
    storage.compress(Optional.of(Duration.ofDays(30)));
    assertThat(one(policies).replace("720:00:00", "30 days"))
        .isEqualTo("candle 30 days, equity 30 days, imported_trade 30 days, tick 30 days");
    storage.compress(Optional.of(Duration.ofDays(60)));
    assertThat(one(policies).replace("1440:00:00", "60 days"))
        .isEqualTo("candle 60 days, equity 60 days, imported_trade 60 days, tick 60 days");
    storage.compress(Optional.empty());
    assertThat(one(policies)).isNull();
    assertThatThrownBy(() -> storage.compress(Optional.of(Duration.ofDays(6))))
        .hasStackTraceContaining("7 days old");
  }

  @Test
  void tells_its_version_its_jobs_and_what_waits() {
    keep("waits", minutes(12, START, 10));
    Storage.Server server = storage.server();
    assertThat(server.timescale()).startsWith("2.");
    assertThat(server.usable()).isTrue();
    assertThat(server.used()).isTrue();
    assertThat(server.changedDays()).isPositive();
    assertThat(storage.jobs())
        .filteredOn(job -> job.name().equals("refresh_candles"))
        .singleElement()
        .matches(job -> job.scheduled() && job.every().equals("00:05:00"));
    assertThat(table("candle_1h").form()).isEqualTo("aggregate");
    assertThat(table("account").form()).isEqualTo("table");
  }
}
