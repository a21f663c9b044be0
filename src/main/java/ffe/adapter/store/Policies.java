package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.trading.PolicyVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Versions of an account's policy; each call is one statement. */
final class Policies {

  private static final String KEEP =
      "INSERT INTO policy_version (account, version, session_at, changed_by, reason, changes, body)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private static final String CURRENT =
      "SELECT body FROM policy_version WHERE account = ? ORDER BY version DESC LIMIT 1";

  private Policies() {}

  /** The key refuses a version that is there already. */
  static void keep(Connection sql, String account, PolicyVersion version) throws SQLException {
    try (PreparedStatement insert = sql.prepareStatement(KEEP)) {
      insert.setString(1, account);
      insert.setInt(2, version.number());
      insert.setTimestamp(3, InstantConverter.column(version.since()));
      insert.setString(4, version.by());
      insert.setString(5, version.reason());
      insert.setString(
          6,
          version.changes().stream()
              .map(PolicyVersion.Change::toString)
              .collect(Collectors.joining(", ")));
      insert.setString(7, Canon.write(version));
      insert.executeUpdate();
    }
  }

  static Optional<PolicyVersion> current(Connection sql, String account) throws SQLException {
    try (PreparedStatement select = sql.prepareStatement(CURRENT)) {
      select.setString(1, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(Canon.read(row.getString(1), PolicyVersion.class))
            : Optional.empty();
      }
    }
  }
}
