package ffe.adapter.store;

import ffe.trading.JournalDownException;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs work in one transaction of its own: the container's, or a local one in tests. */
abstract class Transactions {

  private static final Logger LOG = Logger.getLogger(Transactions.class.getName());

  /** What is done within a transaction. */
  interface Work<T> {
    T in(Tx tx) throws SQLException;
  }

  /**
   * The open transaction, for rows and for SQL; both go over the same connection.
   *
   * @param sql belongs to the transaction, not to be closed
   */
  record Tx(EntityManager rows, Connection sql) {}

  /** A transaction that has begun. */
  interface Open {
    EntityManager rows();

    void commit() throws Exception;

    void rollback() throws Exception;
  }

  /**
   * @throws IllegalStateException if the caller has a transaction open already
   */
  abstract Open begin() throws Exception;

  /**
   * Commits what the work wrote, or nothing.
   *
   * @param what is done, for messages
   * @throws JournalDownException if the database is away or it is not known whether it committed
   */
  final <T> T run(String what, Work<T> work) {
    Open open;
    try {
      open = begin();
    } catch (IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new JournalDownException(what + ": no transaction could begin", e);
    }
    T answer;
    try {
      EntityManager rows = open.rows();
      // Asked first, this binds one connection to the transaction; rows and SQL then share it. If
      // there is none to be had, EclipseLink tries three times more, at once, and then says so.
      answer = work.in(new Tx(rows, rows.unwrap(Connection.class)));
      // Here and not at the commit, so that a refused statement is not taken for a lost commit.
      rows.flush();
    } catch (SQLException | RuntimeException e) {
      rollback(open);
      throw Trouble.of(what, e);
    }
    try {
      open.commit();
    } catch (Exception e) {
      throw new JournalDownException(what + ": not known whether it was committed", e);
    }
    return answer;
  }

  private static void rollback(Open open) {
    try {
      open.rollback();
    } catch (Exception e) {
      LOG.log(Level.FINE, "the connection is gone, and the transaction with it", e);
    }
  }
}
