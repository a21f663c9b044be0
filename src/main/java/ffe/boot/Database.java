package ffe.boot;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that is open: migrated, and reachable as the application. */
interface Database {
  Connection connect() throws SQLException;

  /** Whether it may still answer; if not, it has to be opened anew. */
  boolean isThere();
}
