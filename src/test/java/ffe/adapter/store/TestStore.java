package ffe.adapter.store;

import ffe.boot.EngineDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for all tests of the JVM; each test works in an account of its own. */
final class TestStore {

  static final Path HOME = Path.of("target", "store-test", "pg").toAbsolutePath();
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static final AtomicInteger SESSIONS = new AtomicInteger();
  private static final EngineDataSource SOURCE = open();
  static final Counter COUNTER = new Counter(SOURCE);
  private static final EntityManagerFactory FACTORY = factory(COUNTER.counted());

  private TestStore() {}

  private static EngineDataSource open() {
    try {
      if (Files.exists(HOME.resolve("cluster/postmaster.pid"))) {
        // left by a run that was killed
        pgCtl("immediate");
      }
      if (Files.exists(HOME.resolve("cluster"))) {
        delete(HOME.resolve("cluster"));
      }
      EngineDataSource source = new EngineDataSource();
      source.setDataDir(HOME.toString());
      source.getConnection().close();
      return source;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EntityManagerFactory factory(DataSource source) {
    return Persistence.createEntityManagerFactory(
        "ffe",
        Map.of(
            "jakarta.persistence.transactionType",
            "RESOURCE_LOCAL",
            "jakarta.persistence.nonJtaDataSource",
            source,
            "eclipselink.session-name",
            "store-test-" + SESSIONS.incrementAndGet()));
  }

  /** Transactions with a database that is not there. */
  static LocalTransactions nowhere() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:1/ffe");
    return new LocalTransactions(factory(source));
  }

  static String newAccount() {
    return "test-" + ACCOUNTS.incrementAndGet();
  }

  static LocalTransactions transactions() {
    return new LocalTransactions(FACTORY);
  }

  /** Transactions in which something happens after the last statement and before the commit. */
  static LocalTransactions transactions(Interruption interruption) {
    return new LocalTransactions(FACTORY) {
      @Override
      void beforeCommit(jakarta.persistence.EntityManager rows) throws Exception {
        interruption.before(rows.unwrap(Connection.class));
      }
    };
  }

  interface Interruption {
    void before(Connection commit) throws Exception;
  }

  static Connection asApplication() throws SQLException {
    return SOURCE.getConnection();
  }

  /** Transactions in another database. */
  static LocalTransactions transactions(DataSource source) {
    return new LocalTransactions(factory(source));
  }

  static Connection asOwner() throws SQLException {
    return asOwner("ffe");
  }

  static Connection asOwner(String database) throws SQLException {
    try {
      List<String> pid = Files.readAllLines(HOME.resolve("cluster/postmaster.pid"));
      String password = Files.readString(HOME.resolve("ffe_owner.password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/" + database,
          "ffe_owner",
          password);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /** Stops the server as an operator would; the next connection starts it again. */
  static void stopServer() throws IOException {
    pgCtl("fast");
  }

  private static void pgCtl(String mode) throws IOException {
    try (Stream<Path> programs = Files.list(HOME)) {
      Path home =
          programs
              .filter(p -> p.getFileName().toString().startsWith("programs-"))
              .findFirst()
              .orElseThrow();
      Process process =
          new ProcessBuilder(wrapped(home.resolve("bin/pg_ctl").toString(), mode))
              .inheritIO()
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IOException("pg_ctl stop does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static List<String> wrapped(String pgCtl, String mode) {
    List<String> stop =
        List.of(pgCtl, "stop", "-D", HOME.resolve("cluster").toString(), "-m", mode);
    return System.getProperty("user.name").equals("root")
        ? Stream.concat(Stream.of("unshare", "-U"), stop.stream()).toList()
        : stop;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
