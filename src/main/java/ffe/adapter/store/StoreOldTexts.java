package ffe.adapter.store;

import ffe.desk.keeping.OldTexts;
import ffe.desk.keeping.TextShelf;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Old decisions in the database, whose own function lets their texts go and judges which. */
@Dependent
public class StoreOldTexts implements OldTexts {

  private static final String ACCOUNTS = "SELECT DISTINCT account FROM decision ORDER BY account";

  private static final String OLDEST =
      "SELECT id, slot, digest, record FROM decision"
          + " WHERE account = ? AND slot < (SELECT retirable_before(?, ?::interval))"
          + " AND record NOT LIKE 'retired %'"
          + " AND encode(sha256(convert_to(record, 'UTF8')), 'hex') = digest"
          + " ORDER BY slot, id LIMIT ?";

  private static final String RETIRE = "SELECT retire_decisions(?, ?, ?::interval, ?, ?)";

  private final Transactions transactions;

  @Inject
  StoreOldTexts(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<String> accounts() {
    return transactions.run(
        "list accounts with decisions",
        tx -> {
          List<String> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(ACCOUNTS);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(row.getString(1));
            }
          }
          return found;
        });
  }

  @Override
  public List<Text> oldest(String account, Duration age, int most) {
    return transactions.run(
        "read old decisions of " + account,
        tx -> {
          List<Text> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(OLDEST)) {
            select.setString(1, account);
            select.setString(2, account);
            select.setString(3, age.toString());
            select.setInt(4, most);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Text(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4)));
              }
            }
          }
          return found;
        });
  }

  @Override
  public void retire(String account, List<Text> texts, Duration age, TextShelf.Written file) {
    transactions.run(
        "retire decisions of " + account,
        tx -> {
          try (PreparedStatement retire = tx.sql().prepareStatement(RETIRE)) {
            retire.setString(1, account);
            retire.setArray(
                2, tx.sql().createArrayOf("text", texts.stream().map(Text::id).toArray()));
            retire.setString(3, age.toString());
            retire.setString(4, file.file());
            retire.setString(5, file.sha256());
            return retire.execute();
          }
        });
  }
}
