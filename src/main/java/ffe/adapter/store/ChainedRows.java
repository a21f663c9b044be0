package ffe.adapter.store;

import ffe.chain.Fields;
import ffe.chain.Hash;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables whose rows are chained, each with the columns its links hold a digest of, as V18 has them.
 * The digest is computed here and not by the database, whose functions could have been changed too.
 */
enum ChainedRows {
  DECISION(
      "decision",
      "decision r",
      "r.id",
      "r.id",
      "r.account, r.id, r.source, r.instrument, MICROS(r.slot), r.kind, r.revision::text, r.result,"
          + " r.action, encode(float8send(r.confidence_percent), 'hex'), r.reason, r.sentence,"
          + " r.would_change, r.votes, r.code_version, r.digest, MICROS(r.written_at)",
      "r.record"),
  ORDER(
      "order",
      "order_event r",
      "r.order_id || '/' || r.change_number",
      "r.order_id",
      "r.account, r.order_id, r.change_number::text, r.state, r.filled::text,"
          + " MICROS(r.changed_at), r.note, r.body, r.intent, MICROS(r.written_at)",
      ""),
  FILL(
      "fill",
      "fill r",
      "r.id",
      "r.id",
      "r.account, r.id, r.order_id, r.source, r.instrument, r.side, r.price::text,"
          + " r.quantity::text, r.fee::text, r.fee_currency, r.liquidity, MICROS(r.filled_at),"
          + " r.revision::text, r.number::text, r.body",
      ""),
  LEDGER(
      "ledger",
      "ledger_event r",
      "r.id",
      "r.id",
      "r.account, r.id, r.source, r.instrument, r.revision::text, r.number::text, r.kind,"
          + " MICROS(r.booked_at), r.body, MICROS(r.written_at)",
      ""),
  CONTROL(
      "control",
      "control_action r",
      "r.account || ' ' || r.id",
      "r.id",
      "r.account, r.id, r.number::text, MICROS(r.wall_at), MICROS(r.market_at), r.door, r.command",
      "r.actor, r.effect, r.body"),
  POLICY(
      "policy",
      "policy_version r",
      "r.account || ' ' || r.version",
      "r.version::text",
      "r.account, r.version::text, MICROS(r.session_at), r.changed_by, r.reason, r.changes, r.body,"
          + " MICROS(r.written_at)",
      "");

  /** What stands where a record's text was; no canonical text begins so. */
  private static final String RETIRED = "retired ";

  private static final String ERASED = "erased";

  final String kind;
  private final String select;
  private final String count;
  private final String unlinked;

  ChainedRows(
      String kind, String table, String key, String id, String columns, String erasableTexts) {
    this.kind = kind;
    this.select =
        ("SELECT " + key + ", ARRAY[" + columns + "], ARRAY[" + erasableTexts + "]::text[] FROM ")
                .replaceAll(
                    "MICROS\\(([^)]*)\\)", "((extract(epoch FROM $1) * 1000000)::bigint)::text")
            + table
            + " WHERE r.account = ANY (?) AND "
            + id
            + " = ANY (?)";
    this.count =
        "SELECT (SELECT count(*) FROM "
            + table
            + "), (SELECT count(*) FROM chain_link WHERE kind = '"
            + kind
            + "')";
    this.unlinked =
        "SELECT count(*) OVER (), r.account || ': ' || "
            + key
            + " FROM "
            + table
            + " WHERE NOT EXISTS (SELECT FROM chain_link l JOIN audit_chain c ON c.id = l.chain"
            + " WHERE l.kind = '"
            + kind
            + "' AND l.key = "
            + key
            + " AND c.account IN ('', r.account)) LIMIT 10";
  }

  /**
   * A row as it is.
   *
   * @param texts those that may be erased
   */
  record Held(List<Optional<String>> columns, List<Optional<String>> texts) {

    /** The digest the row has now; with the seal of texts that moved or were erased. */
    Hash content(Optional<byte[]> salt, Optional<Hash> sealed) {
      Optional<Hash> seal =
          texts.isEmpty() || isRetired() || isErased()
              ? sealed
              : salt.map(s -> Fields.seal(s, texts));
      return Fields.content(columns, seal);
    }

    boolean isRetired() {
      return texts.size() == 1 && texts.get(0).orElse("").startsWith(RETIRED);
    }

    /** All words of it. */
    boolean isErased() {
      return texts.size() > 1
          && texts.subList(0, 2).stream().allMatch(t -> t.orElse("").equals(ERASED));
    }
  }

  /** Rows by their keys, of the links of one chain. */
  Map<String, Held> find(Connection sql, String account, List<String> keys) throws SQLException {
    Map<String, Held> found = new TreeMap<>();
    String[] accounts =
        account.isEmpty() ? parts(keys, k -> before(k, ' ')) : new String[] {account};
    String[] ids =
        account.isEmpty()
            ? parts(keys, k -> k.substring(k.indexOf(' ') + 1))
            : this == ORDER ? parts(keys, k -> before(k, '/')) : keys.toArray(String[]::new);
    try (PreparedStatement rows = sql.prepareStatement(select)) {
      rows.setArray(1, sql.createArrayOf("text", accounts));
      rows.setArray(2, sql.createArrayOf("text", ids));
      try (ResultSet row = rows.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), new Held(texts(row.getArray(2)), texts(row.getArray(3))));
        }
      }
    }
    return found;
  }

  private static String[] parts(List<String> keys, java.util.function.UnaryOperator<String> part) {
    return keys.stream().map(part).distinct().toArray(String[]::new);
  }

  private static String before(String key, char separator) {
    int end = key.lastIndexOf(separator);
    return end < 0 ? key : key.substring(0, end);
  }

  private static List<Optional<String>> texts(Array array) throws SQLException {
    List<Optional<String>> texts = new ArrayList<>();
    Arrays.stream((String[]) array.getArray()).map(Optional::ofNullable).forEach(texts::add);
    return texts;
  }

  /** How many rows there are, and how many links. */
  long[] count(Connection sql) throws SQLException {
    try (PreparedStatement rows = sql.prepareStatement(count);
        ResultSet row = rows.executeQuery()) {
      row.next();
      return new long[] {row.getLong(1), row.getLong(2)};
    }
  }

  /** Rows without a link: how many, and some of them. */
  long unlinked(Connection sql, List<String> examples) throws SQLException {
    long all = 0;
    try (PreparedStatement rows = sql.prepareStatement(unlinked);
        ResultSet row = rows.executeQuery()) {
      while (row.next()) {
        all = row.getLong(1);
        examples.add(row.getString(2));
      }
    }
    return all;
  }

  static Optional<ChainedRows> of(String kind) {
    return Arrays.stream(values()).filter(r -> r.kind.equals(kind)).findFirst();
  }
}
