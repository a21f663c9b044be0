package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles of the running server over a WebSocket. */
@Tag("rest")
@Timeout(180)
class MarketStreamIT {

  private static final String OWN = "?timeframe=1m&limit=20";
  private static final int TRIES = 120;

  /** Four minutes of the market pass in a second here, and one look is made in it. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private static int refusal(String query, Map<String, String> headers) {
    CompletionException refused =
        catchThrowableOfType(
            CompletionException.class, () -> StreamClient.open(query, headers).close());
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  private static Map<String, String> admin() {
    return Map.of("Authorization", "Bearer " + ServerUnderTest.adminKey());
  }

  @Test
  void tells_a_snapshot_and_each_candle_after_it_as_rest_does() throws Exception {
    Books.firstDecision();
    List<JsonValue> told = new ArrayList<>();
    try (StreamClient client = StreamClient.open(OWN).reading()) {
      JsonObject snapshot = client.next();
      assertThat(snapshot.getInt("seq")).isEqualTo(1);
      assertThat(snapshot.getString("type")).isEqualTo("snapshot");
      assertThat(snapshot.getString("id")).startsWith("tape:").endsWith("/BTC-USD/1m");
      assertThat(snapshot.getJsonArray("candles")).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      told.addAll(snapshot.getJsonArray("candles"));
      for (int i = 0; i < 3; i++) {
        JsonObject update = client.next();
        assertThat(update.getString("type")).isEqualTo("candles");
        assertThat(update.getJsonArray("candles")).isNotEmpty();
        told.addAll(update.getJsonArray("candles"));
      }
    }
    String from = told.get(0).asJsonObject().getString("opens_at");
    JsonObject stored =
        Books.get("/api/v1/market/candles?timeframe=1m&limit=" + told.size() + "&from=" + from);
    assertThat(told).isEqualTo(stored.getJsonArray("candles"));
  }

  @Test
  void messages_are_numbered_without_holes_and_prices_are_among_them() throws Exception {
    Books.firstDecision();
    try (StreamClient client = StreamClient.open(OWN).reading()) {
      JsonObject price = client.next("price").message();
      assertThat(price.getString("price")).matches("[0-9.]+");
      assertThat(price.getString("at")).matches("2013-.*Z");
      int seq = price.getInt("seq");
      for (int i = 0; i < 3; i++) {
        seq = Math.max(seq, client.next("candles").message().getInt("seq"));
      }
      assertThat(seq).isLessThan(40);
    }
  }

  @Test
  void goes_on_where_a_client_stopped() throws Exception {
    Books.firstDecision();
    JsonObject page = Books.get("/api/v1/market/candles?timeframe=1m&limit=30");
    String from = page.getJsonArray("candles").getJsonObject(10).getString("opens_at");
    try (StreamClient client = StreamClient.open("?timeframe=1m&limit=5&from=" + from).reading()) {
      JsonObject snapshot = client.next();
      assertThat(snapshot.getJsonArray("candles"))
          .isEqualTo(page.getJsonArray("candles").subList(10, 15));
      assertThat(snapshot.getBoolean("more")).isTrue();
      assertThat(client.next().getJsonArray("candles").getJsonObject(0))
          .isEqualTo(page.getJsonArray("candles").getJsonObject(15));
    }
  }

  @Test
  void subscribes_and_leaves_by_messages_and_says_what_is_wrong_with_one() throws Exception {
    Books.firstDecision();
    try (StreamClient client = StreamClient.open("").reading()) {
      client.send("{\"subscribe\":[{\"timeframe\":\"1m\",\"limit\":501}]}");
      JsonObject error = client.next();
      assertThat(error.getString("type")).isEqualTo("error");
      assertThat(error.getString("code")).isEqualTo("OUT_OF_RANGE");
      assertThat(error.getString("field")).isEqualTo("subscribe[0].limit");
      assertThat(error.getString("detail")).isEqualTo("subscribe[0].limit is 1 to 500");
      client.send("{\"subscribe\":[{\"source\":\"import:none\"},{\"timeframe\":\"1m\"}]}");
      JsonObject missing = client.next();
      assertThat(missing.getString("code")).isEqualTo("NOT_FOUND");
      assertThat(missing.getString("id")).isEqualTo("import:none/BTC-USD/5m");
      assertThat(client.next().getString("type")).isEqualTo("snapshot");
      client.send("{\"unsubscribe\":[{\"timeframe\":\"1m\"}]}");
      assertThat(client.next("unsubscribed").message().getString("id")).endsWith("/BTC-USD/1m");
      client.send("{");
      assertThat(client.next().getString("code")).isEqualTo("MALFORMED");
    }
  }

  /** The JDK sends a long text in several frames, each of them short enough. */
  @Test
  void a_message_that_is_too_long_or_no_text_ends_the_connection() throws Exception {
    try (StreamClient client = StreamClient.open("").reading()) {
      client.send("{\"x\":\"" + "y".repeat(20_000) + "\"}");
      assertThat(client.end()).isEqualTo(new StreamClient.Closed(1009, "TOO_LARGE"));
    }
    try (StreamClient client = StreamClient.open("").reading()) {
      client.send(new byte[1]);
      assertThat(client.end()).isEqualTo(new StreamClient.Closed(1003, "NOT_TEXT"));
    }
  }

