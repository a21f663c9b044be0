package ffe.adapter.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.live.Outlet;
import ffe.market.MarketSource;
import ffe.setting.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real QuestDB has after what may happen on the way there. */
@Tag("store")
@Timeout(120)
class QuestDbSinkTest {

  @TempDir static Path home;
  private static RealQuestDb real;

  private final PlayedJournal journal = new PlayedJournal("a");
  private final MarketSource source = new PlayedSource();
  private final Counted counted = new Counted();

  @BeforeAll
  static void start() throws Exception {
    real = new RealQuestDb(home, RealQuestDb.free()).start();
  }

  @AfterAll
  static void stop() {
    real.close();
  }

  @BeforeEach
  void empty() {
    real.empty();
  }

  private QuestDbSink sink(PlayedJournal of) {
    return sink(of, QuestDbSink.TICKS_MAX);
  }

  private QuestDbSink sink(PlayedJournal of, int ticksMax) {
    return new QuestDbSink(
        real.place(),
        new QuestDbSink.Journal(of, of, account -> true),
        counted,
        new LateClock(),
        Duration.ofSeconds(10),
        ticksMax);
  }

  private static List<String> ids(Table table, String column, int rows) throws Exception {
    return real.ask("SELECT " + column + " FROM " + table.title() + " ORDER BY ts", rows).stream()
        .map(row -> row.get(0))
        .toList();
  }

  @Test
  void every_column_arrives_as_it_was_journaled() throws Exception {
    journal.trade(2);
    QuestDbSink sink = sink(journal);
    sink.watched(source).read(Instant.MAX, 1);
    sink.pass();
    assertThat(sink.state().orElseThrow())
        .returns(true, Outlet.State::isUp)
        .returns("", Outlet.State::trouble);
    String place = "tape:btc, of=\"2013\"";
    assertThat(
            real.ask(
                "SELECT ts, account, source, instrument, decision_id, kind, action,"
                    + " confidence_percent, verdict, reason, number, link FROM signals ORDER BY ts",
                2))
        .containsExactly(
            List.of(
                "2013-11-27T00:00:00.000001Z",
                "main",
                place,
                "BTC-USD",
                "d0",
                "SLOT",
                "BUY",
                "70.125",
                "ORDERED",
                "AGREED",
                "1",
                journal.link(1)),
            List.of(
                "2013-11-27T00:05:00.000001Z",
                "main",
                place,
                "BTC-USD",
                "d1",
                "SLOT",
                "HOLD",
                "70.125",
                "HELD",
                "AGREED",
                "4",
                journal.link(4)));
    assertThat(
            real.ask(
                "SELECT ts, account, source, instrument, order_id, fill_id, side, quantity, price,"
                    + " fee, fee_currency, liquidity, number, link FROM executions",
                1))
        .containsExactly(
            List.of(
                "2013-11-27T00:00:00.123457Z",
                "main",
                place,
                "BTC-USD",
                "o0",
                "f0",
                "BUY",
                "0.8521",
                "905.61",
                "2.006432",
                "USD",
                "TAKER",
                "3",
                journal.link(3)));
    assertThat(real.ask("SELECT ts, source, instrument, price, quantity, id FROM ticks", 1))
        .containsExactly(
            List.of(
                "2013-11-27T00:00:00.000001Z",
                "tape:played",
                "BTC-USD",
                "905.6",
                "1.0E-8",
                "9007199254740993"));
  }

