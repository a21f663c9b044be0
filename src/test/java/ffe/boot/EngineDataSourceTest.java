package ffe.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One real PostgreSQL for the class; starting one takes seconds. */
class EngineDataSourceTest {
  @TempDir(cleanup = CleanupMode.NEVER)
  static Path data;

  static final EngineDataSource SOURCE = new EngineDataSource();
  static Path home;

  @BeforeAll
  static void migrate_a_journal_and_a_state_table() throws Exception {
    home = data.resolve("pg");
    SOURCE.setDataDir(home.toString());
    SOURCE.getConnection().close();
    try (Connection owner = owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE j (a int); SELECT make_journal('j')");
      statement.execute("CREATE TABLE s (a int); SELECT grant_state('s')");
      statement.execute("CREATE TABLE hidden (a int)");
      statement.execute("SELECT apply_grants()");
    }
  }

  @AfterAll
  static void kill_the_server() throws Exception {
    Postmaster.of(home.resolve("cluster"))
        .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
        .ifPresent(ProcessHandle::destroy);
  }

  @Test
  void hands_out_the_role_that_owns_nothing() throws Exception {
    assertThat(text("SELECT current_user")).isEqualTo("ffe_app");
    assertThat(text("SELECT count(*) FROM pg_tables WHERE tableowner = 'ffe_app'")).isEqualTo("0");
  }

  @Test
  void lets_a_journal_only_grow() throws Exception {
    execute("INSERT INTO j VALUES (1)");
    assertThatThrownBy(() -> execute("UPDATE j SET a = 2")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> execute("DELETE FROM j")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> execute("TRUNCATE j")).isInstanceOf(SQLException.class);
  }

  @Test
  void protects_a_journal_from_its_owner_too() throws Exception {
    try (Connection owner = owner().connect();
        Statement statement = owner.createStatement()) {
      for (String sql : new String[] {"UPDATE j SET a = 2", "DELETE FROM j", "TRUNCATE j"}) {
        assertThatThrownBy(() -> statement.execute(sql))
            .hasMessageContaining("is only appended to");
      }
    }
  }

  @Test
  void lets_state_change_and_hides_what_is_not_declared() throws Exception {
    execute("INSERT INTO s VALUES (1)");
    execute("UPDATE s SET a = 2");
    execute("DELETE FROM s");
    assertThatThrownBy(() -> execute("SELECT * FROM hidden")).hasMessageContaining("denied");
    assertThatThrownBy(() -> execute("CREATE TABLE mine (a int)")).hasMessageContaining("denied");
  }

  @Test
  void runs_durably_with_passwords_on_loopback_only() throws Exception {
    assertThat(text("SHOW fsync")).isEqualTo("on");
    assertThat(text("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(text("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Files.readAllLines(home.resolve("cluster/pg_hba.conf")))
        .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
        .allMatch(line -> line.endsWith("scram-sha-256"));
    for (String role : new String[] {"ffe_owner", "ffe_app"}) {
      assertThat(Files.getPosixFilePermissions(home.resolve(role + ".password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    Postmaster postmaster = Postmaster.of(home.resolve("cluster")).orElseThrow();
    Address guess = Address.local(postmaster.port(), "ffe", "ffe_app", "");
    assertThatThrownBy(guess::connect).hasMessageContaining("password");
  }

  @Test
  void starts_again_when_its_server_was_killed() throws Exception {
    execute("INSERT INTO s VALUES (7)");
    long killed = Postmaster.of(home.resolve("cluster")).orElseThrow().pid();
    ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    assertThatThrownBy(SOURCE::getConnection).isInstanceOf(SQLException.class);
    assertThat(text("SELECT count(*) FROM s WHERE a = 7")).isEqualTo("1");
    execute("DELETE FROM s");
    assertThat(Postmaster.of(home.resolve("cluster")).orElseThrow().pid()).isNotEqualTo(killed);
  }

  @Test
  void says_at_once_that_a_given_database_is_down() throws Exception {
    EngineDataSource down = new EngineDataSource();
    down.setUrl("jdbc:postgresql://127.0.0.1:1/ffe");
    down.setUser("x");
    assertThatThrownBy(down::getConnection)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
  }

  @Test
  void uses_a_given_database_as_the_application_role() throws Exception {
    Address given = owner();
    EngineDataSource source = new EngineDataSource();
    source.setUrl(given.url());
    source.setUser(given.user());
    source.setPassword(given.password());
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_user, session_user")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("ffe_app");
      assertThat(rows.getString(2)).isEqualTo("ffe_owner");
    }
  }

  @Test
  void protects_journals_by_triggers_where_the_given_user_may_not_make_roles() throws Exception {
    try (Connection connection = owner().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE plain LOGIN NOCREATEROLE PASSWORD 'plain-password'");
      statement.execute("CREATE DATABASE plain OWNER plain");
    }
    Postmaster postmaster = Postmaster.of(home.resolve("cluster")).orElseThrow();
    EngineDataSource source = new EngineDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/plain");
    source.setUser("plain");
    source.setPassword("plain-password");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE j (a int); SELECT make_journal('j'); SELECT apply_grants()");
      statement.execute("INSERT INTO j VALUES (1)");
      assertThatThrownBy(() -> statement.execute("DELETE FROM j"))
          .hasMessageContaining("is only appended to");
    }
  }

  private static Address owner() throws Exception {
    Postmaster postmaster = Postmaster.of(home.resolve("cluster")).orElseThrow();
    return Address.local(
        postmaster.port(), "ffe", EmbeddedServer.OWNER, new Passwords(home).of("ffe_owner"));
  }

  private static String text(String query) throws SQLException {
    try (Connection connection = SOURCE.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = SOURCE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
