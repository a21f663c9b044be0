package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.ConflictException;
import ffe.desk.keeping.OldTexts.Text;
import ffe.desk.keeping.TextShelf;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreOldTextsTest {

  private static final Duration AGE = Duration.ofDays(100);
  private static final TextShelf.Written FILE =
      new TextShelf.Written("main-2024-01-01-0123456789abcdef.txt.gz", "0".repeat(64));

  private final StoreOldTexts texts = new StoreOldTexts(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private final String account = TestStore.newAccount();

  /** One decision a day, d0 to d109; ids are unique in the whole database. */
  @BeforeEach
  void decide() throws SQLException {
    execute(
        "INSERT INTO decision (account, id, source, instrument, slot, kind, revision, result,"
            + " action, confidence_percent, reason, sentence, would_change, votes, code_version,"
            + " digest, record) SELECT '%1$s', '%1$s-d' || n, 'old', 'BTC-USD',"
            + " timestamptz '2024-01-01Z' + n * interval '1 day', 'slot', n, 'HELD', 'HOLD', 50,"
            + " 'WEAK', 'it held', '', '{}', 'code',"
            + " encode(sha256(convert_to('text ' || n, 'UTF8')), 'hex'), 'text ' || n"
            + " FROM generate_series(0, 109) n");
  }

  private List<String> old() {
    return texts.oldest(account, AGE, 500).stream().map(Text::text).toList();
  }

  private String id(int day) {
    return account + "-d" + day;
  }

  @Test
  void the_text_goes_and_the_decision_stays_and_names_the_file() throws SQLException {
    assertThat(texts.accounts()).contains(account);
    List<Text> two = texts.oldest(account, AGE, 2);
    assertThat(two).extracting(Text::id).containsExactly(id(0), id(1));
    String digest = archive.decisionDigest(id(0)).orElseThrow();
    texts.retire(account, two, AGE, FILE);
    assertThat(old())
        .containsExactly("text 2", "text 3", "text 4", "text 5", "text 6", "text 7", "text 8");
    assertThat(archive.decisionDigest(id(0))).contains(digest);
    assertThat(archive.decisionIds(account, java.util.Optional.empty(), 500)).hasSize(110);
    assertThatThrownBy(() -> archive.decision(id(0)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo(ConflictException.RETIRED))
        .hasMessageContaining("was retired by age on 20")
        .hasMessageContaining(FILE.file())
        .hasMessageContaining(digest);
    assertThat(
            one(
                "SELECT sentence || ' ' || action || ' ' || record FROM decision WHERE id = '%1$s-d1'"))
        .matches("it held HOLD retired 20\\d\\d-\\d\\d-\\d\\d " + FILE.file() + " 0{64}");
  }

  @Test
  void what_an_order_without_an_end_or_an_open_position_came_from_stays_and_all_since()
      throws SQLException {
    execute(
        "INSERT INTO trade_order (account, id, source, instrument, cause, purpose, side, order_type,"
            + " quantity, state, filled, intended_at, changed_at, note, change_number, body) VALUES"
            + " ('%1$s', 'o', 'old', 'BTC-USD', '%1$s-d3', 'ENTRY', 'BUY', 'MARKET', 1, 'UNKNOWN',"
            + " 0, timestamptz '2024-01-05Z', now(), '', 1, '')");
    assertThat(old()).as("an unanswered order").containsExactly("text 0", "text 1", "text 2");
    execute(
        "UPDATE trade_order SET state = 'FILLED', filled = 1 WHERE account = '%1$s'",
        "INSERT INTO fill (account, id, order_id, source, instrument, side, price, quantity, fee,"
            + " fee_currency, liquidity, filled_at, revision, number, body) VALUES ('%1$s', 'f',"
            + " 'o', 'old', 'BTC-USD', 'BUY', 1, 1, 0, 'USD', 'TAKER', timestamptz '2024-01-05Z',"
            + " 1, 1, '')");
    assertThat(old()).as("an open position").containsExactly("text 0", "text 1", "text 2");
    List<Text> first = texts.oldest(account, AGE, 1);
    List<Text> kept = List.of(first.get(0), new Text(id(3), first.get(0).slot(), "", ""));
    assertThatThrownBy(() -> texts.retire(account, kept, AGE, FILE))
        .hasStackTraceContaining("only 1 of 2 decisions may be retired");
    assertThat(old()).as("all or none").hasSize(3);
    execute(
        "INSERT INTO round_trip (account, exit_fill_id, entry_fill_id, source, instrument,"
            + " revision, number, opened_at, closed_at, quantity, currency, cost, proceeds, fees,"
            + " profit, body) VALUES ('%1$s', 'x', 'f', 'old', 'BTC-USD', 2, 1, now(), now(), 1,"
            + " 'USD', 1, 1, 0, 0, '')");
    assertThat(old()).as("closed").hasSize(9);
  }

  @Test
  void the_database_itself_refuses_what_is_young_damaged_too_much_or_without_a_file()
      throws SQLException {
    execute(
        "INSERT INTO decision SELECT account, id || '-bad', source, instrument, slot, kind, revision,"
            + " result, action, confidence_percent, reason, sentence, would_change, votes,"
            + " code_version, digest, 'another' FROM decision WHERE id = '%1$s-d0'");
    assertThat(old()).as("a damaged one stays to be seen").hasSize(9).doesNotContain("another");
    List<Text> one = texts.oldest(account, AGE, 1);
    List<Text> young = List.of(new Text(id(105), one.get(0).slot(), "", ""));
    List<Text> bad = List.of(new Text(id(0) + "-bad", one.get(0).slot(), "", ""));
    refuses(() -> texts.retire(account, young, AGE, FILE), "only 0 of 1");
    refuses(() -> texts.retire(account, bad, AGE, FILE), "only 0 of 1");
    refuses(() -> texts.retire("another", one, AGE, FILE), "only 0 of 1");
    refuses(() -> texts.retire(account, one, AGE.minusDays(1), FILE), "100 days old");
    TextShelf.Written nowhere = new TextShelf.Written("../x", FILE.sha256());
    refuses(() -> texts.retire(account, one, AGE, nowhere), "written to a file");
    refuses(() -> texts.retire(account, List.of(), AGE, FILE), "");
    assertThat(old()).hasSize(9);
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
    assertThatThrownBy(call).hasStackTraceContaining(why);
  }

  @Test
  void even_the_owner_changes_nothing_else_of_a_decision() throws SQLException {
    try (Connection sql = TestStore.asOwner();
        Statement statement = sql.createStatement()) {
      statement.execute("SELECT set_config('ffe.retiring', 'decision', false)");
      for (String change : List.of("action = 'BUY'", "record = 'a lie'", "digest = ''")) {
        assertThatThrownBy(
                () ->
                    statement.execute(
                        "UPDATE decision SET " + change + " WHERE id = '" + id(0) + "'"))
            .hasMessageContaining("only the text of its record");
      }
      statement.execute("SELECT set_config('ffe.retiring', '', false)");
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "UPDATE decision SET record = 'retired x' WHERE id = '" + id(0) + "'"))
          .hasMessageContaining("only appended to");
    }
    assertThat(old()).hasSize(9);
  }

  private String one(String query) throws SQLException {
    try (Connection sql = TestStore.asOwner();
        Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(query.replace("%1$s", account))) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection sql = TestStore.asOwner();
        Statement statement = sql.createStatement()) {
      for (String text : statements) {
        statement.execute(text.replace("%1$s", account));
      }
    }
  }
}
