package ffe.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of our own server; the application has a role and a password of its own there. */
final class EmbeddedDatabase implements Database {
  private static final Logger LOG = Logger.getLogger("ffe.boot");
  private static final Map<Path, EmbeddedServer> SERVERS = new ConcurrentHashMap<>();
  private static final String DISK_FULL = "53100";
  private static final long LOG_FILE_BYTES = 16L << 20;
  private static final int ANSWER_SECONDS = 120;
  private static final int LEAVE_TRIES = 75;
  private static final long LEAVE_PAUSE_MILLIS = 200;
  private static final String NAME = "ffe " + ProcessHandle.current().pid();

  private final EmbeddedServer server;
  private final PGSimpleDataSource source;

  private EmbeddedDatabase(EmbeddedServer server, PGSimpleDataSource source) {
    this.server = server;
    this.source = source;
  }

  static EmbeddedDatabase open(Path home, Wanted wanted) throws SQLException {
    try {
      EmbeddedServer server = serverOf(home.toAbsolutePath().normalize());
      Address root = server.start();
      Schema.createDatabase(root, EmbeddedServer.DATABASE);
      String url = root.url().replaceAll("/postgres$", "/" + EmbeddedServer.DATABASE);
      Address owner = new Address(url, root.user(), root.password());
      String password = server.password(Schema.APPLICATION);
      Schema.roleWithPassword(owner, password);
      wanted.fill(owner);
      Schema.migrate(owner);
      PGSimpleDataSource source = new Address(url, Schema.APPLICATION, password).source();
      source.setSocketTimeout(ANSWER_SECONDS);
      source.setApplicationName(NAME);
      return new EmbeddedDatabase(server, source);
    } catch (IOException e) {
      boolean isFull = hasNoRoom(home);
      throw new SQLException(
          "the embedded PostgreSQL in "
              + home
              + " could not be started: "
              + (isFull ? "its disk is full: " : "")
              + e.getMessage(),
          isFull ? DISK_FULL : "08001",
          e);
    }
  }

  /** Less than one of its log files, without which it does not start after a crash. */
  private static boolean hasNoRoom(Path home) {
    try {
      return Files.getFileStore(home).getUsableSpace() < LOG_FILE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Connection connect() throws SQLException {
    return source.getConnection();
  }

  @Override
  public boolean isThere() {
    return server.isRunning();
  }

  private static EmbeddedServer serverOf(Path home) throws IOException {
    EmbeddedServer known = SERVERS.get(home);
    if (known != null) {
      return known;
    }
    EmbeddedServer server = new EmbeddedServer(home);
    SERVERS.put(home, server);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> leave(server), "stop embedded PostgreSQL"));
    return server;
  }

  /** The application server stops at the same time; its connections go first. */
  private static void leave(EmbeddedServer server) {
    try {
      Optional<Address> owner = server.running();
      for (int i = 0; i < LEAVE_TRIES && owner.isPresent() && connections(owner.get()) > 0; i++) {
        Thread.sleep(LEAVE_PAUSE_MILLIS);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.log(Level.FINE, "stopping without waiting", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.release();
  }

  private static long connections(Address owner) throws SQLException {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + NAME + "'")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
