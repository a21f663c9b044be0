package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.cold.OddCandles;
import ffe.adapter.cold.ParquetFolder;
import ffe.desk.files.SeriesView;
import ffe.desk.keeping.CandleBits;
import ffe.desk.keeping.ColdRows;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.ColdShelf.Written;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class StoreColdRowsTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Duration AGE = Duration.ofDays(30);
  private static final YearMonth JANUARY = YearMonth.of(2024, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);

  /** So that all of February is old, with what the oldest kept decision looked back on. */
  private static final Instant NEWEST = Instant.parse("2024-04-01T10:00:00Z");

  @TempDir Path home;

  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final ColdRows rows = new StoreColdRows(TestStore.transactions());
  private final String account = TestStore.newAccount();
  private final String source = "import:" + account;
  private final Series minutes = new Series(Kind.IMPORTS, source, "BTC-USD", "1m");
  private final List<Candle> january = OddCandles.of(at("2024-01-30T00:00:00Z"), 2_000, 3);
  private final List<Candle> february = OddCandles.of(at("2024-02-01T00:00:00Z"), 1_500, 4);
  private ColdShelf shelf;

  @BeforeEach
  void store() {
    shelf = new ParquetFolder(home);
    keep(january);
    keep(february);
    keep(List.of(new Candle(NEWEST, 1, 2, 1, 1, 1, 1)));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private void keep(List<Candle> candles) {
    series.keepCandles(source, BTC, Timeframe.M1, candles);
  }

  private List<Candle> hot() {
    return new StoreMarket(TestStore.transactions(), NoCold.CANDLES)
        .grouped(
            new SeriesView(source, BTC, Timeframe.M1, NEWEST, NEWEST),
            60,
            at("2020-01-01T00:00:00Z"),
            at("2030-01-01T00:00:00Z"),
            100_000);
  }

  private Written moved(YearMonth month) {
    Written file = shelf.write(minutes, month, rows.read(minutes, month));
    rows.leave(minutes, AGE, month, file);
    return file;
  }

  @Test
  void candles_leave_month_by_month_into_files_that_hold_them_bit_for_bit() throws SQLException {
    assertThat(rows.series()).contains(minutes);
    assertThat(rows.count(minutes)).isEqualTo(3_501);
    assertThat(rows.oldest(minutes, AGE)).contains(JANUARY);
    Written first = moved(JANUARY);
    assertThat(rows.count(minutes)).isEqualTo(1_501);
    assertThat(rows.oldest(minutes, AGE)).contains(FEBRUARY);
    Written second = moved(FEBRUARY);
    assertThat(rows.count(minutes)).isEqualTo(1);
    assertThat(rows.filed(10_000))
        .filteredOn(filed -> filed.source().equals(source))
        .singleElement()
        .matches(f -> f.files() == 2 && f.candles() == 3_500)
        .matches(f -> f.bytes() == first.bytes() + second.bytes())
        .matches(f -> f.first().equals(january.get(0).opensAt()))
        .matches(f -> f.last().equals(february.get(1_499).opensAt()));
    assertThat(rows.oldest(minutes, AGE)).as("March has begun and is needed").isEmpty();
    assertThat(CandleBits.digest(shelf.read(first))).isEqualTo(CandleBits.digest(january));
    assertThat(CandleBits.digest(shelf.read(second))).isEqualTo(CandleBits.digest(february));
    assertThat(
            StoreJournalTest.text(
                "SELECT string_agg(candles || ' ' || digest || ' ' || file, ',' ORDER BY month_at)"
                    + " FROM cold_file WHERE source = '"
                    + source
                    + "'"))
        .isEqualTo(
            "2000 %s %s,1500 %s %s"
                .formatted(first.digest(), first.file(), second.digest(), second.file()));
    assertThat(
            StoreJournalTest.text(
                "SELECT (first_at = '"
                    + NEWEST
                    + "')::text FROM candle_series WHERE source = '"
                    + source
                    + "' AND timeframe = '1m'"))
        .isEqualTo("true");
  }

  @Test
  void the_database_and_this_side_see_the_same_bits() throws SQLException {
    assertThat(
            StoreJournalTest.text(
                "SELECT encode(sha256(string_agg(candle_bits(opens_at, open, high, low, close,"
                    + " volume, trades), '' ORDER BY opens_at)), 'hex') FROM candle WHERE source = '"
                    + source
                    + "' AND opens_at < '2024-02-01T00:00:00Z'"))
        .isEqualTo(CandleBits.digest(january));
  }

  @Test
  void the_database_deletes_nothing_that_is_not_in_the_file() throws SQLException {
    Written file = shelf.write(minutes, JANUARY, january);
    Candle late = new Candle(at("2024-01-01T00:00:00Z"), 1, 2, 1, 1, 1, 1);
    keep(List.of(late));
    List<Candle> before = hot();
    assertThatThrownBy(() -> rows.leave(minutes, AGE, JANUARY, file))
        .isInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("does not hold the candles that are stored");
    assertThat(hot()).isEqualTo(before);
    List<Candle> changed = new ArrayList<>(january);
    changed.add(0, late);
    Candle c = january.get(9);
    changed.set(
        10,
        new Candle(
            c.opensAt(),
            c.open(),
            c.high(),
            c.low(),
            c.close(),
            Math.nextUp(c.volume()),
            c.trades()));
    Written other = shelf.write(minutes, JANUARY, changed);
    assertThatThrownBy(() -> rows.leave(minutes, AGE, JANUARY, other))
        .as("one bit of one volume")
        .isInstanceOf(IllegalStateException.class);
    assertThat(hot()).isEqualTo(before);
    assertThat(known()).isEqualTo("0");
    moved(JANUARY);
    assertThat(known()).isEqualTo("1");
  }

  private String known() throws SQLException {
    return StoreJournalTest.text(
        "SELECT count(*)::text FROM cold_file WHERE source = '" + source + "'");
  }

  @Test
  void candles_that_come_later_leave_into_a_file_of_their_own_and_the_same_ones_into_the_same()
      throws SQLException {
    Written first = moved(JANUARY);
    Candle late = new Candle(at("2024-01-01T00:00:00Z"), 1, 2, 1, 1, 1, 1);
    keep(List.of(late));
    assertThat(rows.oldest(minutes, AGE)).contains(JANUARY);
    Written second = moved(JANUARY);
    assertThat(second.file()).isNotEqualTo(first.file());
    assertThat(shelf.read(first)).isEqualTo(january);
    assertThat(shelf.read(second)).containsExactly(late);
    keep(january);
    assertThat(moved(JANUARY)).isEqualTo(first);
    assertThat(known()).isEqualTo("2");
  }

  @Test
  void nothing_is_lost_when_the_commit_fails_and_nothing_is_done_twice_when_it_is_not_known()
      throws SQLException {
    Written file = shelf.write(minutes, JANUARY, january);
    List<Candle> before = hot();
    ColdRows dies =
        new StoreColdRows(
            TestStore.transactions(
                commit -> {
                  commit.rollback();
                  throw new SQLException("gone", "08006");
                }));
    assertThatThrownBy(() -> dies.leave(minutes, AGE, JANUARY, file))
        .hasMessageContaining("not known");
    assertThat(hot()).isEqualTo(before);
    assertThat(known()).isEqualTo("0");
    assertThat(moved(JANUARY)).isEqualTo(file);
    rows.leave(minutes, AGE, JANUARY, file);
    assertThat(known()).as("again, as by another server").isEqualTo("1");
    Written never = shelf.write(minutes, JANUARY, january.subList(0, 9));
    assertThatThrownBy(() -> rows.leave(minutes, AGE, JANUARY, never))
        .as("nothing is there of a file that nobody knows")
        .isInstanceOf(IllegalStateException.class);
    assertThat(known()).isEqualTo("1");
    assertThat(rows.count(minutes)).isEqualTo(1_501);
  }

  @Test
  void the_database_keeps_what_is_young_needed_or_not_a_month() throws SQLException {
    Written file = shelf.write(minutes, FEBRUARY, february);
    // the newest of February and 2,000 minutes after it are within the age
    assertThatThrownBy(() -> rows.leave(minutes, Duration.ofDays(32), FEBRUARY, file))
        .hasStackTraceContaining("are needed");
    assertThatThrownBy(() -> rows.leave(minutes, Duration.ofDays(6), FEBRUARY, file))
        .hasStackTraceContaining("7 days old");
    openPosition("2024-02-20T00:00:00Z");
    assertThat(rows.oldest(minutes, AGE)).contains(JANUARY);
    assertThatThrownBy(() -> rows.leave(minutes, AGE, FEBRUARY, file))
        .as("an open position began in it")
        .hasStackTraceContaining("are needed");
    try (Connection sql = TestStore.asApplication();
        Statement statement = sql.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "SELECT candles_to_file('"
                          + source
                          + "', 'BTC-USD', '1m', '30 days', '2024-01-02T00:00:00Z', 'x', 1, 'f', 1)"))
          .hasMessageContaining("months of UTC");
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO cold_file VALUES ('s', 'i', '1m', now(), repeat('0', 64), 1,"
                          + " now(), now(), 'f', 1)"))
          .hasMessageContaining("permission denied");
    }
    assertThat(rows.count(minutes)).isEqualTo(3_501);
  }

  private void openPosition(String since) throws SQLException {
    try (Connection sql = TestStore.asOwner();
        Statement statement = sql.createStatement()) {
      statement.execute(
          ("INSERT INTO trade_order (account, id, source, instrument, cause, purpose, side,"
                  + " order_type, quantity, state, filled, intended_at, changed_at, note,"
                  + " change_number, body) VALUES ('%1$s', 'o', '%2$s', 'BTC-USD', 'c', 'ENTRY',"
                  + " 'BUY', 'MARKET', 1, 'FILLED', 1, now(), now(), '', 1, '')")
              .replace("%1$s", account)
              .replace("%2$s", source));
      statement.execute(
          ("INSERT INTO fill (account, id, order_id, source, instrument, side, price, quantity,"
                  + " fee, fee_currency, liquidity, filled_at, revision, number, body) VALUES"
                  + " ('%1$s', 'f', 'o', '%2$s', 'BTC-USD', 'BUY', 1, 1, 0, 'USD', 'TAKER', '"
                  + since
                  + "', 1, 1, '')")
              .replace("%1$s", account)
              .replace("%2$s", source));
    }
  }

  @Test
  void longer_candles_are_made_again_of_the_days_that_left() throws SQLException {
    try (Connection sql = TestStore.asApplication();
        Statement statement = sql.createStatement()) {
      statement.execute("SELECT roll_candles(1000)");
    }
    assertThat(days()).isEqualTo("0");
    moved(JANUARY);
    assertThat(days()).isEqualTo("2");
  }

  private String days() throws SQLException {
    return StoreJournalTest.text(
        "SELECT count(*)::text FROM candle_change WHERE source = '" + source + "'");
  }
}
