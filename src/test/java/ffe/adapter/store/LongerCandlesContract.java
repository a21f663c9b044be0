package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.files.SeriesView;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What holds of the longer candles of any PostgreSQL. The schema was brought up over rows that were
 * there; longer candles are made by sessions of a zone with daylight saving.
 */
abstract class LongerCandlesContract {

  static final Instrument BTC = Instrument.of("BTC-USD");

  /** A Friday; New York changed its clocks on the Sunday after. */
  static final Instant START = Instant.parse("2024-03-08T00:00:00Z");

  static final int DAY = 24 * 60;
  private static final Duration WEEK = Duration.ofDays(7);

  private static final Map<String, Long> LENGTHS = lengths();

  private static Map<String, Long> lengths() {
    Map<String, Long> lengths = new LinkedHashMap<>();
    Pieces.LENGTHS.forEach(l -> lengths.put(l.relation(), l.seconds()));
    lengths.put("candle_1w", 7 * 86_400L);
    return lengths;
  }

  abstract LocalTransactions transactions();

  abstract Connection asOwner() throws SQLException;

  /** Until no day is left to be made again. */
  abstract void roll() throws SQLException;

  final StoreMarket market() {
    return new StoreMarket(transactions(), NoCold.CANDLES);
  }

  final StoreSeries series() {
    return new StoreSeries(transactions());
  }

