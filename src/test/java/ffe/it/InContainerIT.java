package ffe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ffe.adapter.liberty.Settings;
import ffe.desk.ReadinessCheck;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can only be asked inside the server; one class, since each deployment costs a start. */
@Tag("in-container")
@ExtendWith(ArquillianExtension.class)
class InContainerIT {
  @Inject Settings settings;
  @Inject @Any Instance<ReadinessCheck> checks;
  @Inject DataSource source;
  @Inject UserTransaction transaction;

  @Deployment
  static WebArchive engine() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/ffe.war"))
        .addClasses(InContainerIT.class, RunnerKey.class);
  }

  @Test
  void wires_settings_and_readiness() {
    assertEquals("tape", settings.market().source());
    assertTrue(checks.stream().anyMatch(check -> check.name().equals("database")));
    checks.stream()
        .filter(check -> check.name().equals("database"))
        .forEach(check -> assertEquals(Optional.empty(), check.notReady()));
  }

  @Test
  void reaches_the_database_as_the_role_that_owns_nothing() throws Exception {
    transaction.begin();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT current_user")) {
        assertTrue(rows.next());
        assertEquals("ffe_app", rows.getString(1));
      }
      assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE mine (a int)"));
    } finally {
      transaction.rollback();
    }
  }
}
