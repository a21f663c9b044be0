package ffe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ffe.adapter.liberty.Settings;
import ffe.desk.ReadinessCheck;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
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

  /** The contract's open paths, and the test runner's own, which is lent a key. */
  private static final Set<String> OPEN =
      Set.of("/live", "/ready", "/login", "/ArquillianServletRunnerEE9");

  @Inject Settings settings;
  @Inject @Any Instance<ReadinessCheck> checks;
  @Inject DataSource source;
  @Inject UserTransaction transaction;
  @Inject ServletContext context;

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

  /** Also what a library registered: the list of classes knows nothing of that. */
  @Test
  void every_registered_servlet_asks_for_a_key() throws Exception {
    String port = ConfigProvider.getConfig().getValue("ffe.http.port", String.class);
    List<String> mappings =
        context.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .filter(mapping -> !OPEN.contains(mapping))
            .toList();
    assertTrue(mappings.contains("/*"), () -> "Vaadin's is missing: " + mappings);
    assertTrue(mappings.contains("/error"), () -> "ours are missing: " + mappings);
    HttpClient http = HttpClient.newHttpClient();
    for (String mapping : mappings) {
      String path = mapping.replace("*", "x");
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + context.getContextPath() + path))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(401, answer.statusCode(), mapping);
    }
  }
}
