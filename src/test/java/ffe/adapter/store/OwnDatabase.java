package ffe.adapter.store;

import ffe.boot.EngineDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a test's own, for what is true of all rows; of the newest schema or an older one.
 */
final class OwnDatabase {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String url;
  private final String password;
  final LocalTransactions transactions;

  /** Of the newest schema, worked in by the application's role. */
  OwnDatabase() throws IOException, SQLException {
    this("own_" + NUMBERS.incrementAndGet(), 0);
  }

  private OwnDatabase(String name, int schema) throws IOException, SQLException {
    url = create(name);
    password = Files.readString(TestStore.HOME.resolve("ffe_owner.password")).strip();
    if (schema == 0) {
      transactions = TestStore.transactions(migrated());
    } else {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setUser("ffe_owner");
      source.setPassword(password);
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .target(Integer.toString(schema))
          .load()
          .migrate();
      transactions = TestStore.transactions(source);
    }
  }

  static OwnDatabase of(int schema) throws IOException, SQLException {
    return new OwnDatabase("own_" + NUMBERS.incrementAndGet(), schema);
  }

  /** What a backup brings back. */
  static OwnDatabase restored(Path backup) throws IOException, SQLException {
    return new OwnDatabase("own_" + NUMBERS.incrementAndGet(), backup.toString());
  }

  private OwnDatabase(String name, String backup) throws IOException, SQLException {
    url = create(name);
    password = Files.readString(TestStore.HOME.resolve("ffe_owner.password")).strip();
    EngineDataSource source = source();
    source.setRestoreFrom(backup);
    source.getConnection().close();
    transactions = TestStore.transactions(source);
  }

  private static String create(String name) throws SQLException {
    try (Connection owner = TestStore.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name);
      return owner.getMetaData().getURL().replaceAll("/ffe$", "/" + name);
    }
  }

  /** As the engine opens it, brought to the newest schema. */
  EngineDataSource migrated() throws SQLException {
    EngineDataSource source = source();
    source.getConnection().close();
    return source;
  }

  private EngineDataSource source() {
    EngineDataSource source = new EngineDataSource();
    source.setUrl(url);
    source.setUser("ffe_owner");
    source.setPassword(password);
    return source;
  }

  Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url, "ffe_owner", password);
  }

  void asOwner(String... statements) throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** As somebody who may switch triggers off. */
  void tamper(String table, String change) throws SQLException {
    asOwner(
        "ALTER TABLE "
            + table
            + " DISABLE TRIGGER USER; "
            + change
            + "; ALTER TABLE "
            + table
            + " ENABLE TRIGGER USER");
  }

  String one(String query) throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
