package ffe.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The configured database; its user owns the tables and, if it may, acts as the application. */
final class GivenDatabase implements Database {
  private static final int ANSWER_SECONDS = 120;

  private final PGSimpleDataSource source;
  private final boolean takesRole;

  private GivenDatabase(PGSimpleDataSource source, boolean takesRole) {
    this.source = source;
    this.takesRole = takesRole;
  }

  static GivenDatabase open(Address given, Wanted wanted) throws SQLException {
    boolean takesRole = Schema.roleToTake(given);
    wanted.fill(given);
    Schema.migrate(given);
    PGSimpleDataSource source = given.source();
    source.setSocketTimeout(ANSWER_SECONDS);
    return new GivenDatabase(source, takesRole);
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = source.getConnection();
    if (takesRole) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET ROLE " + Schema.APPLICATION);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  @Override
  public boolean isThere() {
    return true;
  }
}
