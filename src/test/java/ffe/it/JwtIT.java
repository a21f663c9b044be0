package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.jwt.BadTokens;
import ffe.adapter.jwt.Issuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider on the real server; the provider publishes its keys here. */
@Tag("rest")
class JwtIT {

  private static final Path LOGS = Path.of("target/liberty/wlp/usr/servers/it/logs");
  private static final int STRANGERS_MAX = 25;

  private static HttpResponse<String> whileAway;
  private static Issuer issuer;

  @BeforeAll
  static void publish() throws Exception {
    int port = Integer.parseInt(System.getProperty("it.jwks.port"));
    Issuer early = new Issuer(0);
    // gone before it is asked for: a free port may be the very one the server asks
    early.close();
    whileAway =
        as(early.sign(Issuer.claims(Instant.now(), "ann", "admin")), "GET", "/api/v1/status", "");
    issuer = new Issuer(port);
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  private static String token(String subject, String... groups) {
    return issuer.sign(Issuer.claims(Instant.now(), subject, groups));
  }

  private static HttpResponse<String> as(String bearer, String method, String path, String body) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void without_the_issuer_s_keys_the_door_says_that_it_cannot_tell() {
    assertThat(whileAway.statusCode()).isEqualTo(503);
    assertThat(whileAway.body()).contains("\"code\":\"ISSUER_DOWN\"", "\"reference_id\"");
  }

  @Test
  void a_token_opens_what_its_role_opens_and_no_more() {
    String viewer = token("vera", "viewer");
    String trader = token("tom", "trader");
    assertThat(as(viewer, "GET", "/api/v1/status", "").statusCode()).isEqualTo(200);
    assertThat(as(viewer, "POST", "/api/v1/bot/pause", "{}").statusCode()).isEqualTo(403);
    assertThat(as(trader, "GET", "/api/v1/keys", "").statusCode()).isEqualTo(403);
    assertThat(as(token("ada", "admin"), "GET", "/api/v1/keys", "").statusCode()).isEqualTo(200);
    assertThat(
            as(
                    issuer.signByCurve(Issuer.claims(Instant.now(), "eva", "viewer")),
                    "GET",
                    "/api/v1/status",
                    "")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_audit_names_the_subject() {
    String admin = token("ada@issuer.example", "admin");
    HttpResponse<String> made =
        as(admin, "POST", "/api/v1/keys", "{\"name\":\"by token\",\"role\":\"viewer\"}");
    assertThat(made.statusCode()).isEqualTo(200);
    String id = Books.json(made.body()).getString("id");
    assertThat(as(admin, "DELETE", "/api/v1/keys/" + id, "").statusCode()).isEqualTo(200);
    assertThat(as(admin, "GET", "/api/v1/audit?limit=50", "").body())
        .contains("jwt ada@issuer.example", "KEY_CREATE");
  }

  @Test
  void no_bad_token_opens_anything_and_no_token_is_in_a_log() throws Exception {
    String good = token("gus", "admin");
    assertThat(as(good, "GET", "/api/v1/status", "").statusCode()).isEqualTo(200);
    Map<String, String> bad = BadTokens.of(issuer, Instant.now());
    int address = 1;
    for (Map.Entry<String, String> one : bad.entrySet()) {
      // the door counts failures for each address
      RawHttp.Answer answer = from("127.0.31." + address++, one.getValue());
      assertThat(answer.status()).as(one.getKey()).isEqualTo(401);
      assertThat(answer.body()).as(one.getKey()).contains("\"code\":\"UNAUTHENTICATED\"");
    }
    try (Stream<Path> files = Files.walk(LOGS)) {
      for (Path log : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (String token : Stream.concat(bad.values().stream(), Stream.of(good)).toList()) {
          List.of(token.split("[.]")).stream()
              .filter(part -> part.length() > 60)
              .forEach(part -> assertThat(text.contains(part)).as(log + " has a token").isFalse());
        }
      }
    }
  }

  @Test
  void who_fails_too_often_is_told_to_wait_and_a_good_token_still_passes() throws Exception {
    String bad = BadTokens.of(issuer, Instant.now()).get("expired");
    int status = 0;
    for (int i = 0; i < STRANGERS_MAX && status != 429; i++) {
      status = from("127.0.32.1", bad).status();
    }
    assertThat(status).isEqualTo(429);
    assertThat(from("127.0.32.1", token("gus", "viewer")).status()).isEqualTo(200);
  }

  private static RawHttp.Answer from(String address, String bearer) {
    return RawHttp.sendFrom(
        address, "GET", "/api/v1/status", Map.of("Authorization", "Bearer " + bearer), new byte[0]);
  }
}
