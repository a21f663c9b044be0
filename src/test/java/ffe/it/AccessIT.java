package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a stranger can do to the door. */
@Tag("rest")
class AccessIT {

  private static final String TOOL = "https://tool.example";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static RawHttp.Answer login(Map<String, String> headers, String body) {
    return RawHttp.sendFrom(
        "127.0.0.8", "POST", "/login", headers, body.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_login_form_is_refused_before_it_is_read() {
    assertThat(login(Map.of("Content-Type", FORM), "token=" + "a".repeat(5_000)).status())
        .isEqualTo(413);
    String chunked = "1000\r\n" + "a".repeat(4_096) + "\r\n0\r\n\r\n";
    RawHttp.Answer unsized =
        login(Map.of("Content-Type", FORM, "Transfer-Encoding", "chunked"), chunked);
    assertThat(unsized.status()).isEqualTo(413);
    assertThat(unsized.body()).contains("\"code\":\"TOO_LARGE\"");
  }

  @Test
  void only_files_to_import_may_be_large() {
    String chunked = "1\r\na\r\n0\r\n\r\n";
    RawHttp.Answer unsized =
        RawHttp.send(
            "POST",
            "/?v-r=uidl",
            Map.of(
                "Transfer-Encoding",
                "chunked",
                "Authorization",
                "Bearer " + ServerUnderTest.adminKey()),
            chunked.getBytes(StandardCharsets.US_ASCII));
    assertThat(unsized.status()).isEqualTo(411);
    assertThat(unsized.body()).contains("\"code\":\"LENGTH_REQUIRED\"");
    byte[] large = new byte[1_048_577];
    for (String target : List.of("/?v-r=uidl", "/api/v1/decisions", "/api/v1/data/imports/x")) {
      assertThat(RawHttp.send("POST", target, Map.of(), large).status()).as(target).isEqualTo(413);
    }
  }

  @Test
  void a_page_of_another_origin_logs_nobody_in() {
    RawHttp.Answer answer =
        login(Map.of("Content-Type", FORM, "Origin", "http://evil.example"), "token=x");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"OTHER_ORIGIN\"");
  }

  @Test
  void wrong_keys_are_counted_and_never_lock_the_right_one_out() {
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      wrong.add(ask("wrong-key-000000").status());
    }
    assertThat(wrong).startsWith(401).endsWith(429).containsOnly(401, 429);
    assertThat(ask(ServerUnderTest.adminKey()).status()).isEqualTo(200);
    assertThat(RawHttp.sendFrom("127.0.0.9", "GET", "/live", Map.of(), new byte[0]).status())
        .isEqualTo(200);
  }

  @Test
  void a_page_of_a_named_origin_may_ask_with_a_key() {
    RawHttp.Answer may =
        RawHttp.sendFrom(
            "127.0.0.10",
            "OPTIONS",
            "/api/v1/status",
            Map.of("Origin", TOOL, "Access-Control-Request-Method", "GET"),
            new byte[0]);
    assertThat(may.status()).isEqualTo(204);
    assertThat(may.headers())
        .containsEntry("access-control-allow-origin", TOOL)
        .doesNotContainKey("access-control-allow-credentials");
    assertThat(may.headers().get("access-control-allow-headers")).contains("Authorization");
    RawHttp.Answer answer =
        RawHttp.sendFrom(
            "127.0.0.10",
            "GET",
            "/api/v1/status",
            Map.of("Origin", TOOL, "Authorization", "Bearer " + ServerUnderTest.adminKey()),
            new byte[0]);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("access-control-allow-origin", TOOL);
  }

  @Test
  void a_page_of_another_origin_is_told_nothing() {
    RawHttp.Answer may =
        RawHttp.sendFrom(
            "127.0.0.10",
            "OPTIONS",
            "/api/v1/status",
            Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "GET"),
            new byte[0]);
    assertThat(may.status()).isEqualTo(401);
    assertThat(may.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void a_key_opens_a_session_of_its_role_until_it_is_revoked() {
    jakarta.json.JsonObject key =
        Books.post("/api/v1/keys", "{\"name\":\"hall screen\",\"role\":\"viewer\"}");
    Map<String, String> form = Map.of("Content-Type", FORM);
    assertThat(RawHttp.send("GET", "/login", Map.of(), new byte[0]).body())
        .contains("name=\"key\"");
    RawHttp.Answer wrong = login(form, "key=ffe_nothing");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body()).contains("\"code\":\"KEY_WRONG\"");
    RawHttp.Answer in = login(form, "key=" + key.getString("key"));
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.headers().get("set-cookie")).contains("HttpOnly", "SameSite=Lax");
    Map<String, String> cookie =
        Map.of("Cookie", in.headers().get("set-cookie").replaceFirst(";.*", ""));
    assertThat(RawHttp.send("GET", "/api/v1/status", cookie, new byte[0]).status()).isEqualTo(200);
    RawHttp.Answer halt = RawHttp.send("POST", "/api/v1/bot/halt", cookie, new byte[0]);
    assertThat(halt.status()).isEqualTo(403);
    assertThat(halt.body()).contains("\"code\":\"FORBIDDEN\"");
    assertThat(
            ServerUnderTest.send(
                    ServerUnderTest.request("/api/v1/keys/" + key.getString("id"))
                        .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                        .DELETE())
                .statusCode())
        .isEqualTo(200);
    assertThat(RawHttp.send("GET", "/api/v1/status", cookie, new byte[0]).status()).isEqualTo(401);
  }

  /** Ends as it began, without a password. */
  @Test
  void a_password_opens_the_pages_and_voids_login_links() {
    String password = "a password for the test";
    assertThat(admin("PUT", "{\"password\":\"short\"}").status()).isEqualTo(422);
    try {
      assertThat(admin("PUT", "{\"password\":\"" + password + "\"}").status()).isEqualTo(200);
      String page = RawHttp.send("GET", "/login", Map.of(), new byte[0]).body();
      assertThat(page).contains("name=\"password\"").doesNotContain("name=\"token\"");
      Map<String, String> form = Map.of("Content-Type", FORM);
      assertThat(login(form, "password=wrong").body()).contains("\"code\":\"PASSWORD_WRONG\"");
      assertThat(login(form, "token=x").body()).contains("a password is set");
      RawHttp.Answer in = login(form, "password=" + password.replace(' ', '+'));
      assertThat(in.status()).isEqualTo(303);
      String cookie = in.headers().get("set-cookie");
      assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
      RawHttp.Answer status =
          RawHttp.send(
              "GET",
              "/api/v1/status",
              Map.of("Cookie", cookie.replaceFirst(";.*", "")),
              new byte[0]);
      assertThat(status.status()).isEqualTo(200);
    } finally {
      assertThat(admin("DELETE", "").status()).isEqualTo(200);
    }
    String page = RawHttp.send("GET", "/login", Map.of(), new byte[0]).body();
    assertThat(page).contains("name=\"token\"").doesNotContain("name=\"password\"");
  }

  private static RawHttp.Answer admin(String method, String body) {
    return RawHttp.send(
        method,
        "/api/v1/password",
        Map.of(
            "Authorization",
            "Bearer " + ServerUnderTest.adminKey(),
            "Content-Type",
            "application/json"),
        body.getBytes(StandardCharsets.US_ASCII));
  }

  private static RawHttp.Answer ask(String key) {
    return RawHttp.sendFrom(
        "127.0.0.9",
        "GET",
        "/api/v1/bot/status",
        Map.of("Authorization", "Bearer " + key),
        new byte[0]);
  }
}
