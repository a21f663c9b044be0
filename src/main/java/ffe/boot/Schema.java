package ffe.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Roles and tables, made by the owner before anybody else comes in. */
final class Schema {
  /** Reads everything, appends to journals, changes state; owns nothing. */
  static final String APPLICATION = "ffe_app";

  private static final Logger LOG = Logger.getLogger("ffe.boot");
  private static final long ROLE_LOCK = 0x66666501L;

  private Schema() {}

  static void createDatabase(Address owner, String name) throws SQLException {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      if (isEmpty(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name);
      }
    }
  }

  /** The role with this password; for a server of our own. */
  static void roleWithPassword(Address owner, String password) throws SQLException {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      createRole(statement);
      statement.execute(
          "ALTER ROLE " + APPLICATION + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
    }
  }

  /**
   * Whether the given user may act as the application's role; if not, triggers protect journals.
   */
  static boolean roleToTake(Address given) throws SQLException {
    try (Connection connection = given.connect();
        Statement statement = connection.createStatement()) {
      try {
        createRole(statement);
        if (isEmpty(statement, membership())) {
          statement.execute("GRANT " + APPLICATION + " TO CURRENT_USER");
        }
        statement.execute("SET ROLE " + APPLICATION);
        return true;
      } catch (SQLException e) {
        LOG.log(
            Level.WARNING,
            "{0} may not act as {1} ({2}); journals are protected by triggers only",
            new Object[] {given, APPLICATION, e.getMessage()});
        return false;
      }
    }
  }

  static void migrate(Address owner) throws SQLException {
    migrate(owner, "latest");
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT apply_grants()");
    }
  }

  /** Brings the tables to a version and no further. */
  static void migrate(Address owner, String target) throws SQLException {
    try {
      flyway(owner).target(target).load().migrate();
    } catch (FlywayException e) {
      throw new SQLException("the schema could not be brought up to date: " + e.getMessage(), e);
    }
  }

  /** The last migration there is. */
  static int newest(Address owner) {
    return Arrays.stream(flyway(owner).load().info().all())
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .mapToInt(version -> version.getMajor().intValueExact())
        .max()
        .orElseThrow();
  }

  private static FluentConfiguration flyway(Address owner) {
    FluentConfiguration flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(owner.source())
            .locations("classpath:db/migration");
    // A lock of the session, not of a transaction, which would need a second connection open.
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return flyway;
  }

  private static void createRole(Statement statement) throws SQLException {
    statement.execute("SELECT pg_advisory_lock(" + ROLE_LOCK + ")");
    try {
      if (isEmpty(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + APPLICATION + "'")) {
        statement.execute("CREATE ROLE " + APPLICATION + " NOLOGIN");
      }
    } finally {
      statement.execute("SELECT pg_advisory_unlock(" + ROLE_LOCK + ")");
    }
  }

  private static String membership() {
    return "SELECT 1 WHERE pg_has_role(CURRENT_USER, '" + APPLICATION + "', 'MEMBER')";
  }

  private static boolean isEmpty(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }
}
