package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.ticks.TradeTick;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same on TimescaleDB, whose own jobs compress days and drop them. */
@Tag("timescale")
class TimescaleTicksTest extends TickBookContract {

  private static final Duration DAY = Duration.ofDays(1);

  private static Timescale database;
  private static LocalTransactions transactions;

  @BeforeAll
  static void begin() throws IOException, SQLException {
    database = Timescale.start();
    transactions = TestStore.transactions(database.migrated());
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

  private void run(String procedure) throws SQLException {
    String job =
        one(
            "SELECT job_id FROM timescaledb_information.jobs WHERE hypertable_name = 'tick'"
                + " AND proc_name = '"
                + procedure
                + "'");
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("CALL run_job(" + job + ")");
    }
  }

  private List<TradeTick> aDay(Instant day) {
    List<TradeTick> all = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      all.add(tick(day.plusSeconds(40L * i), Integer.toString(1_000 + i)));
    }
    book().keep(all);
    return all;
  }

  private static Instant daysAgo(int days) {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(DAY.multipliedBy(days));
  }

  @Test
  void a_chunk_is_a_day() throws SQLException {
    aDay(daysAgo(3));
    assertThat(
            one(
                "SELECT DISTINCT range_end - range_start FROM timescaledb_information.chunks"
                    + " WHERE hypertable_name = 'tick'"))
        .isEqualTo("1 day");
  }

  @Test
  void its_own_job_drops_days_that_are_older_and_ours_has_nothing_to_do() throws SQLException {
    aDay(daysAgo(6));
    List<TradeTick> young = aDay(daysAgo(2));
    StoreOldTicks old = new StoreOldTicks(transactions);
    assertThat(old.keepFor(DAY.multipliedBy(4))).isTrue();
    assertThat(old.keepFor(DAY.multipliedBy(4))).as("again").isTrue();
    assertThat(old.remove(DAY.multipliedBy(4), 5_000)).isZero();
    assertThat(book().read(all(), 5_000)).hasSize(4_000);
    run("policy_retention");
    assertThat(book().read(all(), 5_000)).isEqualTo(young);
    String policies =
        "SELECT string_agg(config->>'drop_after', ',') FROM timescaledb_information.jobs"
            + " WHERE proc_name = 'policy_retention' AND hypertable_name = 'tick'";
    assertThat(one(policies)).isIn("96:00:00", "4 days");
    old.keepFor(DAY.multipliedBy(30));
    assertThat(one(policies)).isIn("720:00:00", "30 days");
    aDay(daysAgo(6));
    run("policy_retention");
    assertThat(book().read(all(), 5_000)).hasSize(4_000);
  }

  @Test
  void its_own_job_compresses_days_and_what_comes_again_or_late_is_kept_once() throws SQLException {
    List<TradeTick> all = aDay(daysAgo(9));
    assertThat(new StoreStorage(transactions).compress(Optional.of(Duration.ofDays(7)))).isTrue();
    run("policy_compression");
    assertThat(
            one(
                "SELECT count(*) FROM timescaledb_information.chunks"
                    + " WHERE hypertable_name = 'tick' AND is_compressed"))
        .isNotEqualTo("0");
    assertThat(book().read(all(), 5_000)).isEqualTo(all);
    assertThat(book().keep(all.subList(0, 100))).as("known").isZero();
    TradeTick late = tick(all.get(0).at(), "999");
    assertThat(book().keep(List.of(late))).isEqualTo(1);
    all.add(0, late);
    assertThat(book().read(all(), 5_000)).isEqualTo(all);
  }
}
