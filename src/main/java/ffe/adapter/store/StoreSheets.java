package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.desk.arena.Sheet;
import ffe.desk.arena.SheetBook;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decisions and the sheets taken from them. One statement a call. */
@Dependent
public class StoreSheets implements SheetBook {

  // what a lane's cycle committed, people's orders and advice apart
  private static final String DECISIONS =
      " FROM decision d WHERE d.account = ? AND d.source = ? AND d.instrument = ?"
          + " AND d.slot >= ? AND d.slot < ? AND d.kind = 'slot' AND d.revision IS NOT NULL"
          + " AND d.result <> 'NO_DECISION'";

  private static final String EXTENT = "SELECT count(*), max(d.slot)" + DECISIONS;

  private static final String MISSING =
      "SELECT n.id, n.slot FROM (SELECT d.account, d.id, d.slot"
          + DECISIONS
          + " ORDER BY d.slot DESC, d.id DESC LIMIT ?) n WHERE NOT EXISTS (SELECT 1"
          + " FROM forecast_sheet s WHERE s.account = n.account AND s.decision_id = n.id"
          + " AND s.form = ?) ORDER BY n.slot DESC, n.id DESC";

  private static final String RECORDS =
      "SELECT record FROM decision WHERE account = ? AND id = ANY (?)"
          + " AND record NOT LIKE 'retired %'";

  private static final String KEEP =
      "INSERT INTO forecast_sheet (account, decision_id, source, instrument, slot, form, readable,"
          + " body) SELECT ?, d, ?, ?, t, ?, r, b"
          + " FROM unnest(?::text[], ?::timestamptz[], ?::boolean[], ?::text[]) AS u (d, t, r, b)"
          + " ON CONFLICT (account, decision_id) DO UPDATE SET form = excluded.form,"
          + " readable = excluded.readable, body = excluded.body";

  private static final String SHEETS =
      "SELECT decision_id, slot, readable, body FROM forecast_sheet WHERE account = ?"
          + " AND source = ? AND instrument = ? AND slot >= ? AND slot < ? AND form = ?"
          + " ORDER BY slot DESC, decision_id DESC LIMIT ?";

  private final Transactions transactions;

  @Inject
  StoreSheets(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Extent extent(Span span) {
    return transactions.run(
        "count decisions of " + span.lane(),
        tx -> {
          try (PreparedStatement select = prepared(tx.sql(), EXTENT, span)) {
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return new Extent(
                  row.getLong(1),
                  Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant));
            }
          }
        });
  }

  private static PreparedStatement prepared(Connection sql, String text, Span span)
      throws SQLException {
    PreparedStatement select = sql.prepareStatement(text);
    select.setString(1, span.lane().account());
    select.setString(2, span.lane().source());
    select.setString(3, span.lane().instrument().name());
    select.setTimestamp(4, InstantConverter.column(span.from()));
    select.setTimestamp(5, InstantConverter.column(span.to()));
    return select;
  }

  @Override
  public List<Missing> missing(Span span, int newest) {
    return transactions.run(
        "find decisions to be scored of " + span.lane(),
        tx -> {
          List<Missing> missing = new ArrayList<>();
          try (PreparedStatement select = prepared(tx.sql(), MISSING, span)) {
            select.setInt(6, newest);
            select.setInt(7, Sheet.FORM);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                missing.add(new Missing(row.getString(1), row.getTimestamp(2).toInstant()));
              }
            }
          }
          return missing;
        });
  }

  @Override
  public List<DecisionRecord> records(Lane lane, List<String> ids) {
    return transactions.run(
        "read decisions of " + lane,
        tx -> {
          List<DecisionRecord> records = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(RECORDS)) {
            select.setString(1, lane.account());
            select.setArray(2, tx.sql().createArrayOf("text", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                read(row.getString(1)).ifPresent(records::add);
              }
            }
          }
          return records;
        });
  }

  /** Empty when another version of the code recorded it in a form of its own. */
  private static Optional<DecisionRecord> read(String record) {
    try {
      return Optional.of(Canon.read(record, DecisionRecord.class));
    } catch (CanonException e) {
      return Optional.empty();
    }
  }

  @Override
  public void keep(Lane lane, List<Sheet> sheets) {
    transactions.run(
        "keep sheets of " + lane,
        tx -> {
          try (PreparedStatement insert = tx.sql().prepareStatement(KEEP)) {
            insert.setString(1, lane.account());
            insert.setString(2, lane.source());
            insert.setString(3, lane.instrument().name());
            insert.setInt(4, Sheet.FORM);
            insert.setArray(5, array(tx.sql(), "text", sheets.stream().map(Sheet::decision)));
            insert.setArray(
                6,
                array(
                    tx.sql(),
                    "timestamptz",
                    sheets.stream().map(s -> InstantConverter.column(s.at()))));
            insert.setArray(7, array(tx.sql(), "boolean", sheets.stream().map(Sheet::isReadable)));
            insert.setArray(
                8, array(tx.sql(), "text", sheets.stream().map(s -> SheetText.write(s.ballots()))));
            return insert.executeUpdate();
          }
        });
  }

  private static java.sql.Array array(
      Connection sql, String type, java.util.stream.Stream<?> values) throws SQLException {
    return sql.createArrayOf(type, values.toArray());
  }

  @Override
  public List<Sheet> sheets(Span span, int limit) {
    return transactions.run(
        "read sheets of " + span.lane(),
        tx -> {
          List<Sheet> sheets = new ArrayList<>();
          try (PreparedStatement select = prepared(tx.sql(), SHEETS, span)) {
            select.setInt(6, Sheet.FORM);
            select.setInt(7, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Instant at = row.getTimestamp(2).toInstant();
                sheets.add(
                    new Sheet(
                        row.getString(1),
                        at,
                        row.getBoolean(3),
                        SheetText.read(row.getString(4), at)));
              }
            }
          }
          return sheets;
        });
  }
}
