package ffe.adapter.liberty;

import ffe.desk.ReadinessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The database answers; its first connection also brought the schema up to date. */
@ApplicationScoped
public class DatabaseReady implements ReadinessCheck {
  private static final Logger LOG = Logger.getLogger("ffe.database");
  private static final int ANSWER_SECONDS = 2;
  private static final int CAUSES_MAX = 20;
  private static final String DISK_FULL = "53100";

  @Inject DataSource source;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Optional<String> notReady() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(ANSWER_SECONDS) ? Optional.empty() : Optional.of("does not answer");
    } catch (SQLException e) {
      LOG.log(Level.FINE, "not reachable", e);
      return Optional.of(isDiskFull(e) ? "not started, its disk is full" : "not reachable");
    }
  }

  /** The server wraps what the data source threw. */
  private static boolean isDiskFull(SQLException e) {
    Throwable cause = e;
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
