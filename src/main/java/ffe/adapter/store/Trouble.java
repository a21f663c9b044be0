package ffe.adapter.store;

import ffe.trading.JournalDownException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means to the caller. */
final class Trouble {

  private static final int CAUSES_MAX = 20;
  private static final String DISK_FULL = "53100";

  /**
   * Beginnings of SQL states that end by themselves: connection lost, shut down, out of resources,
   * system error, rolled back for others' sake, idle for too long, lock not got, cancelled.
   */
  private static final List<String> OUTAGES =
      List.of("08", "57", "53", "58", "40", "25P03", "55P03");

  private Trouble() {}

  /** Our own exceptions stay as they are. */
  static RuntimeException of(String what, Exception e) {
    Throwable cause = e;
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      if (cause instanceof OptimisticLockException) {
        return new JournalDownException(what + ": somebody else wrote the same row", e);
      }
      if (cause instanceof SQLException sql) {
        return isOutage(sql)
            ? new JournalDownException(what + ": " + outage(sql) + state(sql), e)
            : new IllegalStateException(what + ": the database refused" + state(sql), e);
      }
      cause = cause.getCause();
    }
    return e instanceof RuntimeException bug && !(e instanceof PersistenceException)
        ? bug
        : new IllegalStateException(what + ": " + e.getMessage(), e);
  }

  private static String outage(SQLException e) {
    return DISK_FULL.equals(e.getSQLState())
        ? "the disk of the database is full; it goes on by itself when there is room"
        : "the database is away";
  }

  /** What the driver says beside it names hosts, users and values: that is for the log. */
  private static String state(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state == null ? "" : ", SQL state " + state;
  }

  private static boolean isOutage(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state == null
        || OUTAGES.stream().anyMatch(state::startsWith)
        || e instanceof SQLRecoverableException
        || e instanceof SQLTransientException
        || e instanceof SQLNonTransientConnectionException;
  }
}
