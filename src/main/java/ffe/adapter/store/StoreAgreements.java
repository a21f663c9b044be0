package ffe.adapter.store;

import ffe.desk.models.Agreements;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often voters had the view that was decided, from the opinions' table. */
@Dependent
public class StoreAgreements implements Agreements {

  private static final String OF =
      " FROM decision d JOIN opinion o ON o.account = d.account AND o.decision_id = d.id"
          + " WHERE d.written_at >= ? AND o.analyst = ANY (?)";

  private static final String AGREED =
      "SELECT o.analyst, count(*), count(*) FILTER (WHERE o.action = d.action)"
          + OF
          + " AND o.kind = 'VIEW' GROUP BY o.analyst";

  private static final String DECISIONS = "SELECT count(DISTINCT (d.account, d.id))" + OF;

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
}
