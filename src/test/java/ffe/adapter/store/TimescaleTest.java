package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same on TimescaleDB, by its own job; and what only it has. */
@Tag("timescale")
class TimescaleTest extends LongerCandlesContract {

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
        .isEqualTo("candle,equity,imported_trade");
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
      for (String table : new String[] {"candle", "equity", "imported_trade"}) {
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
}
