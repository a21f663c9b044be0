package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ffe.it.Doors.Door;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recognisable secrets stand in every secret setting; none of them comes out anywhere. */
@Tag("rest")
class CanaryIT {

  private static final Path LOGS = Path.of("target/liberty/wlp/usr/servers/it/logs");
  private static final String PASSWORD = "canary-password-77e1d0";

  private static final Map<String, String> PLANTED = new TreeMap<>();
  private static JsonObject key;

  @BeforeAll
  static void plant() {
    PLANTED.put("ffe.admin.api-key", ServerUnderTest.adminKey());
    PLANTED.put("ffe.access.pepper", "canary-pepper-5f1b2c");
    PLANTED.put("ffe.db.password", "canary-database-9d04aa");
    PLANTED.put("ffe.https.keystore-password", "canary-keystore-77e3a1");
    PLANTED.put("ffe.sentry.dsn", "canarysentry41c9");
    PLANTED.put("ffe.redis.url", "canary-redis-2c77d0");
    PLANTED.put("ffe.questdb.password", "canary-questdb-8e15b4");
    PLANTED.put("ffe.questdb.token", "canary-questdb-token-d4407a");
    PLANTED.put("ffe.venue.alpaca.api-key", "canary-alpaca-key-6b3f90");
    PLANTED.put("ffe.venue.alpaca.api-secret", "canary-alpaca-secret-24d8c1");
    PLANTED.put("ffe.venue.oanda.token", "canary-oanda-token-70c2ea");
    PLANTED.put("ffe.venue.oanda.account-id", "canary-oanda-account-93ab15");
    PLANTED.put("ffe.vendor.twelvedata.api-key", "canary-twelvedata-b81e07");
    PLANTED.put("ffe.vendor.polygon.api-key", "canary-polygon-3c95fa");
    PLANTED.put("ffe.vendor.alphavantage.api-key", "canary-alphavantage-e07d42");
    PLANTED.put("ffe.vendor.coingecko.api-key", "canary-coingecko-59a6c3");
    PLANTED.put("ffe.llm.anthropic.api-key", "canary-anthropic-5d2e11");
    PLANTED.put("ffe.llm.openai.api-key", "canary-openai-c07a52");
    PLANTED.put("ffe.llm.gemini.api-key", "canary-gemini-83bb9f");
    PLANTED.put("ffe.llm.xai.api-key", "canary-xai-1e64d0");
    PLANTED.put("ffe.llm.deepseek.api-key", "canary-deepseek-f92b37");
    key = Books.post("/api/v1/keys", "{\"name\":\"canary\",\"role\":\"admin\"}");
    PLANTED.put("a key", key.getString("key"));
    put(PASSWORD);
    PLANTED.put("the web password", PASSWORD);
  }

  @AfterAll
  static void clean() {
    assertThat(as("DELETE", "/api/v1/password", "").statusCode()).isEqualTo(200);
    assertThat(as("DELETE", "/api/v1/keys/" + key.getString("id"), "").statusCode()).isEqualTo(200);
  }

  private static void put(String password) {
    String body = "{\"password\":\"" + password + "\"}";
    assertThat(as("PUT", "/api/v1/password", body).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> as(String method, String path, String body) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/html;q=0.9")
            .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void every_secret_setting_is_planted_here() {
    Set<String> secrets =
        Books.get("/api/v1/config").getJsonArray("settings").stream()
            .map(JsonValue::asJsonObject)
            .filter(setting -> setting.getBoolean("secret"))
            .peek(s -> assertThat(s.getString("value")).as(s.getString("key")).isEqualTo("set"))
            .map(setting -> setting.getString("key"))
            .collect(Collectors.toSet());
    assertThat(secrets).isNotEmpty();
    assertThat(PLANTED.keySet()).containsAll(secrets);
  }

  @Test
  void no_answer_no_page_and_no_document_tells_a_secret() {
    Map<String, String> told = new LinkedHashMap<>();
    paths().forEach(path -> told.put(path, as("GET", path, "").body()));
    for (String decision : Books.decisions(20).subList(0, 1)) {
      told.put(decision, as("GET", "/api/v1/decisions/" + decision, "").body());
    }
    told.put("a wrong key", as("POST", "/api/v1/keys", "{\"name\":\"\"}").body());
    told.put("a wrong password", as("PUT", "/api/v1/password", "{\"password\":\"x\"}").body());
    told.put("a wrong login", login());
    assertThat(told).hasSizeGreaterThan(20);
    assertThat(told.get("/api/v1/config")).contains("ffe.access.pepper");
    told.forEach(CanaryIT::isClean);
  }

  private static String login() {
    return RawHttp.sendFrom(
            "127.0.0.12",
            "POST",
            "/login",
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            ("password=" + PASSWORD + "x").getBytes(StandardCharsets.US_ASCII))
        .body();
  }

  /** Every path that can be read, and the server's own documents. */
  private static Stream<String> paths() {
    Stream<String> declared =
        Doors.of(
                new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("ffe"))
            .stream()
            .filter(door -> door.method().equals("GET") && door.kind() != Doors.Kind.SOCKET)
            .map(Door::path)
            // what it tells is in the lists; it has no end
            .filter(path -> !path.endsWith("/stream"));
    return Stream.concat(
            declared, Stream.of("/metrics", "/openapi", "/health", "/?v-r=init&location=settings"))
        .distinct();
  }

  @Test
  void no_log_tells_a_secret() throws IOException {
    assertThat(as("GET", "/api/v1/config", "").statusCode()).isEqualTo(200);
    List<Path> files;
    try (Stream<Path> found = Files.walk(LOGS)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    Map<String, String> told = new LinkedHashMap<>();
    for (Path file : files) {
      told.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    assertThat(String.join("", told.values())).contains("the web password was set by");
    told.forEach(CanaryIT::isClean);
    told.forEach((where, text) -> assertThat(text.contains("/login#")).as(where).isFalse());
    assertThat(String.join("", told.values())).contains("the link in ");
  }

  private static void isClean(String where, String text) {
    PLANTED.forEach(
        (what, secret) -> assertThat(text.contains(secret)).as(what + " in " + where).isFalse());
  }
}
