package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: each role shown doing what it may and refused what it may not. */
@Tag("rest")
class RolesIT {

  private static final String ADVICE = "{\"asset_pair\":\"BTC-USD\"}";

  private static final String TICKET =
      "{\"asset_pair\":\"BTC-USD\",\"side\":\"BUY\",\"quantity\":\"0.01\"}";

  private static Key viewer;
  private static Key trader;

  private record Key(String id, String secret) {}

  @BeforeAll
  static void make_keys() {
    viewer = key("viewer");
    trader = key("trader");
  }

  @AfterAll
  static void revoke_keys() {
    revoke(viewer);
    revoke(trader);
    assertThat(Books.get("/api/v1/bot/status").getString("state")).isEqualTo("running");
  }

  private static Key key(String role) {
    JsonObject made =
        Books.post("/api/v1/keys", "{\"name\":\"it " + role + "\",\"role\":\"" + role + "\"}");
    assertThat(made.getString("role")).isEqualToIgnoringCase(role);
    assertThat(made.getString("key")).startsWith("ffe_").hasSizeGreaterThan(44);
    return new Key(made.getString("id"), made.getString("key"));
  }

  private static void revoke(Key key) {
    assertThat(
            as(ServerUnderTest.adminKey(), "DELETE", "/api/v1/keys/" + key.id(), "").statusCode())
        .isEqualTo(200);
  }

  private static HttpResponse<String> as(String key, String method, String path, String body) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static String secret(String role) {
    return Map.of(
            "viewer",
            viewer.secret(),
            "trader",
            trader.secret(),
            "admin",
            ServerUnderTest.adminKey())
        .get(role);
  }

