package ffe.adapter.store;

import ffe.trading.LeaseLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Lets a transaction write for an account only under the current lease token.
 *
 * <p>The lease row is locked FOR SHARE until the transaction ends. A takeover updates that row, so
 * it either committed before the lock was got, and then the token is not found here, or waits until
 * this transaction has ended, and then everything written here is there for the new holder to load.
 * There is no moment between. The lock does not hinder other lanes of the account, only the lease.
 *
 * <p>A server that freezes within such a transaction would hold the lease past its time; so the
 * database ends the transaction when nothing was asked of it for {@link #IDLE_MAX}.
 */
final class Fence {

  /** Longest pause between two statements of a fenced transaction. */
  static final Duration IDLE_MAX = StoreLease.DURATION;

  private static final String LOCK =
      "SELECT set_config('idle_in_transaction_session_timeout', ?, true) FROM trading_lease"
          + " WHERE account = ? AND token = ? FOR SHARE";

  private Fence() {}

  /**
   * One statement.
   *
   * @throws LeaseLostException if the token is not the account's current one
   */
  static void pass(Connection sql, String account, long token) throws SQLException {
    pass(sql, account, token, IDLE_MAX);
  }

  static void pass(Connection sql, String account, long token, Duration idleMax)
      throws SQLException {
    try (PreparedStatement lock = sql.prepareStatement(LOCK)) {
      lock.setString(1, Long.toString(idleMax.toMillis()));
      lock.setString(2, account);
      lock.setLong(3, token);
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new LeaseLostException(
              "token " + token + " is not the current one of account " + account);
        }
      }
    }
  }
}