  /** Minutes with holes, and volumes whose sums as doubles depend on their order. */
  static List<Candle> minutes(long seed, Instant start, int n) {
    Random random = new Random(seed);
    List<Candle> made = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (random.nextInt(10) > 0) {
        double low = 100 + random.nextInt(10_000) / 100.0;
        made.add(
            new Candle(
                start.plusSeconds(60L * i),
                low + random.nextInt(500) / 100.0,
                low + 5,
                low,
                low + random.nextInt(500) / 100.0,
                random.nextInt(1_000_000) / (random.nextBoolean() ? 1_000.0 : 10.0),
                random.nextInt(9)));
      }
    }
    return made;
  }

  final void keep(String source, List<Candle> candles) {
    for (int from = 0; from < candles.size(); from += 5_000) {
      series()
          .keepCandles(
              source,
              BTC,
              Timeframe.M1,
              candles.subList(from, Math.min(candles.size(), from + 5_000)));
    }
  }

  /** The plain way; a week begins on a Monday. */
  static List<Candle> grouped(List<Candle> all, long seconds) {
    long origin = seconds == 7 * 86_400L ? 4 * 86_400L : 0;
    Map<Long, List<Candle>> groups = new LinkedHashMap<>();
    for (Candle candle : all) {
      long at =
          Math.floorDiv(candle.opensAt().getEpochSecond() - origin, seconds) * seconds + origin;
      groups.computeIfAbsent(at, key -> new ArrayList<>()).add(candle);
    }
    List<Candle> made = new ArrayList<>();
    groups.forEach(
        (at, group) ->
            made.add(
                new Candle(
                    Instant.ofEpochSecond(at),
                    group.get(0).open(),
                    group.stream().mapToDouble(Candle::high).max().orElseThrow(),
                    group.stream().mapToDouble(Candle::low).min().orElseThrow(),
                    group.get(group.size() - 1).close(),
                    group.stream()
                        .map(c -> new BigDecimal(Double.toString(c.volume())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue(),
                    group.stream().mapToInt(Candle::trades).sum())));
    return made;
  }

  final List<Candle> made(String relation, String source) throws SQLException {
    List<Candle> made = new ArrayList<>();
    try (Connection sql = asOwner();
        Statement statement = sql.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT opens_at, open, high, low, close, volume::float8, trades FROM "
                    + relation
                    + " WHERE source = '"
                    + source
                    + "' ORDER BY opens_at")) {
      while (row.next()) {
        made.add(
            new Candle(
                row.getTimestamp(1).toInstant(),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getInt(7)));
      }
    }
    return made;
  }

  final void assertMade(String source, List<Candle> all) throws SQLException {
    for (Map.Entry<String, Long> length : LENGTHS.entrySet()) {
      assertThat(made(length.getKey(), source))
          .as(length.getKey())
          .isEqualTo(grouped(all, length.getValue()));
    }
  }

  final void assertRead(String source, List<Candle> all) {
    SeriesView view =
        market().series(1_000).stream()
            .filter(s -> s.source().equals(source) && s.timeframe() == Timeframe.M1)
            .findFirst()
            .orElseThrow();
    Instant from = START;
    // in the middle of a minute, of an hour and of a day
    for (Instant to :
        List.of(
            from.plus(Duration.ofDays(900)),
            from.plus(Duration.ofDays(4)).plusSeconds(45_678),
            from.plusSeconds(250))) {
      List<Candle> before = all.stream().filter(c -> c.opensAt().isBefore(to)).toList();
      for (long seconds : new long[] {60, 120, 300, 600, 3_600, 10_800, 28_800, 86_400}) {
        assertThat(market().grouped(view, seconds, from, to, 100_000))
            .as(seconds + " s until " + to)
            .isEqualTo(grouped(before, seconds));
      }
    }
  }

  /** So that tests may come in any order. */
  static void noteMarks(Connection sql) throws SQLException {
    try (Statement statement = sql.createStatement()) {
      statement.execute(
          "CREATE TABLE before_roll AS SELECT count(*) AS days FROM candle_change"
              + " WHERE source = 'before'");
    }
  }

  final String one(String query) throws SQLException {
    try (Connection sql = asOwner();
        Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<Instant> opens(List<Candle> candles) {
    return candles.stream().map(Candle::opensAt).toList();
  }

  final String marks(String source) throws SQLException {
    return one("SELECT count(*) FROM candle_change WHERE source = '" + source + "'");
  }

  @Test
  void rows_that_were_there_before_the_schema_get_their_longer_candles() throws SQLException {
    List<Candle> all = minutes(1, START, 10 * DAY);
    assertThat(one("SELECT days FROM before_roll")).isEqualTo("10");
    roll();
    assertThat(marks("before")).isEqualTo("0");
    assertMade("before", all);
    assertThat(
            one(
                "SELECT first_at = '%s' AND last_at = '%s' FROM candle_series WHERE source = 'before'"
                    .formatted(all.get(0).opensAt(), all.get(all.size() - 1).opensAt())))
        .isEqualTo("t");
  }

  @Test
  void what_is_read_is_the_same_before_in_the_middle_and_after() throws SQLException {
    List<Candle> all = new ArrayList<>(minutes(2, START, 6 * DAY));
    keep("read", all);
    assertRead("read", all);
    roll();
    assertMade("read", all);
    assertRead("read", all);
    // a candle that is late, in the first hole of the third day, and new ones: not rolled yet
    Instant hole = START.plusSeconds(60L * 3 * DAY);
    while (opens(all).contains(hole)) {
      hole = hole.plusSeconds(60);
    }
    List<Candle> more = minutes(3, START.plusSeconds(60L * 6 * DAY), DAY);
    more.add(new Candle(hole, 1, 999, 1, 2, 0.3, 1));
    keep("read", more);
    all.addAll(more);
    all.sort(Comparator.comparing(Candle::opensAt));
    assertThat(marks("read")).isEqualTo("2");
    assertRead("read", all);
    roll();
    assertMade("read", all);
    assertRead("read", all);
  }

  @Test
  void minutes_that_retire_leave_the_longer_candles_too() throws SQLException {
    List<Candle> all = minutes(4, START, 12 * DAY);
    keep("import:old", all);
    roll();
    Series old = new Series(Kind.IMPORTS, "import:old", "BTC-USD", "1m");
    assertThat(new StoreOldRows(transactions()).series(Kind.IMPORTS)).contains(old);
    assertThat(new StoreOldRows(transactions()).remove(old, WEEK, 3_000)).isEqualTo(3_000);
    List<Candle> left = all.subList(3_000, all.size());
    assertRead("import:old", left);
    roll();
    assertMade("import:old", left);
    assertRead("import:old", left);
  }

  @Test
  void only_minutes_make_longer_candles() throws SQLException {
    series()
        .keepCandles(
            "hours", BTC, Timeframe.H1, List.of(new Candle(START, 100, 110, 90, 105, 5, 3)));
    assertThat(marks("hours")).isEqualTo("0");
    roll();
    assertMade("hours", List.of());
  }

  @Test
  void trades_retire_by_their_key() throws SQLException {
    try (Connection sql = asOwner();
        Statement statement = sql.createStatement()) {
      statement.execute(
          "INSERT INTO imported_trade (source, instrument, traded_at, price, quantity, occurrence)"
              + " SELECT s, 'BTC-USD', timestamptz '2024-01-01T00:00Z' + n * interval '1 hour',"
              + " 100, 1, 1 FROM generate_series(0, 1999) n, unnest('{import:a,import:b}'::text[]) s");
    }
    Series trades = new Series(Kind.IMPORTS, "import:a", "BTC-USD", "");
    assertThat(new StoreOldRows(transactions()).remove(trades, WEEK, 500)).isEqualTo(500);
    assertThat(
            one(
                "SELECT string_agg(source || ' ' || n || ' ' || first, ', ' ORDER BY source) FROM ("
                    + "SELECT source, count(*) n, extract(epoch FROM min(traded_at)"
                    + " - timestamptz '2024-01-01T00:00Z')::int / 3600 AS first"
                    + " FROM imported_trade GROUP BY source) t"))
        .isEqualTo("import:a 1500 500, import:b 2000 0");
  }
}
