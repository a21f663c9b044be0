package ffe.adapter.store;

import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one job spends for answers, whatever the day. Calls are known to who made them alone. */
final class StoreJobSpending implements Spending {

  private static final String OPEN =
      "INSERT INTO job_spending (job, held_usd) VALUES (?, 0) ON CONFLICT DO NOTHING";

  private static final String HOLD =
      "UPDATE job_spending SET held_usd = held_usd + ? WHERE job = ? AND held_usd + ? <= ?";

  private static final String SETTLE =
      "UPDATE job_spending SET held_usd = held_usd - ? + ? WHERE job = ?";

  private static final String HELD = "SELECT held_usd FROM job_spending WHERE job = ?";

  private final Transactions transactions;
  private final String job;
  private final Map<String, BigDecimal> open = new ConcurrentHashMap<>();

  StoreJobSpending(Transactions transactions, String job) {
    this.transactions = transactions;
    this.job = job;
  }

  @Override
  public boolean reserve(Opened call, BigDecimal limit) {
    boolean isHeld =
        transactions.run(
            "reserve what a model may cost",
            tx -> {
              try (PreparedStatement insert = tx.sql().prepareStatement(OPEN)) {
                insert.setString(1, job);
                insert.executeUpdate();
              }
              try (PreparedStatement update = tx.sql().prepareStatement(HOLD)) {
                update.setBigDecimal(1, call.worst());
                update.setString(2, job);
                update.setBigDecimal(3, call.worst());
                update.setBigDecimal(4, limit);
                return update.executeUpdate() == 1;
              }
            });
    if (isHeld) {
      open.put(call.id(), call.worst());
    }
    return isHeld;
  }

  @Override
  public boolean settle(Ended call) {
    BigDecimal worst = open.remove(call.call().id());
    return worst != null
        && transactions.run(
            "settle what a model cost",
            tx -> {
              try (PreparedStatement update = tx.sql().prepareStatement(SETTLE)) {
                update.setBigDecimal(1, worst);
                update.setBigDecimal(2, call.cost());
                update.setString(3, job);
                return update.executeUpdate() == 1;
              }
            });
  }

  @Override
  public BigDecimal held(Instant day) {
    return transactions.run("read what a job spent", tx -> held(tx.sql().prepareStatement(HELD)));
  }

  private BigDecimal held(PreparedStatement prepared) throws SQLException {
    try (PreparedStatement select = prepared) {
      select.setString(1, job);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getBigDecimal(1) : BigDecimal.ZERO;
      }
    }
  }

  /** Nobody asks a job for it. */
  @Override
  public List<Use> uses(Instant day) {
    return List.of();
  }
}
