package ffe.boot;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is and as whom to go there. */
record Address(String url, String user, String password) {
  /** A dead server must be noticed before the callers pile up. */
  private static final int CONNECT_SECONDS = 3;

  static Address local(int port, String database, String user, String password) {
    return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
  }

  PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
      source.setPassword(password);
    }
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS + 2);
    source.setTcpKeepAlive(true);
    // A batch of inserts travels as one statement with many rows.
    source.setReWriteBatchedInserts(true);
    source.setApplicationName("ffe");
    return source;
  }

  Connection connect() throws SQLException {
    return source().getConnection();
  }

  @Override
  public String toString() {
    return "Address[" + url.replaceAll("[?].*", "") + " as " + user + "]";
  }
}
