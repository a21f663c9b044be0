package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class JournalTablesTest {

  private static final List<String> JOURNALS =
      List.of(
          "audit_chain",
          "candle",
          "chain_link",
          "cold_file",
          "control_action",
          "dataset",
          "decision",
          "equity",
          "fill",
          "imported_trade",
          "ledger_entry",
          "ledger_event",
          "opinion",
          "order_event",
          "policy_version",
          "posting",
          "recorded_answer",
          "restoration",
          "round_trip",
          "tick",
          "trial");

  private static final List<String> STATES =
      List.of(
          "access_key",
          "account",
          "account_instrument",
          "backfill",
          "backtest_job",
          "data_flaw",
          "forecast_sheet",
          "import_job",
          "job_spending",
          "lane",
          "model_call",
          "model_day",
          "trade_order",
          "trading_lease",
          "watched",
          "web_password");

  private static final List<String> DERIVED =
      List.of(
          "candle_15m",
          "candle_1d",
          "candle_1h",
          "candle_1w",
          "candle_30m",
          "candle_4h",
          "candle_5m",
          "candle_change",
          "candle_series");

  @Test
  void every_table_is_a_journal_a_state_or_derived() throws SQLException {
    assertThat(StoreJournalTest.text(kinds("journal"))).isEqualTo(String.join(",", JOURNALS));
    assertThat(StoreJournalTest.text(kinds("state"))).isEqualTo(String.join(",", STATES));
    assertThat(StoreJournalTest.text(kinds("derived"))).isEqualTo(String.join(",", DERIVED));
    assertThat(
            StoreJournalTest.text(
                "SELECT string_agg(tablename::text, ',' ORDER BY tablename) FROM pg_tables"
                    + " WHERE schemaname = 'public' AND tablename NOT IN"
                    + " (SELECT name FROM table_kind)"))
        .isEqualTo("flyway_schema_history,table_kind");
  }

  @Test
  void a_journal_is_only_appended_to_by_the_application() throws SQLException {
    try (Connection application = TestStore.asApplication()) {
      refuses(application, "permission denied");
    }
  }

  @Test
  void a_journal_is_only_appended_to_by_the_owner_too() throws SQLException {
    try (Connection owner = TestStore.asOwner()) {
      refuses(owner, "only appended to");
    }
  }

  @Test
  void what_is_derived_is_only_read_by_the_application() throws SQLException {
    for (String table : DERIVED) {
      for (String right : List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE")) {
        assertThat(StoreJournalTest.text(allowed(table, right)))
            .as(right + table)
            .isEqualTo("false");
      }
      assertThat(StoreJournalTest.text(allowed(table, "SELECT"))).as(table).isEqualTo("true");
    }
  }

  private static String allowed(String table, String right) {
    return "SELECT has_table_privilege('ffe_app', '" + table + "', '" + right + "')::text";
  }

  @Test
  void the_account_is_in_every_key_of_what_an_account_owns() throws SQLException {
    String without =
        "SELECT string_agg(t.name, ',' ORDER BY t.name) FROM table_kind t WHERE t.kind <> 'derived' AND NOT EXISTS ("
            + "SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid"
            + " AND a.attnum = ANY (i.indkey) WHERE i.indrelid = t.name::regclass"
            + " AND i.indisprimary AND a.attname = 'account')";
    assertThat(StoreJournalTest.text(without))
        .isEqualTo(
            "access_key,audit_chain,backfill,backtest_job,candle,chain_link,cold_file,data_flaw,dataset,import_job,imported_trade,job_spending,"
                + "model_call,model_day,recorded_answer,restoration,tick,trial,watched,web_password");
  }

  private static void refuses(Connection connection, String why) {
    List<String> all = new ArrayList<>();
    for (String table : JOURNALS) {
      String column =
          List.of("candle", "cold_file", "dataset", "imported_trade", "tick").contains(table)
              ? "source"
              : table.equals("restoration")
                  ? "manifest_sha256"
                  : table.equals("chain_link")
                      ? "kind"
                      : table.equals("trial")
                          ? "variant"
                          : table.equals("recorded_answer") ? "line" : "account";
      all.add("UPDATE " + table + " SET " + column + " = 'x'");
      all.add("DELETE FROM " + table);
      all.add("TRUNCATE " + table + " CASCADE");
    }
    for (String sql : all) {
      assertThatThrownBy(
              () -> {
                try (var statement = connection.createStatement()) {
                  statement.execute(sql);
                }
              })
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(why);
    }
  }

  private static String kinds(String kind) {
    return "SELECT string_agg(name, ',' ORDER BY name) FROM table_kind WHERE kind = '" + kind + "'";
  }
}
