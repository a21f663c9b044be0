package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.files.SeriesStore.Trade;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.trading.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreOldRowsTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEK_MINUTES = 7 * 24 * 60;
  private static final int KEPT_BEFORE = 2_000;

  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private final StoreOldRows rows = new StoreOldRows(TestStore.transactions());

  // series belong to a source, so each test has its own
  private final String account = TestStore.newAccount();
  private final String source = "import:" + account;
  private final Series minutes = new Series(Kind.IMPORTS, source, "BTC-USD", "1m");

  private void keepMinutes(int count) {
    List<Candle> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(new Candle(START.plusSeconds(60L * i), 100, 110, 90, 105, 5, 3));
    }
    for (int from = 0; from < count; from += 5_000) {
      series.keepCandles(
          source, BTC, Timeframe.M1, made.subList(from, Math.min(count, from + 5_000)));
    }
  }

  private List<Candle> stored() {
    return archive.candles(
        new Lane("x", BTC, source), Timeframe.M1, START.plus(Duration.ofDays(60)), 50_000);
  }

  @Test
  void removes_the_oldest_in_steps_and_keeps_the_age_with_what_was_needed_at_its_begin() {
    keepMinutes(1 + WEEK_MINUTES + KEPT_BEFORE + 700);
    assertThat(rows.series(Kind.IMPORTS)).contains(minutes);
    assertThat(rows.remove(minutes, WEEK, 500)).isEqualTo(500);
    assertThat(stored().get(0).opensAt()).isEqualTo(START.plusSeconds(60L * 500));
    assertThat(rows.remove(minutes, WEEK, 500)).isEqualTo(200);
    assertThat(rows.remove(minutes, WEEK, 500)).isZero();
    assertThat(stored()).hasSize(1 + WEEK_MINUTES + KEPT_BEFORE);
    assertThat(stored().get(0).opensAt()).isEqualTo(START.plusSeconds(60L * 700));
  }

  @Test
  void keeps_what_an_open_position_began_with() throws SQLException {
    keepMinutes(1 + WEEK_MINUTES + KEPT_BEFORE + 700);
    execute(
        "INSERT INTO trade_order (account, id, source, instrument, cause, purpose, side, order_type,"
            + " quantity, state, filled, intended_at, changed_at, note, change_number, body) VALUES"
            + " ('%1$s', 'o', '%2$s', 'BTC-USD', 'c', 'ENTRY', 'BUY', 'MARKET', 1, 'FILLED', 1,"
            + " now(), now(), '', 1, '')",
        "INSERT INTO fill (account, id, order_id, source, instrument, side, price, quantity, fee,"
            + " fee_currency, liquidity, filled_at, revision, number, body) VALUES ('%1$s', 'f',"
            + " 'o', '%2$s', 'BTC-USD', 'BUY', 1, 1, 0, 'USD', 'TAKER', '"
            + START.plusSeconds(60L * (KEPT_BEFORE + 100))
            + "', 1, 1, '')");
    assertThat(rows.remove(minutes, WEEK, 5_000)).isEqualTo(100);
    execute(
        "INSERT INTO round_trip (account, exit_fill_id, entry_fill_id, source, instrument,"
            + " revision, number, opened_at, closed_at, quantity, currency, cost, proceeds, fees,"
            + " profit, body) VALUES ('%1$s', 'x', 'f', '%2$s', 'BTC-USD', 2, 1, now(), now(), 1,"
            + " 'USD', 1, 1, 0, 0, '')");
    assertThat(rows.remove(minutes, WEEK, 5_000)).isEqualTo(600);
  }

  @Test
  void removes_old_trades_of_an_import() {
    Series trades = new Series(Kind.IMPORTS, source, "BTC-USD", "");
    series.keepTrades(
        source, BTC, List.of(trade(0), trade(1), trade(WEEK_MINUTES), trade(WEEK_MINUTES + 1)));
    assertThat(rows.series(Kind.IMPORTS)).contains(trades);
    assertThat(rows.remove(trades, WEEK, 5_000)).isEqualTo(1);
    assertThat(rows.remove(trades, WEEK, 5_000)).isZero();
  }

  @Test
  void tells_what_people_brought_from_what_the_engine_heard() {
    keepMinutes(1);
    series.keepCandles(
        account, BTC, Timeframe.M1, List.of(new Candle(START, 100, 110, 90, 105, 5, 3)));
    Series heard = new Series(Kind.CANDLES, account, "BTC-USD", "1m");
    assertThat(rows.series(Kind.CANDLES))
        .contains(heard)
        .noneMatch(s -> s.source().startsWith("import:"));
    assertThat(rows.series(Kind.IMPORTS))
        .contains(minutes)
        .allMatch(s -> s.source().startsWith("import:"));
  }

  @Test
  void the_database_itself_refuses_to_remove_what_is_young_or_too_much_at_once() {
    keepMinutes(10);
    assertThatThrownBy(() -> rows.remove(minutes, WEEK.minusSeconds(1), 10))
        .hasStackTraceContaining("7 days old");
    assertThatThrownBy(() -> rows.remove(minutes, WEEK, 10_001)).hasStackTraceContaining("10000");
    assertThat(stored()).hasSize(10);
  }

  @Test
  void nobody_else_removes_from_a_series_whatever_they_say() throws SQLException {
    keepMinutes(10);
    for (boolean isOwner : List.of(false, true)) {
      try (Connection sql = isOwner ? TestStore.asOwner() : TestStore.asApplication();
          Statement statement = sql.createStatement()) {
        statement.execute("SELECT set_config('ffe.retiring', 'decision', false)");
        assertThatThrownBy(() -> statement.execute("DELETE FROM decision"))
            .hasMessageContaining(isOwner ? "only appended to" : "permission denied");
        statement.execute("SELECT set_config('ffe.retiring', 'candle', false)");
        if (!isOwner) {
          assertThatThrownBy(() -> statement.execute("DELETE FROM candle"))
              .hasMessageContaining("permission denied");
        }
        statement.execute("SELECT set_config('ffe.retiring', '', false)");
      }
    }
    assertThat(stored()).hasSize(10);
  }

  private static Trade trade(int minute) {
    return new Trade(START.plusSeconds(60L * minute), Price.of("100"), Quantity.of("2"), 1);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection sql = TestStore.asOwner();
        Statement statement = sql.createStatement()) {
      for (String text : statements) {
        statement.execute(text.replace("%1$s", account).replace("%2$s", source));
      }
    }
  }
}
