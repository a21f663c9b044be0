package ffe.adapter.store;

import ffe.trading.LeaseView;
import ffe.trading.TradingLease;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The trading lease as one row per account, on the database's clock. One statement a call. */
@Dependent
public class StoreLease implements TradingLease {

  /** How long a lease lasts if it is not renewed. */
  public static final Duration DURATION = Duration.ofSeconds(6);

  /** This process; a restarted server is another holder, so its token is another one. */
  private static final String OURSELVES =
      "pid " + ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

  // clock_timestamp and not now: the row may have been waited for, and then it is later than the
  // beginning of the transaction.
  private static final String HOLD =
      "INSERT INTO trading_lease AS l (account, holder, token, held_until)"
          + " VALUES (?, ?, 1, clock_timestamp() + ?::interval)"
          + " ON CONFLICT (account) DO UPDATE SET holder = excluded.holder,"
          + " token = l.token + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END,"
          + " held_until = clock_timestamp() + ?::interval"
          + " WHERE l.holder = excluded.holder OR l.held_until <= clock_timestamp()"
          + " RETURNING token";

  private static final String RELEASE =
      "UPDATE trading_lease SET held_until = clock_timestamp()"
          + " WHERE account = ? AND holder = ? AND held_until > clock_timestamp()";

  private static final String CURRENT =
      "SELECT holder, token, held_until FROM trading_lease"
          + " WHERE account = ? AND held_until > clock_timestamp()";

  private final Transactions transactions;
  private final String holder;

  @Inject
  StoreLease(Transactions transactions) {
    this(transactions, OURSELVES);
  }

  StoreLease(Transactions transactions, String holder) {
    this.transactions = transactions;
    this.holder = holder;
  }

  @Override
  public Optional<Long> hold(String account) {
    return transactions.run(
        "hold the trading lease of " + account,
        tx -> {
          try (PreparedStatement statement = tx.sql().prepareStatement(HOLD)) {
            statement.setString(1, account);
            statement.setString(2, holder);
            statement.setString(3, DURATION.toString());
            statement.setString(4, DURATION.toString());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void release(String account) {
    transactions.run(
        "release the trading lease of " + account,
        tx -> {
          try (PreparedStatement statement = tx.sql().prepareStatement(RELEASE)) {
            statement.setString(1, account);
            statement.setString(2, holder);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public Optional<LeaseView> current(String account) {
    return transactions.run(
        "read the trading lease of " + account,
        tx -> {
          try (PreparedStatement statement = tx.sql().prepareStatement(CURRENT)) {
            statement.setString(1, account);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
          }
        });
  }

  private LeaseView view(ResultSet row) throws SQLException {
    String name = row.getString("holder");
    return new LeaseView(
        name,
        name.equals(holder),
        row.getLong("token"),
        row.getTimestamp("held_until").toInstant());
  }
}