  /** Least role, method, path, body; each leaves a running agent running. */
  static Stream<Arguments> rights() {
    String id = Books.firstDecision();
    String calmer =
        "{\"confidence_min\":\"66.6\",\"version\":"
            + Books.get("/api/v1/risk/policy").getInt("version")
            + "}";
    return Stream.of(
        Arguments.of("viewer", "GET", "/api/v1/health", ""),
        Arguments.of("viewer", "GET", "/api/v1/status", ""),
        Arguments.of("viewer", "GET", "/api/v1/accounts", ""),
        Arguments.of("viewer", "GET", "/api/v1/portfolio", ""),
        Arguments.of("viewer", "GET", "/api/v1/positions", ""),
        Arguments.of("viewer", "GET", "/api/v1/orders", ""),
        Arguments.of("viewer", "GET", "/api/v1/fills", ""),
        Arguments.of("viewer", "GET", "/api/v1/ledger", ""),
        Arguments.of("viewer", "GET", "/api/v1/performance", ""),
        Arguments.of("viewer", "GET", "/api/v1/analytics/drift", ""),
        Arguments.of("viewer", "GET", "/api/v1/analytics/voters", ""),
        Arguments.of("viewer", "GET", "/api/v1/fees", ""),
        Arguments.of("viewer", "GET", "/api/v1/round-trips", ""),
        Arguments.of("viewer", "GET", "/api/v1/realised-gains", ""),
        Arguments.of("viewer", "GET", "/api/v1/transfers", ""),
        Arguments.of("viewer", "GET", "/api/v1/equity", ""),
        Arguments.of("viewer", "GET", "/api/v1/strip", ""),
        Arguments.of("viewer", "GET", "/api/v1/decisions", ""),
        Arguments.of("viewer", "GET", "/api/v1/decisions/" + id, ""),
        Arguments.of("viewer", "POST", "/api/v1/decisions/" + id + "/replay", ""),
        Arguments.of("viewer", "GET", "/api/v1/decisions/" + id + "/export", ""),
        Arguments.of("viewer", "GET", "/api/v1/keys/self", ""),
        Arguments.of("viewer", "GET", "/api/v1/data/imports", ""),
        Arguments.of("viewer", "GET", "/api/v1/data/backfills", ""),
        Arguments.of("viewer", "GET", "/api/v1/datasets", ""),
        Arguments.of("viewer", "GET", "/api/v1/backtests", ""),
        Arguments.of("viewer", "GET", "/api/v1/optimizations", ""),
        Arguments.of("viewer", "GET", "/api/v1/walk-forward", ""),
        Arguments.of("viewer", "GET", "/api/v1/monte-carlo", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/symbols", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/candles", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/coverage", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/profile", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/ticks", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/flaws", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/filter?hours=09:30-16:00", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/instruments?source=tape", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/orderbook", ""),
        Arguments.of("viewer", "GET", "/api/v1/market/watchlist", ""),
        Arguments.of("viewer", "GET", "/api/v1/bot/status", ""),
        Arguments.of("viewer", "GET", "/api/bot/config", ""),
        Arguments.of("viewer", "GET", "/api/v1/risk/policy", ""),
        Arguments.of("viewer", "GET", "/api/v1/risk/policy/versions", ""),
        Arguments.of("viewer", "GET", "/api/v1/risk/state", ""),
        Arguments.of("viewer", "GET", "/api/v1/models", ""),
        Arguments.of("trader", "POST", "/api/v1/risk/check", calmer),
        Arguments.of("trader", "POST", "/api/v1/decisions", ADVICE),
        Arguments.of("trader", "POST", "/api/v1/bot/pause", ""),
        Arguments.of("trader", "POST", "/api/v1/bot/resume", ""),
        Arguments.of("trader", "POST", "/api/bot/start", ""),
        Arguments.of("trader", "POST", "/api/bot/cancel", ""),
        Arguments.of("trader", "POST", "/api/v1/orders?dry_run=true", TICKET),
        Arguments.of("trader", "DELETE", "/api/v1/orders", ""),
        Arguments.of("admin", "GET", "/api/v1/keys", ""),
        Arguments.of("admin", "GET", "/api/v1/config", ""),
        Arguments.of("admin", "GET", "/api/v1/backups", ""),
        Arguments.of("admin", "GET", "/api/v1/maintenance", ""),
        Arguments.of("admin", "POST", "/api/v1/backups", ""),
        Arguments.of("admin", "GET", "/api/v1/audit", ""),
        Arguments.of("admin", "GET", "/api/v1/audit/books", ""),
        Arguments.of("admin", "POST", "/api/v1/audit/replay?limit=1", ""),
        Arguments.of("admin", "GET", "/api/v1/audit/chain", ""),
        Arguments.of("admin", "GET", "/api/v1/audit/chain/decisions/" + id, ""),
        Arguments.of("admin", "GET", "/api/v1/audit/chain/export", ""));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("rights")
  void allows_the_least_role_and_every_higher_one(
      String least, String method, String path, String body) {
    Stream.of("viewer", "trader", "admin")
        .dropWhile(role -> !role.equals(least))
        .forEach(
            role ->
                assertThat(as(secret(role), method, path, body).statusCode())
                    .as(role)
                    .isEqualTo(200));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("rights")
  void refuses_every_lower_role(String least, String method, String path, String body) {
    Stream.of("viewer", "trader", "admin")
        .takeWhile(role -> !role.equals(least))
        .forEach(role -> isForbidden(as(secret(role), method, path, body)));
  }

  @Test
  void tells_an_admin_that_candles_leave_only_where_a_folder_is_set() {
    HttpResponse<String> answer = as(secret("admin"), "POST", "/api/v1/maintenance/cold", "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("NO_COLD_FOLDER", "ffe.cold.folder");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "viewer, POST, /api/v1/positions/BTC-USD/close",
    "viewer, DELETE, /api/v1/data/imports/0123456789ab",
    "viewer, POST, /api/v1/data/backfills",
    "viewer, POST, /api/v1/data/backfills/0123456789ab/resume",
    "viewer, DELETE, /api/v1/data/backfills/0123456789ab",
    "trader, POST, /api/v1/maintenance/cold",
    "viewer, POST, /api/v1/backtests",
    "viewer, POST, /api/v1/optimizations",
    "viewer, POST, /api/v1/walk-forward",
    "viewer, DELETE, /api/v1/backtests/0123456789ab",
    "viewer, DELETE, /api/v1/optimizations/0123456789ab",
    "trader, POST, /api/v1/optimizations/0123456789ab/promotion",
    "viewer, DELETE, /api/v1/walk-forward/0123456789ab",
    "viewer, POST, /api/v1/monte-carlo",
    "viewer, DELETE, /api/v1/monte-carlo/0123456789ab",
    "viewer, DELETE, /api/v1/market/watchlist/tape/BTC-USD",
    "viewer, DELETE, /api/v1/orders/ffe-0123456789abcdef0123456789ab",
    "viewer, POST, /api/v1/bot/start",
    "viewer, POST, /api/v1/bot/stop",
    "viewer, POST, /api/v1/bot/halt",
    "viewer, POST, /api/v1/bot/flatten",
    "viewer, POST, /api/v1/bot/emergency-stop",
    "viewer, POST, /api/bot/emergency-stop",
    "viewer, POST, /api/v1/bot/lift",
    "trader, POST, /api/v1/bot/lift",
    "trader, POST, /api/bot/lift",
    "trader, DELETE, /api/v1/keys/0123456789ab",
    "trader, DELETE, /api/v1/password"
  })
  void refuses_what_would_stop_or_open_the_engine(String role, String method, String path) {
    isForbidden(as(secret(role), method, path, ""));
  }

  @Test
  void lets_nobody_but_an_admin_change_the_policy() {
    int before = Books.get("/api/v1/risk/policy").getInt("version");
    String change = "{\"version\":" + before + ",\"reason\":\"mine\",\"confidence_min\":\"66.6\"}";
    for (String role : new String[] {"viewer", "trader"}) {
      isForbidden(as(secret(role), "PUT", "/api/v1/risk/policy", change));
      isForbidden(as(secret(role), "PATCH", "/api/v1/bot/config", change));
    }
    assertThat(Books.get("/api/v1/risk/policy").getInt("version")).isEqualTo(before);
  }

  @Test
  void lets_nobody_but_an_admin_make_a_key() {
    int before = Books.get("/api/v1/keys").getJsonArray("keys").size();
    for (String role : new String[] {"viewer", "trader"}) {
      isForbidden(
          as(secret(role), "POST", "/api/v1/keys", "{\"name\":\"more\",\"role\":\"admin\"}"));
    }
    assertThat(Books.get("/api/v1/keys").getJsonArray("keys")).hasSize(before);
  }

  @Test
  void knows_a_key_until_it_is_revoked_and_shows_it_once() {
    Key key = key("viewer");
    assertThat(as(key.secret(), "GET", "/api/v1/status", "").statusCode()).isEqualTo(200);
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/keys").body())
        .contains(key.id())
        .doesNotContain(key.secret());
    revoke(key);
    HttpResponse<String> refused = as(key.secret(), "GET", "/api/v1/status", "");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Books.json(refused.body()).getString("code")).isEqualTo("UNAUTHENTICATED");
  }

  private static void isForbidden(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(Books.json(answer.body()).keySet())
        .containsExactlyInAnyOrder("detail", "reference_id", "code");
    assertThat(Books.json(answer.body()).getString("code")).isEqualTo("FORBIDDEN");
  }
}