  @Test
  void what_was_committed_while_it_was_away_arrives_and_none_of_it_twice() throws Exception {
    journal.trade(40);
    QuestDbSink sink = sink(journal);
    sink.pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 40)).hasSize(40);
    assertThat(ids(Table.EXECUTIONS, "fill_id", 20)).hasSize(20);
    real.stop();
    journal.trade(60);
    sink.pass();
    assertThat(sink.state().orElseThrow().isUp()).isFalse();
    assertThat(sink.state().orElseThrow().trouble()).startsWith("it cannot be reached");
    sink.pass();
    real.start();
    sink.pass();
    assertThat(sink.state().orElseThrow().isUp()).isTrue();
    assertThat(ids(Table.SIGNALS, "decision_id", 100)).hasSize(100).doesNotHaveDuplicates();
    assertThat(ids(Table.EXECUTIONS, "fill_id", 50)).hasSize(50).doesNotHaveDuplicates();
    assertThat(counted.taken(Table.SIGNALS)).as("nothing was sent twice").isEqualTo(100);
    assertThat(counted.taken(Table.EXECUTIONS)).isEqualTo(50);
  }

  @Test
  void who_begins_anew_goes_on_after_what_is_there() throws Exception {
    journal.trade(30);
    sink(journal).pass();
    assertThat(ids(Table.EXECUTIONS, "fill_id", 15)).hasSize(15);
    assertThat(ids(Table.SIGNALS, "decision_id", 30)).hasSize(30);
    journal.trade(4);
    sink(journal).pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 34)).hasSize(34).endsWith("d32", "d33");
    assertThat(counted.taken(Table.SIGNALS)).isEqualTo(34);
    assertThat(counted.taken(Table.EXECUTIONS)).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 50})
  void rows_of_another_database_hide_none_of_this_one(int others) throws Exception {
    sink(new PlayedJournal("another").trade(others)).pass();
    assertThat(ids(Table.SIGNALS, "decision_id", others)).hasSize(others);
    journal.trade(10);
    sink(journal).pass();
    assertThat(counted.taken(Table.SIGNALS)).isEqualTo(others + 10);
    int rows = Math.max(others, 10);
    assertThat(ids(Table.SIGNALS, "decision_id", rows)).hasSize(rows);
    // one of the same key is this one's now
    assertThat(real.ask("SELECT 1 FROM signals WHERE link = '" + journal.link(1) + "'", 1))
        .hasSize(1);
  }

  @Test
  void what_was_taken_but_not_answered_stands_once() throws Exception {
    journal.trade(20);
    try (OddServer odd = OddServer.taking(real)) {
      QuestDbSink sink =
          new QuestDbSink(
              odd.place(),
              new QuestDbSink.Journal(journal, journal, account -> true),
              counted,
              new LateClock());
      sink.watched(source).read(Instant.MAX, 7);
      sink.pass();
      assertThat(sink.state().orElseThrow().isUp()).isFalse();
      assertThat(counted.taken(Table.EXECUTIONS)).isZero();
      assertThat(ids(Table.EXECUTIONS, "fill_id", 10)).hasSize(10);
      odd.mend();
      sink.pass();
      assertThat(sink.state().orElseThrow().isUp()).isTrue();
    }
    assertThat(ids(Table.SIGNALS, "decision_id", 20)).hasSize(20);
    assertThat(ids(Table.EXECUTIONS, "fill_id", 10)).hasSize(10).doesNotHaveDuplicates();
    assertThat(ids(Table.TICKS, "id", 7)).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void ticks_that_are_told_again_stand_once() throws Exception {
    QuestDbSink sink = sink(journal);
    MarketSource watched = sink.watched(source);
    watched.read(Instant.MAX, 20);
    sink.pass();
    watched.close();
    watched.read(Instant.MAX, 30);
    sink.pass();
    journal.trade(1);
    sink.pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 1)).hasSize(1);
    assertThat(ids(Table.TICKS, "id", 30)).hasSize(30).doesNotHaveDuplicates();
    assertThat(counted.taken(Table.TICKS)).isEqualTo(50);
  }

  @Test
  void a_full_buffer_drops_the_oldest_ticks_and_nothing_else() throws Exception {
    QuestDbSink sink = sink(journal, 10);
    MarketSource watched = sink.watched(source);
    real.stop();
    for (int i = 0; i < 5; i++) {
      watched.read(Instant.MAX, 5);
      journal.trade(300);
      sink.pass();
      assertThat(sink.state().orElseThrow().waiting()).isEqualTo(i == 0 ? 5 : 10);
    }
    assertThat(counted.dropped(Table.TICKS)).isEqualTo(15);
    real.start();
    sink.pass();
    assertThat(ids(Table.TICKS, "id", 10))
        .containsExactlyElementsOf(
            LongStream.range(15, 25)
                .mapToObj(n -> Long.toString(PlayedSource.tick(n).sequence()))
                .toList());
    assertThat(ids(Table.SIGNALS, "decision_id", 1_500)).hasSize(1_500).doesNotHaveDuplicates();
    assertThat(ids(Table.EXECUTIONS, "fill_id", 750)).hasSize(750).doesNotHaveDuplicates();
    assertThat(counted.dropped(Table.SIGNALS) + counted.dropped(Table.EXECUTIONS)).isZero();
    assertThat(counted.dropped(Table.TICKS)).isEqualTo(15);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void a_table_that_takes_nothing_holds_up_no_other(Table table) throws Exception {
    String columns = "(ts TIMESTAMP, price LONG256, confidence_percent LONG256)";
    real.ask(
        "CREATE TABLE " + table.title() + columns + " TIMESTAMP(ts) PARTITION BY DAY BYPASS WAL");
    journal.trade(6);
    QuestDbSink sink = sink(journal);
    sink.watched(source).read(Instant.MAX, 3);
    sink.pass();
    assertThat(sink.state().orElseThrow().isUp()).isFalse();
    assertThat(sink.state().orElseThrow().trouble()).startsWith(table.title() + ": ");
    real.ask("DROP TABLE " + table.title());
    Map<Table, Integer> all = Map.of(Table.EXECUTIONS, 3, Table.SIGNALS, 6, Table.TICKS, 3);
    all.forEach((t, rows) -> assertThat(counted.taken(t)).isEqualTo(t == table ? 0 : (long) rows));
    sink.pass();
    assertThat(sink.state().orElseThrow().isUp()).isTrue();
    assertThat(ids(Table.EXECUTIONS, "fill_id", 3)).hasSize(3);
    assertThat(ids(Table.SIGNALS, "decision_id", 6)).hasSize(6);
    assertThat(ids(Table.TICKS, "id", 3)).hasSize(3);
  }

  @Test
  void accounts_that_another_server_leads_are_told_from_there() throws Exception {
    boolean[] leads = {true};
    QuestDbSink sink =
        new QuestDbSink(
            real.place(),
            new QuestDbSink.Journal(journal, journal, account -> leads[0]),
            counted,
            new LateClock());
    journal.trade(10);
    sink.pass();
    leads[0] = false;
    journal.trade(5);
    sink.pass();
    assertThat(counted.taken(Table.SIGNALS)).isEqualTo(10);
    assertThat(ids(Table.SIGNALS, "decision_id", 10)).hasSize(10);
    sink(journal).pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 15)).hasSize(15);
    journal.trade(5);
    leads[0] = true;
    sink.pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 20)).hasSize(20);
    assertThat(counted.taken(Table.SIGNALS)).as("it went on where the other was").isEqualTo(20);
  }

  @Test
  void what_it_lost_while_it_was_away_is_sent_again() throws Exception {
    journal.trade(8);
    QuestDbSink sink = sink(journal);
    sink.pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 8)).hasSize(8);
    real.stop();
    journal.trade(1);
    sink.pass();
    real.start();
    real.empty();
    sink.pass();
    assertThat(ids(Table.SIGNALS, "decision_id", 9)).hasSize(9);
    assertThat(ids(Table.EXECUTIONS, "fill_id", 5)).hasSize(5);
  }

  @Test
  void a_server_that_knows_its_writers_is_told_by_user_and_password(@TempDir Path guarded)
      throws Exception {
    int port = RealQuestDb.free();
    Map<String, String> login = Map.of("http.user", "ffe", "http.password", "p:w d");
    try (RealQuestDb asks = new RealQuestDb(guarded, port, login).start()) {
      journal.trade(2);
      QuestDbSink stranger = sink(asks.place());
      stranger.pass();
      assertThat(stranger.state().orElseThrow().trouble()).contains("401");
      QuestDbSink known =
          sink(
              new QuestDbPlace(
                  URI.create("http://127.0.0.1:" + port + "/"),
                  Optional.of("ffe"),
                  Optional.of(Secret.of("p:w d")),
                  Optional.empty()));
      known.pass();
      assertThat(known.state().orElseThrow().trouble()).isEmpty();
      assertThat(counted.taken(Table.SIGNALS)).isEqualTo(2);
    }
  }

  private QuestDbSink sink(QuestDbPlace place) {
    return new QuestDbSink(
        place,
        new QuestDbSink.Journal(journal, journal, account -> true),
        counted,
        new LateClock());
  }
}
