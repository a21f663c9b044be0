package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.redis.RealRedis;
import ffe.adapter.redis.RedisLine;
import ffe.adapter.redis.RedisRelay;
import ffe.desk.live.LiveEvent;
import ffe.setting.RedisPlace;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;

/** Redis comes where {@code ffe.redis.url} says, and goes again; the server stays. */
@Tag("rest")
@Timeout(120)
class RedisIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static RealRedis redis;
  private static RedisLine line;

  @BeforeAll
  static void open() throws Exception {
    assertThat(up()).as("nobody is there yet").isEqualTo("0.0");
    redis = new RealRedis(Integer.getInteger("it.redis.port"), "canary-redis-2c77d0");
    line = new RedisLine(RedisPlace.of(redis.url()).orElseThrow(), "ffe", Clock.systemUTC());
    awaitUp("1.0");
  }

  @AfterAll
  static void close() throws Exception {
    line.close();
    redis.close();
    awaitUp("0.0");
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/status").statusCode()).isEqualTo(200);
  }

  private static String up() {
    return ServerUnderTest.getAsAdmin("/metrics")
        .body()
        .lines()
        .filter(l -> l.startsWith("ffe_redis_up"))
        .map(l -> l.substring(l.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("none");
  }

  private static void awaitUp(String value) throws InterruptedException {
    for (int i = 0; i < 60 && !up().equals(value); i++) {
      Thread.sleep(1_000);
    }
    assertThat(up()).isEqualTo(value);
  }

  @Test
  void what_another_server_committed_is_told_to_who_listens_here() throws Exception {
    HttpRequest request =
        ServerUnderTest.request("/api/bot/stream")
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> stream =
        HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    String account = "main";
    LiveEvent.State state = new LiveEvent.State("RUNNING", "told by another server");
    try (RedisRelay other = new RedisRelay(line, Runnable::run);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      Instant at = Instant.parse("2013-11-27T10:00:00Z");
      String text = lines.readLine();
      while (!text.contains(state.reason())) {
        // the channel keeps nothing for a server that is still on its way to it
        other.send(new LiveEvent(1, LiveEvent.Kind.STATE, account, at, state));
        text = lines.readLine();
      }
      assertThat(text)
          .startsWith("data: ")
          .contains("\"account\":\"" + account + "\"", "\"at\":\"2013-11-27T10:00:00Z\"");
    }
  }

  @Test
  void a_login_outlives_the_session_of_the_server_it_began_on() {
    JsonObject key = Books.post("/api/v1/keys", "{\"name\":\"roaming\",\"role\":\"viewer\"}");
    HttpResponse<String> login =
        ServerUnderTest.send(
            ServerUnderTest.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "key=" + URLEncoder.encode(key.getString("key"), StandardCharsets.UTF_8))));
    assertThat(login.statusCode()).isEqualTo(303);
    List<String> cookies = login.headers().allValues("Set-Cookie");
    String roaming = cookie(cookies, "ffe-login").orElseThrow();
    assertThat(cookies)
        .anySatisfy(
            c -> assertThat(c).startsWith("ffe-login=").contains("HttpOnly", "SameSite=Lax"));

    // without the cookie of the session, as after a server's death
    HttpResponse<String> page = page(roaming);
    assertThat(page.statusCode()).isEqualTo(200);
    String session = cookie(page.headers().allValues("Set-Cookie"), "JSESSIONID").orElseThrow();
    assertThat(page("ffe-login=" + "0".repeat(64)).statusCode()).isEqualTo(302);
    assertThat(page("").statusCode()).isEqualTo(302);

    HttpResponse<String> left =
        ServerUnderTest.send(
            ServerUnderTest.request("/logout")
                .header("Cookie", session + "; " + roaming)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("")));
    assertThat(left.statusCode()).isEqualTo(303);
    assertThat(page(roaming).statusCode()).isEqualTo(302);
  }

  @Test
  void a_revoked_key_ends_its_logins_everywhere() {
    JsonObject key = Books.post("/api/v1/keys", "{\"name\":\"revoked\",\"role\":\"viewer\"}");
    HttpResponse<String> login =
        ServerUnderTest.send(
            ServerUnderTest.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "key=" + URLEncoder.encode(key.getString("key"), StandardCharsets.UTF_8))));
    String roaming = cookie(login.headers().allValues("Set-Cookie"), "ffe-login").orElseThrow();
    assertThat(
            ServerUnderTest.asAdmin("DELETE", "/api/v1/keys/" + key.getString("id")).statusCode())
        .isEqualTo(200);
    assertThat(page(roaming).statusCode()).isEqualTo(302);
  }

  @Test
  void requests_are_counted_where_all_servers_count() {
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/status").statusCode()).isEqualTo(200);
    try (RedisClient client = RedisClient.create(redis.url())) {
      assertThat(client.keys("ffe:rate:*")).isNotEmpty();
      assertThat(client.keys("*")).allMatch(key -> client.pttl(key) > 0);
    }
  }

  private static HttpResponse<String> page(String cookies) {
    HttpRequest.Builder request =
        ServerUnderTest.request("/").header("Accept", "text/html").timeout(Duration.ofSeconds(30));
    return ServerUnderTest.send(cookies.isEmpty() ? request : request.header("Cookie", cookies));
  }

  private static Optional<String> cookie(List<String> cookies, String name) {
    return cookies.stream()
        .filter(c -> c.startsWith(name + "="))
        .map(c -> c.substring(0, c.indexOf(';')))
        .findFirst();
  }
}
