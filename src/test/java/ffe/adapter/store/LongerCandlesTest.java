package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.Timeframe;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On plain PostgreSQL, by the function that the application calls. */
@Tag("store")
class LongerCandlesTest extends LongerCandlesContract {

  private static OwnDatabase database;
  private static LocalTransactions transactions;

  @BeforeAll
  static void migrateOverRows() throws IOException, SQLException {
    database = OwnDatabase.of(23);
    List<Candle> before = minutes(1, START, 10 * DAY);
    try (Connection owner = database.asOwner()) {
      CandleRows.insert(owner, "before", before);
    }
    transactions = TestStore.transactions(database.migrated());
    try (Connection owner = database.asOwner()) {
      noteMarks(owner);
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
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("SET TimeZone = 'America/New_York'");
      statement.execute("SELECT roll_candles(1000)");
    }
    StoreLongerCandles candles = new StoreLongerCandles(transactions);
    assertThat(candles.roll(10)).isZero();
  }

  @Test
  void says_how_many_days_it_did() {
    keep("days", minutes(5, START, 3 * DAY));
    StoreLongerCandles candles = new StoreLongerCandles(transactions);
    int last = 10;
    int steps = 0;
    while (last == 10 && steps++ < 100) {
      last = candles.roll(10);
    }
    keep("days", minutes(5, START.plusSeconds(86_400 * 20), 3 * DAY));
    assertThat(candles.roll(2)).isEqualTo(2);
    assertThat(candles.roll(2)).isEqualTo(1);
    assertThat(candles.roll(2)).isZero();
  }

  @Test
  void reads_what_was_made_and_not_the_minutes_again() throws SQLException {
    List<Candle> all = minutes(6, START, DAY);
    keep("made", all);
    roll();
    database.asOwner("UPDATE candle_1h SET high = 12345 WHERE source = 'made'");
    assertThat(
            market()
                .grouped(
                    market().series(1_000).stream()
                        .filter(s -> s.source().equals("made"))
                        .findFirst()
                        .orElseThrow(),
                    7_200,
                    START,
                    START.plusSeconds(86_400),
                    100))
        .hasSize(12)
        .allMatch(c -> c.high() == 12345);
  }

  @Test
  void a_day_that_is_being_written_to_stays_marked() throws SQLException {
    List<Candle> all = minutes(7, START, 100);
    keep("written", all.subList(0, 50));
    try (Connection writer = database.asOwner()) {
      writer.setAutoCommit(false);
      CandleRows.insert(writer, "written", all.subList(50, all.size()));
      rollWithoutWaiting();
      assertRead("written", all.subList(0, 50));
      writer.commit();
    }
    assertThat(marks("written")).isEqualTo("1");
    assertRead("written", all);
    roll();
    assertMade("written", all);
  }

  private static void rollWithoutWaiting() throws SQLException {
    try (Connection owner = database.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("SET lock_timeout = '5s'");
      statement.execute("SELECT roll_candles(1000)");
    }
  }

  @Test
  void a_longer_candle_that_was_imported_is_none_of_them() throws SQLException {
    series().keepCandles("given", BTC, Timeframe.M5, minutes(8, START, 1));
    roll();
    assertThat(made("candle_5m", "given")).isEmpty();
  }

  @Test
  void plain_postgresql_says_what_it_is_and_compresses_nothing() {
    StoreStorage storage = new StoreStorage(transactions);
    assertThat(storage.compress(Optional.of(Duration.ofDays(90)))).isFalse();
    assertThat(storage.jobs()).isEmpty();
    assertThat(storage.server())
        .matches(s -> s.timescale().isEmpty() && !s.usable() && !s.used())
        .matches(s -> s.version().matches("[0-9.]+.*"));
    assertThat(storage.tables()).hasSizeGreaterThan(30).allMatch(t -> t.form().equals("table"));
    assertThat(storage.tables())
        .filteredOn(t -> t.name().equals("candle"))
        .singleElement()
        .matches(t -> t.kind().equals("journal") && t.bytes() > 8_192 && t.chunks() == 0);
  }
}
