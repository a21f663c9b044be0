package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who came in and what was done to the doors stands in the audit; who goes is out. */
@Tag("rest")
class VisitsIT {

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");
  private static final byte[] NOTHING = new byte[0];

  /** Something to send the length of, as browsers do. */
  private static final byte[] A_FORM = "a=1".getBytes(StandardCharsets.US_ASCII);

  @Test
  void a_key_its_logins_and_its_end_are_in_the_audit() {
    String visitor = visitor();
    JsonObject key = key(visitor);
    Map<String, String> cookie = login(key.getString("key"));
    assertThat(status(cookie)).isEqualTo(200);
    assertThat(logout(cookie, "")).isEqualTo(303);
    assertThat(status(cookie)).isEqualTo(401);
    assertThat(logout(cookie, "")).as("again").isEqualTo(401);
    revoke(key);

    assertThat(commands(visitor)).containsExactly("LOGOUT", "LOGIN");
    assertThat(lines("action=KEY_CREATE&limit=50"))
        .anySatisfy(
            line -> {
              assertThat(line.getString("effect"))
                  .isEqualTo(key.getString("id") + " " + visitor + ", VIEWER");
              assertThat(line.getString("actor")).isEqualTo("configured-key");
              assertThat(line.getString("account")).isEmpty();
            });
    assertThat(lines("action=KEY_REVOKE&limit=50"))
        .anySatisfy(line -> assertThat(line.getString("effect")).isEqualTo(key.getString("id")));
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/audit?limit=500").body())
        .doesNotContain(key.getString("key"));
  }

  @Test
  void a_page_of_another_origin_logs_nobody_out() {
    String visitor = visitor();
    JsonObject key = key(visitor);
    try {
      Map<String, String> cookie = login(key.getString("key"));
      assertThat(logout(cookie, "http://evil.example")).isEqualTo(401);
      assertThat(status(cookie)).isEqualTo(200);
    } finally {
      revoke(key);
    }
    assertThat(commands(visitor)).containsExactly("LOGIN");
  }

  @Test
  void a_refused_login_leaves_nothing_in_the_audit() {
    int before = lines("action=LOGIN&limit=500").size();
    RawHttp.Answer wrong =
        RawHttp.send("POST", "/login", FORM, "key=ffe_none".getBytes(StandardCharsets.US_ASCII));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(lines("action=LOGIN&limit=500")).hasSize(before);
  }

  /** Of this run: the audit keeps those of former ones. */
  private static String visitor() {
    return "visitor " + UUID.randomUUID();
  }

  private static JsonObject key(String name) {
    return Books.post("/api/v1/keys", "{\"name\":\"" + name + "\",\"role\":\"viewer\"}");
  }

  private static Map<String, String> login(String key) {
    byte[] form = ("key=" + key).getBytes(StandardCharsets.US_ASCII);
    RawHttp.Answer in = RawHttp.send("POST", "/login", FORM, form);
    assertThat(in.status()).isEqualTo(303);
    return Map.of("Cookie", in.headers().get("set-cookie").replaceFirst(";.*", ""));
  }

  private static int logout(Map<String, String> cookie, String origin) {
    Map<String, String> head =
        origin.isEmpty() ? cookie : Map.of("Cookie", cookie.get("Cookie"), "Origin", origin);
    return RawHttp.send("POST", "/logout", head, A_FORM).status();
  }

  private static int status(Map<String, String> cookie) {
    return RawHttp.send("GET", "/api/v1/status", cookie, NOTHING).status();
  }

  private static void revoke(JsonObject key) {
    assertThat(
            ServerUnderTest.send(
                    ServerUnderTest.request("/api/v1/keys/" + key.getString("id"))
                        .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                        .DELETE())
                .statusCode())
        .isEqualTo(200);
  }

  private static List<String> commands(String actor) {
    return lines("actor=" + actor.replace(" ", "%20")).stream()
        .map(line -> line.getString("command"))
        .toList();
  }

  private static List<JsonObject> lines(String query) {
    return Books.get("/api/v1/audit?" + query).getJsonArray("controls").stream()
        .map(line -> line.asJsonObject())
        .toList();
  }
}
