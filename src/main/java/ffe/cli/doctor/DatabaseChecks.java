package ffe.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** The database outside, where one is configured. */
final class DatabaseChecks {

  static final List<Check> ALL = List.of(DatabaseChecks::tls, DatabaseChecks::answer);

  private static final String SECONDS_MAX = "5";
  private static final Set<String> SAFE_MODES = Set.of("require", "verify-ca", "verify-full");
  private static final String NAME = "FFE_DB_URL";

  private DatabaseChecks() {}

  private static Optional<Properties> address(Site site) {
    return site.setting(NAME).flatMap(url -> Optional.ofNullable(Driver.parseURL(url, null)));
  }

  private static Stream<Finding> tls(Site site) {
    return address(site).stream()
        .filter(p -> !Site.isLoopback(p.getProperty("PGHOST", "localhost")))
        .filter(p -> !SAFE_MODES.contains(p.getProperty("sslmode", "")))
        .map(
            p ->
                new Finding(
                    "DATABASE_WITHOUT_TLS",
                    NAME + " goes to " + p.getProperty("PGHOST") + " without sslmode",
                    "password and books travel in clear, or may on request",
                    "add ?sslmode=verify-full (or require) to " + NAME));
  }

  private static Stream<Finding> answer(Site site) {
    if (site.setting(NAME).isEmpty()) {
      return Stream.empty();
    }
    Optional<Properties> address = address(site);
    if (address.isEmpty()) {
      return Check.when(
          true,
          "DATABASE_URL_MALFORMED",
          NAME + " is no address of a PostgreSQL",
          "the engine cannot start",
          "write it as jdbc:postgresql://host:5432/name");
    }
    Properties how = new Properties();
    site.setting("FFE_DB_USER").ifPresent(user -> how.setProperty("user", user));
    password(site).ifPresent(password -> how.setProperty("password", password));
    how.setProperty("connectTimeout", SECONDS_MAX);
    how.setProperty("loginTimeout", SECONDS_MAX);
    how.setProperty("socketTimeout", SECONDS_MAX);
    String where = address.get().getProperty("PGHOST") + ":" + address.get().getProperty("PGPORT");
    try {
      Connection connection = new Driver().connect(site.setting(NAME).orElseThrow(), how);
      connection.close();
      return Stream.empty();
    } catch (SQLException e) {
      return Stream.of(told(Optional.ofNullable(e.getSQLState()).orElse(""), where));
    }
  }

  private static Finding told(String state, String where) {
    String why = "without its database the engine does not trade";
    if (state.startsWith("28")) {
      return new Finding(
          "DATABASE_LOGIN_REFUSED",
          "the database at " + where + " refuses the user or the password",
          why,
          "set FFE_DB_USER and FFE_DB_PASSWORD (or _FILE); try them with psql");
    } else if (state.equals("3D000")) {
      return new Finding(
          "DATABASE_MISSING",
          "the server at " + where + " has no database of that name",
          why,
          "create it: createdb -O USER NAME; or correct " + NAME);
    } else if (state.startsWith("08")) {
      return new Finding(
          "DATABASE_UNREACHABLE",
          "no database answers at " + where,
          why,
          "start it, open the way to it, or correct host and port in " + NAME);
    }
    return new Finding(
        "DATABASE_REFUSES",
        "the database at " + where + " refuses with state " + state,
        why,
        "look into the database's own log");
  }

  private static Optional<String> password(Site site) {
    return site.setting("FFE_DB_PASSWORD")
        .or(
            () ->
                site.setting("FFE_DB_PASSWORD_FILE")
                    .flatMap(
                        file -> {
                          try {
                            return Optional.of(Files.readString(Path.of(file)).strip());
                          } catch (IOException e) {
                            return Optional.empty();
                          }
                        }));
  }
}