  @Test
  void a_message_in_parts_is_one() throws Exception {
    Books.firstDecision();
    try (StreamClient client = StreamClient.open("").reading()) {
      client.sendInParts("{\"subscribe\":[{\"time", "frame\":\"1m\"", "}]}");
      assertThat(client.next().getString("id")).endsWith("/BTC-USD/1m");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?timeframe=7m, 422",
    "?limit=0, 422",
    "?pair=BTC-USD, 422",
    "?limit=1&limit=2, 400",
    "?account=nobody, 422"
  })
  void refuses_an_address_as_rest_does(String query, int status) {
    assertThat(refusal(query, admin())).isEqualTo(status);
  }

  @Test
  void nobody_comes_in_without_a_key_and_no_browser_from_another_page() {
    assertThat(refusal("", Map.of())).isEqualTo(401);
    assertThat(refusal("", Map.of("Authorization", "Bearer ffe_wrong"))).isEqualTo(401);
    String cookie = cookie();
    String own = ServerUnderTest.base().toString();
    assertThat(refusal("", Map.of("Cookie", cookie, "Origin", "https://evil.example")))
        .isEqualTo(401);
    StreamClient.open("", Map.of("Cookie", cookie, "Origin", own)).close();
    assertThat(ServerUnderTest.getAsAdmin(StreamClient.PATH).statusCode()).isEqualTo(426);
  }

  /** Of a browser that logged in with the admin's key. */
  private static String cookie() {
    HttpResponse<String> login =
        ServerUnderTest.send(
            ServerUnderTest.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", ServerUnderTest.base().toString())
                .POST(BodyPublishers.ofString("key=" + ServerUnderTest.adminKey())));
    return login.headers().allValues("Set-Cookie").stream()
        .map(c -> c.substring(0, c.indexOf(';')))
        .filter(c -> !c.endsWith("="))
        .reduce((a, b) -> a + "; " + b)
        .orElseThrow();
  }

  @Test
  void a_key_that_is_revoked_hears_no_more() throws Exception {
    JsonObject key = Books.post("/api/v1/keys", "{\"name\":\"it stream\",\"role\":\"viewer\"}");
    try (StreamClient client =
        StreamClient.open(OWN, Map.of("Authorization", "Bearer " + key.getString("key")))
            .reading()) {
      client.next("snapshot");
      ServerUnderTest.asAdmin("DELETE", "/api/v1/keys/" + key.getString("id"));
      assertThat(client.end()).isEqualTo(new StreamClient.Closed(4401, "UNAUTHENTICATED"));
    }
  }

