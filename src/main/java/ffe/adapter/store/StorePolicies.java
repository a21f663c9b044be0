package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.desk.PolicyBook;
import ffe.trading.DecisionRecord;
import ffe.trading.PolicyVersion;
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

/** Versions of a policy and stored decisions, read. One statement a call. */
@Dependent
public class StorePolicies implements PolicyBook {

  private static final String VERSIONS =
      "SELECT body, written_at FROM policy_version WHERE account = ? ORDER BY version DESC LIMIT ?";

  // what a lane's step committed; advice has no revision
  private static final String DECISIONS =
      "SELECT id, slot, record FROM decision WHERE account = ? AND slot >= ?"
          + " AND revision IS NOT NULL AND (? OR result IN ('ORDERED', 'DENIED'))"
          + " AND (slot, id) < (?, ?) ORDER BY slot DESC, id DESC LIMIT ?";

  /** After every decision there can be. */
  private static final Place END = new Place(Instant.parse("9999-01-01T00:00:00Z"), "");

  private final Transactions transactions;

  @Inject
  StorePolicies(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Where a page ends: slot and id of its last decision, as {@code slot_id}. */
  private record Place(Instant slot, String id) {

    static Place parse(String text) {
      int cut = text.indexOf('_');
      return new Place(Instant.parse(text.substring(0, cut)), text.substring(cut + 1));
    }

    @Override
    public String toString() {
      return slot + "_" + id;
    }
  }

  @Override
  public List<Entry> versions(String account, int limit) {
    return transactions.run(
        "list policies of " + account,
        tx -> {
          List<Entry> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(VERSIONS)) {
            select.setString(1, account);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Entry(
                        Canon.read(row.getString(1), PolicyVersion.class),
                        row.getTimestamp(2).toInstant()));
              }
            }
          }
          return found;
        });
  }

  @Override
  public Page decisions(Span span, Optional<String> after, int limit) {
    return transactions.run(
        "read decisions of " + span.account(),
        tx -> page(tx.sql(), span, after.map(Place::parse).orElse(END), limit));
  }

  private static Page page(Connection sql, Span span, Place after, int limit) throws SQLException {
    List<DecisionRecord> records = new ArrayList<>();
    int unreadable = 0;
    Place last = after;
    try (PreparedStatement select = sql.prepareStatement(DECISIONS)) {
      select.setString(1, span.account());
      select.setTimestamp(2, InstantConverter.column(span.from()));
      select.setBoolean(3, span.withHeld());
      select.setTimestamp(4, Timestamp.from(after.slot()));
      select.setString(5, after.id());
      select.setInt(6, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          last = new Place(row.getTimestamp(2).toInstant(), row.getString(1));
          Optional<DecisionRecord> record = read(row.getString(3));
          record.ifPresent(records::add);
          unreadable += record.isEmpty() ? 1 : 0;
        }
      }
    }
    boolean isFull = records.size() + unreadable == limit;
    return new Page(records, unreadable, isFull ? Optional.of(last.toString()) : Optional.empty());
  }

  /** Empty when another version of the code recorded it in a form of its own. */
  private static Optional<DecisionRecord> read(String record) {
    try {
      return Optional.of(Canon.read(record, DecisionRecord.class));
    } catch (CanonException e) {
      return Optional.empty();
    }
  }
}
