package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ffe.it.Doors.Door;
import ffe.it.Doors.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has no key gets in nowhere but where the contract says so. */
@Tag("rest")
class DoorsIT {

  /** The contract's open paths of the application; everything else is closed. */
  private static final Set<String> OPEN = Set.of("/live", "/ready", "/login");

  /** What Vaadin's servlet serves besides pages. */
  private static final List<Door> VAADIN =
      Stream.of(
              "GET /VAADIN/x",
              "GET /VAADIN/build/indexhtml.js",
              "GET /VAADIN/static/client/x.js",
              "GET /VAADIN/dynamic/resource/1/x/x.csv",
              "POST /VAADIN/dynamic/resource/1/x/upload",
              "GET /VAADIN/push",
              "POST /VAADIN/push",
              "GET /VAADIN/push?v-r=push&v-uiId=0",
              "GET /?v-r=init&location=",
              "GET /?v-r=webcomponent",
              "GET /?v-r=oldbrowser",
              "POST /?v-r=uidl&v-uiId=0",
              "POST /?v-r=heartbeat&v-uiId=0",
              "GET /sw.js",
              "GET /manifest.webmanifest",
              "GET /themes/ffe/styles.css",
              "GET /no/such/page")
          .map(line -> line.split(" ", 2))
          .map(parts -> new Door(Kind.SERVLET, parts[0], parts[1]))
          .toList();

  private static final SortedSet<Door> DECLARED =
      Doors.of(
          new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("ffe"));

  static Stream<Door> closed() {
    return Stream.concat(DECLARED.stream(), VAADIN.stream())
        .filter(door -> !OPEN.contains(door.template()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closed")
  void asks_for_a_key(Door door) {
    RawHttp.Answer answer = RawHttp.send(door.method(), door.path(), Map.of(), new byte[0]);
    assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
    assertThat(Books.json(answer.body()).getString("code")).isEqualTo("UNAUTHENTICATED");
  }

  static Stream<Door> pages() {
    return DECLARED.stream().filter(door -> door.kind() == Kind.PAGE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void leads_a_browser_to_the_login(Door page) {
    RawHttp.Answer answer =
        RawHttp.send("GET", page.path(), Map.of("Accept", "text/html"), new byte[0]);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().get("location")).endsWith("/login");
    assertThat(answer.body()).doesNotContain("vaadin");
  }

  static Stream<String> sockets() {
    return Stream.concat(
        Stream.of("/VAADIN/push"),
        DECLARED.stream().filter(d -> d.kind() == Kind.SOCKET).map(Door::path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sockets")
  void opens_no_socket_without_a_key(String path) {
    Map<String, String> upgrade =
        Map.of(
            "Upgrade", "websocket",
            "Connection", "Upgrade, close",
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(RawHttp.send("GET", path, upgrade, new byte[0]).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/live",
        "/ready",
        "/login",
        "/health",
        "/health/live",
        "/health/ready",
        "/health/started",
        "/metrics",
        "/openapi",
        "/openapi/ui/"
      })
  void leaves_open_what_the_contract_says(String path) {
    assertThat(ServerUnderTest.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void lists_what_the_contract_promises() {
    assertThat(DECLARED.stream().map(door -> door.method() + " " + door.template()))
        .contains(
            "GET /live",
            "GET /ready",
            "GET /api/v1/health",
            "POST /api/v1/decisions",
            "GET /api/v1/decisions",
            "GET /api/v1/decisions/{id}",
            "POST /api/v1/decisions/{id}/replay",
            "GET /api/v1/status",
            "GET /api/v1/positions",
            "GET /api/v1/orders",
            "POST /api/v1/orders",
            "DELETE /api/v1/orders",
            "GET /api/v1/orders/{id}",
            "DELETE /api/v1/orders/{id}",
            "PUT /api/v1/positions/{instrument}/protection",
            "POST /api/v1/positions/{instrument}/close",
            "GET /api/v1/fills",
            "GET /api/v1/equity",
            "GET /api/bot/status",
            "POST /api/bot/{command}",
            "POST /api/bot/cancel",
            "POST /api/bot/emergency-stop",
            "GET /api/v1/bot/status",
            "POST /api/v1/bot/{command}",
            "POST /api/v1/bot/cancel",
            "POST /api/v1/bot/emergency-stop",
            "GET /",
            "GET /decisions/:id",
            "GET /agent-control");
  }

  @Test
  void finds_a_new_door_by_itself() {
    SortedSet<Door> planted =
        Doors.of(
            new ClassFileImporter()
                .importClasses(
                    PlantedDoors.class,
                    PlantedDoors.Servlet.class,
                    PlantedDoors.Socket.class,
                    PlantedDoors.Page.class));
    assertThat(planted)
        .containsExactly(
            new Door(Kind.PAGE, "GET", "/planted-page"),
            new Door(Kind.RESOURCE, "DELETE", "/api/v1/planted/{id}/deep"),
            new Door(Kind.RESOURCE, "GET", "/api/v1/planted"),
            new Door(Kind.SERVLET, "GET", "/planted/*"),
            new Door(Kind.SERVLET, "POST", "/planted/*"),
            new Door(Kind.SOCKET, "GET", "/planted-socket"));
  }
}
