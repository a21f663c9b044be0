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
      return Optional.of("not reachable");
    }
  }
}
