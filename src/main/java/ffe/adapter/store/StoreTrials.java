package ffe.adapter.store;

import ffe.desk.backtest.TrialBook;
import ffe.market.Instrument;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.TreeSet;

/** Trials in the database, which only appends them. One transaction a call. */
@Dependent
public class StoreTrials implements TrialBook {

  private static final String KEEP =
      "INSERT INTO trial (instrument, variant, from_at, to_at)"
          + " SELECT instrument, variant, ?, ? FROM unnest(?::text[]) AS variant"
          + " CROSS JOIN unnest(?::text[]) AS instrument"
          + " ORDER BY instrument, variant ON CONFLICT DO NOTHING";

  private static final String TRIED =
      "SELECT count(DISTINCT variant) FROM trial WHERE instrument = ANY (?::text[])"
          + " AND from_at < ? AND to_at > ? AND NOT variant = ANY (?::text[])";

  private final Transactions transactions;

  @Inject
  StoreTrials(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void keep(Ground ground, Collection<String> variants) {
    int unused =
        transactions.run(
            "keep trials",
            tx -> {
              try (PreparedStatement insert = tx.sql().prepareStatement(KEEP)) {
                insert.setTimestamp(1, Timestamp.from(ground.from()));
                insert.setTimestamp(2, Timestamp.from(ground.to()));
                insert.setString(3, array(variants));
                insert.setString(4, instruments(ground));
                return insert.executeUpdate();
              }
            });
  }

  @Override
  public int tried(Ground ground, Collection<String> but) {
    return transactions.run(
        "count trials",
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(TRIED)) {
            select.setString(1, instruments(ground));
            select.setTimestamp(2, Timestamp.from(ground.to()));
            select.setTimestamp(3, Timestamp.from(ground.from()));
            select.setString(4, array(but));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  private static String instruments(Ground ground) {
    return array(ground.instruments().stream().map(Instrument::name).toList());
  }

  /** Of digests and pairs, which need no quotes. */
  private static String array(Collection<String> all) {
    return "{" + String.join(",", new TreeSet<>(all)) + "}";
  }
}