  @Test
  void connections_of_one_are_bounded_and_a_place_is_free_again() {
    List<StreamClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < 20 && open.size() == i; i++) {
        try {
          open.add(StreamClient.open(""));
        } catch (CompletionException e) {
          assertThat(((WebSocketHandshakeException) e.getCause()).getResponse().statusCode())
              .isEqualTo(429);
        }
      }
      assertThat(open).hasSizeBetween(1, 8);
    } finally {
      open.forEach(StreamClient::close);
    }
    boolean isFree = false;
    for (int i = 0; i < TRIES && !isFree; i++) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      isFree = opens();
    }
    assertThat(isFree).isTrue();
  }

  private static boolean opens() {
    try {
      StreamClient.open("").close();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  @Test
  void who_does_not_read_is_cut_off_and_slows_nobody() throws Exception {
    Books.firstDecision();
    String name = name();
    store(name, 0, 500);
    double before = Scrape.sum("ffe_market_streams_dropped", s -> true);
    try (StreamClient good = StreamClient.open(OWN).reading();
        StreamClient slow = StreamClient.open("")) {
      good.next("snapshot");
      String one = "{\"source\":\"import:" + name + "\",\"timeframe\":\"1m\",\"limit\":500}";
      String many = "{\"subscribe\":[" + (one + ",").repeat(15) + one + "]}";
      long last = System.nanoTime();
      double after = before;
      for (int i = 0; i < 20 && after == before; i++) {
        slow.send(many);
        long came = good.next("candles").nanos();
        assertThat(Duration.ofNanos(came - last)).isLessThan(LATE);
        last = came;
        after = Scrape.sum("ffe_market_streams_dropped", s -> true);
      }
      assertThat(after).isEqualTo(before + 1);
      slow.reading();
      assertThat(slow.end()).isEqualTo(new StreamClient.Closed(4008, "TOO_SLOW"));
      assertThat(Duration.ofNanos(good.next("candles").nanos() - last)).isLessThan(LATE);
    }
  }

  @Test
  void tells_what_somebody_else_stores() throws Exception {
    String name = name();
    store(name, 0, 3);
    try (StreamClient client = StreamClient.open("?timeframe=1m&source=import:" + name).reading()) {
      JsonObject first = client.next();
      assertThat(first.getJsonArray("candles")).hasSize(3);
      store(name, 3, 2);
      List<JsonValue> told = new ArrayList<>();
      while (told.size() < 2) {
        told.addAll(client.next().getJsonArray("candles"));
      }
      JsonObject stored = Books.get("/api/v1/market/candles?timeframe=1m&source=import:" + name);
      assertThat(told).isEqualTo(stored.getJsonArray("candles").subList(3, 5));
    }
  }

  private static String name() {
    return "stream-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Imports minutes, and waits until they are stored. */
  private static void store(String name, int first, int count) {
    StringBuilder rows = new StringBuilder("time,open,high,low,close,volume\n");
    for (int i = first; i < first + count; i++) {
      rows.append(1_400_000_040L + 60L * i).append(",12345.678912,23456.789123,1234.567891");
      rows.append(",12345.678912,1234.5678912\n");
    }
    String query = "?asset_pair=BTC/USD&timeframe=1m&file=x.csv&series=" + name;
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<String> answer =
          ServerUnderTest.send(
              ServerUnderTest.request("/api/v1/data/imports" + query)
                  .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                  .header("Content-Type", "application/octet-stream")
                  .POST(BodyPublishers.ofString(rows.toString(), StandardCharsets.UTF_8)));
      if (answer.statusCode() == 202) {
        awaitStored(name, first + count);
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("the file is not taken");
  }

  private static void awaitStored(String name, int count) {
    String path = "/api/v1/market/candles?timeframe=1m&limit=500&source=import:" + name;
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<String> answer = ServerUnderTest.getAsAdmin(path);
      if (answer.statusCode() == 200 && Books.json(answer.body()).getInt("count") == count) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("the file is not stored");
  }
}
