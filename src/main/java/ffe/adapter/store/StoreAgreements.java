package ffe.adapter.store;

import ffe.desk.models.Agreements;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often voters had the view that was decided, from the opinions' table; what bull and bear were
 * told to argue is no view of theirs.
 */
@Dependent
public class StoreAgreements implements Agreements {

  private static final String OF =
      " FROM decision d JOIN opinion o ON o.account = d.account AND o.decision_id = d.id"
          + " WHERE d.written_at >= ? AND o.analyst = ANY (?)";

  private static final String AGREED =
      "SELECT o.analyst, count(*), count(*) FILTER (WHERE o.action = d.action)"
          + OF
          + " AND o.kind = 'VIEW' AND NOT (d.votes LIKE '%\"role\":\"JUDGE\"%'"
          + " AND d.votes ~ ('\"analyst\":\"' || o.analyst || '\"[^}]*\"role\":\"B'))"
          + " GROUP BY o.analyst";

  private static final String DECISIONS = "SELECT count(DISTINCT (d.account, d.id))" + OF;

  /** Who sat where stands in the votes; how sure they were in the opinions. */
  private static final String SEATED =
      "SELECT d.account, d.id, v.seat ->> 'role' AS role, o.analyst, o.action, o.probability"
          + " FROM decision d CROSS JOIN LATERAL json_array_elements(d.votes::json) AS v (seat)"
          + " JOIN opinion o ON o.account = d.account AND o.decision_id = d.id"
          + " AND o.analyst = v.seat ->> 'analyst'"
          + " WHERE d.written_at >= ? AND d.votes LIKE '%\"role\":\"JUDGE\"%' AND o.kind = 'VIEW'"
          + " AND v.seat ->> 'role' IS NOT NULL";

  private static final String HABITS =
      "WITH seated AS ("
          + SEATED
          + ") SELECT j.analyst, count(*), count(*) FILTER (WHERE j.action = 'HOLD'),"
          + " count(*) FILTER (WHERE j.action = 'HOLD'"
          + " AND (bull.action <> 'HOLD' AND bull.probability > bear.probability"
          + " OR bear.action <> 'HOLD' AND bear.probability > bull.probability))"
          + " FROM seated j JOIN seated bull USING (account, id) JOIN seated bear USING (account, id)"
          + " WHERE j.role = 'JUDGE' AND bull.role = 'BULL' AND bear.role = 'BEAR'"
          + " GROUP BY j.analyst ORDER BY j.analyst";

  private final Transactions transactions;

  @Inject
  StoreAgreements(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public SortedMap<String, Agreement> since(Instant written, List<String> voters) {
    return transactions.run(
        "count agreements",
        tx -> {
          SortedMap<String, Agreement> found = new TreeMap<>();
          try (PreparedStatement select = tx.sql().prepareStatement(AGREED)) {
            select.setObject(1, written.atOffset(ZoneOffset.UTC));
            select.setArray(2, tx.sql().createArrayOf("text", voters.toArray()));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.put(row.getString(1), new Agreement(row.getLong(2), row.getLong(3)));
              }
            }
          }
          return found;
        });
  }

  @Override
  public long decisions(Instant written, List<String> voters) {
    return transactions.run(
        "count decisions of models",
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(DECISIONS)) {
            select.setObject(1, written.atOffset(ZoneOffset.UTC));
            select.setArray(2, tx.sql().createArrayOf("text", voters.toArray()));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  @Override
  public List<Habit> judges(Instant written) {
    return transactions.run(
        "count what judges held",
        tx -> {
          List<Habit> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(HABITS)) {
            select.setObject(1, written.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Habit(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
              }
            }
          }
          return List.copyOf(found);
        });
  }
}
