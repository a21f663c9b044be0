package ffe.boot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The engine's database, whichever it is: with a URL the given one, without one our own in {@code
 * dataDir}.
 *
 * <p>The first connection opens it: starts the server if it is ours, makes roles, migrates. While
 * it cannot be opened every call fails with the reason, at most one attempt a second is made, and
 * the first that succeeds ends the trouble. Any thread may call.
 */
public final class EngineDataSource implements DataSource {
  private static final Duration OPENING_WAIT = Duration.ofSeconds(150);
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final String WRONG_PASSWORD = "28P01";

  private final ReentrantLock opening = new ReentrantLock();
  private String url = "";
  private String user = "";
  private String password = "";
  private String passwordFile = "";
  private String dataDir = "";
  private Wanted wanted = new Wanted("");
  private volatile @Nullable Database open;
  private @Nullable SQLException lastFailure;
  private long lastFailureNanos;

  public void setUrl(String value) {
    url = value.strip();
  }

  public void setUser(String value) {
    user = value.strip();
  }

  public void setPassword(String value) {
    password = value;
  }

  /** A file with the password, read again after a refused login. */
  public void setPasswordFile(String value) {
    passwordFile = value.strip();
  }

  /** Where the embedded database lives; unused with a URL. */
  public void setDataDir(String value) {
    dataDir = value;
  }

  /** A backup to fill an empty database from; nothing when empty. */
  public void setRestoreFrom(String value) {
    wanted = new Wanted(value.strip());
  }

  @Override
  public Connection getConnection() throws SQLException {
    Database database = database();
    try {
      return database.connect();
    } catch (SQLException e) {
      if (!database.isThere() || WRONG_PASSWORD.equals(e.getSQLState())) {
        open = null;
      }
      throw e;
    }
  }

  @Override
  public Connection getConnection(String asUser, String withPassword) throws SQLException {
    return getConnection();
  }

  private Database database() throws SQLException {
    Database database = open;
    if (database != null) {
      return database;
    }
    await();
    try {
      database = open;
      if (database == null) {
        database = attempt();
        open = database;
      }
      return database;
    } finally {
      opening.unlock();
    }
  }

  private void await() throws SQLException {
    try {
      if (!opening.tryLock(OPENING_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new SQLException("the database is still being opened", "08001");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the database was being opened", "08001", e);
    }
  }

  private Database attempt() throws SQLException {
    SQLException failure = lastFailure;
    if (failure != null && System.nanoTime() - lastFailureNanos < RETRY_NANOS) {
      throw new SQLException(failure.getMessage(), failure.getSQLState(), failure);
    }
    try {
      Database database =
          url.isEmpty()
              ? EmbeddedDatabase.open(Path.of(dataDir), wanted)
              : GivenDatabase.open(given(), wanted);
      lastFailure = null;
      return database;
    } catch (SQLException e) {
      lastFailure = e;
      lastFailureNanos = System.nanoTime();
      throw e;
    }
  }

  private Address given() throws SQLException {
    try {
      String secret =
          passwordFile.isEmpty() ? password : Files.readString(Path.of(passwordFile)).strip();
      return new Address(url, user, secret);
    } catch (IOException e) {
      throw new SQLException("FFE_DB_PASSWORD_FILE cannot be read: " + passwordFile, "08001", e);
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("ffe.boot");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
