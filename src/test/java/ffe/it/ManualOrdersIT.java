package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders by hand, as a program gives them. */
@Tag("rest")
class ManualOrdersIT {

  private static final int TRIES = 480;
  private static final String ORDERS = "/api/v1/orders";
  private static final String POSITION = "/api/v1/positions/BTC-USD";

  /** The agent waits, nothing is held, and a purchase would be allowed. */
  @BeforeEach
  void be_flat() {
    Books.post("/api/v1/bot/start", "");
    Books.post("/api/v1/bot/pause", "");
    await("flat", ManualOrdersIT::isFlatAndQuiet);
    await(
        "a purchase is allowed",
        () -> Books.post(ORDERS + "?dry_run=true", buy("")).getString("result").equals("ORDERED"));
  }

  @AfterEach
  void let_the_agent_go_on() {
    if (Books.get("/api/v1/bot/status").getString("state").equals("halted")) {
      Books.post("/api/v1/bot/lift", "");
    }
    Books.post("/api/v1/bot/start", "");
  }

  /** Nothing held, no entry on its way; what is held is told to go. */
  private static boolean isFlatAndQuiet() {
    Books.ok(send("DELETE", ORDERS, "", ""));
    if (positions() > 0) {
      send("POST", POSITION + "/close", "", "");
    }
    return positions() == 0;
  }

  private static int positions() {
    return Books.get("/api/v1/positions").getInt("count");
  }

  private static void await(String what, BooleanSupplier so) {
    for (int i = 0; i < TRIES; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
    throw new IllegalStateException("never " + what);
  }

  private static String level(String factor) {
    BigDecimal last =
        new BigDecimal(Books.get("/api/v1/status").getJsonObject("detail").getString("last_price"));
    return last.multiply(new BigDecimal(factor)).setScale(2, RoundingMode.DOWN).toPlainString();
  }

  private static String buy(String more) {
    return "{\"asset_pair\":\"BTC-USD\",\"side\":\"BUY\",\"stop_loss\":\""
        + level("0.98")
        + "\",\"take_profit\":\""
        + level("1.05")
        + "\""
        + more
        + "}";
  }

  private static HttpResponse<String> send(String method, String path, String key, String body) {
    var request =
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return ServerUnderTest.send(request.method(method, BodyPublishers.ofString(body)));
  }

  private static String key() {
    return "it-" + UUID.randomUUID();
  }

  private static JsonObject error(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonObject error = Books.json(answer.body());
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.keySet()).contains("detail", "reference_id");
    return error;
  }

  private static JsonObject order(JsonObject life) {
    return life.getJsonObject("order");
  }

  private static String id(JsonObject ticket) {
    return order(ticket).getJsonObject("proposal").getString("id");
  }

  @Test
  void a_dry_run_shows_verdict_size_fee_and_risk_and_changes_nothing() {
    Books.Tally before = Books.tally();
    JsonObject answer = Books.post(ORDERS + "?dry_run=true", buy(""));
    assertThat(answer.getBoolean("dry_run")).isTrue();
    assertThat(answer.getString("result")).as(answer.toString()).isEqualTo("ORDERED");
    assertThat(new BigDecimal(answer.getString("quantity"))).isPositive();
    assertThat(new BigDecimal(answer.getJsonObject("fee").getString("amount"))).isPositive();
    assertThat(new BigDecimal(answer.getJsonObject("risk").getString("amount"))).isPositive();
    assertThat(new BigDecimal(answer.getString("risk_of_equity")))
        .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(answer.getJsonArray("gates")).hasSizeGreaterThan(15);
    assertThat(answer.isNull("order")).isTrue();
    JsonObject denied = Books.post(ORDERS + "?dry_run=true", buy(",\"quantity\":\"100000\""));
    assertThat(denied.getString("result")).isEqualTo("DENIED");
    assertThat(denied.getJsonArray("denials").getJsonObject(0).keySet())
        .contains("code", "measured", "limit", "sentence");
    assertThat(Books.tally()).isEqualTo(before);
  }

  @Test
  void buys_moves_the_stop_and_closes_and_each_order_tells_its_life() {
    String key = key();
    String body = buy("");
    JsonObject bought = Books.ok(send("POST", ORDERS, key, body));
    String id = id(bought);
    await("filled", () -> order(Books.get(ORDERS + "/" + id)).getString("state").equals("FILLED"));
    JsonObject life = Books.get(ORDERS + "/" + id);
    assertThat(life.getJsonArray("changes").stream().map(c -> c.asJsonObject().getString("state")))
        .containsExactly("INTENDED", "SENDING", "WORKING", "FILLED");
    assertThat(life.getJsonArray("fills")).isNotEmpty();

    JsonObject again = Books.ok(send("POST", ORDERS, key, body));
    assertThat(id(again)).isEqualTo(id);
    assertThat(again.getString("decision_id")).isEqualTo(bought.getString("decision_id"));
    error(send("POST", ORDERS, key, buy(",\"quantity\":\"0.01\"")), 409, "IDEMPOTENCY_KEY_REUSED");
    JsonObject replay =
        Books.post("/api/v1/decisions/" + bought.getString("decision_id") + "/replay", "");
    assertThat(replay.getBoolean("identical")).isTrue();

    String stop = level("0.985");
    JsonObject moved =
        Books.ok(send("PUT", POSITION + "/protection", "", "{\"stop_loss\":\"" + stop + "\"}"));
    JsonObject position = moved.getJsonArray("positions").getJsonObject(0);
    assertThat(new BigDecimal(position.getString("stop"))).isEqualByComparingTo(stop);
    assertThat(position.getBoolean("is_protected")).isTrue();
    error(send("DELETE", ORDERS + "/" + id(moved), "", ""), 409, "PROTECTION_STAYS");
    error(send("DELETE", ORDERS + "/" + id, "", ""), 409, "NOT_WORKING");
    error(
        send("PUT", POSITION + "/protection", "", "{\"stop_loss\":\"" + level("0.9") + "\"}"),
        422,
        "STOP_DISTANCE");

    Books.ok(send("POST", POSITION + "/close", "", ""));
    await("closed", () -> positions() == 0);
    error(send("POST", POSITION + "/close", "", ""), 409, "NOTHING_TO_REDUCE");
    assertThat(Books.get("/api/v1/audit/books").getBoolean("balanced")).isTrue();
    assertThat(
            Books.get("/api/v1/audit?limit=3").getJsonArray("controls").stream()
                .map(c -> c.asJsonObject().getString("command")))
        .containsExactly("ORDER", "ORDER", "PROTECT");
  }

  @Test
  void two_at_once_with_one_key_give_one_order() {
    String key = key();
    String body = buy(",\"quantity\":\"0.02\"");
    List<CompletableFuture<HttpResponse<String>>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> send("POST", ORDERS, key, body)),
            CompletableFuture.supplyAsync(() -> send("POST", ORDERS, key, body)));
    List<String> ids = both.stream().map(f -> id(Books.ok(f.join()))).toList();
    assertThat(ids).hasSize(2).allMatch(ids.get(0)::equals);
    assertThat(
            Books.get(ORDERS + "?limit=20").getJsonArray("orders").stream()
                .map(o -> o.asJsonObject().getJsonObject("proposal").getString("id"))
                .filter(ids.get(0)::equals))
        .hasSize(1);
  }

  @Test
  void refuses_new_risk_while_halted_by_name() {
    String body = buy("");
    Books.post("/api/v1/bot/halt", "");
    error(send("POST", ORDERS, key(), body), 409, "TRADING_HALTED");
    Books.post("/api/v1/bot/lift", "");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | POSITION_CAP | ,\"quantity\":\"3\"",
        "422 | OFF_GRID | ,\"quantity\":\"0.0123456789\"",
        "422 | BELOW_MINIMUM | ,\"notional\":\"0.01\"",
        "422 | OUT_OF_RANGE | ,\"quantity\":\"-1\"",
        "422 | OUT_OF_RANGE | ,\"quantity\":\"0\"",
        "422 | OUT_OF_RANGE | ,\"quantity\":\"1e3\"",
        "422 | OUT_OF_RANGE | ,\"quantity\":1",
        "422 | OUT_OF_RANGE | ,\"quantity\":\"1\",\"notional\":\"1\"",
        "422 | UNKNOWN_FIELD | ,\"leverage\":\"2\"",
      })
  void denies_what_is_out_of_range_with_a_code(int status, String code, String more) {
    Books.Tally before = Books.tally();
    error(send("POST", ORDERS, key(), buy(more)), status, code);
    assertThat(Books.tally().entries()).isEqualTo(before.entries());
  }

  @Test
  void asks_for_a_key_of_its_own() {
    error(send("POST", ORDERS, "", buy("")), 400, "IDEMPOTENCY_KEY_MISSING");
    error(send("POST", ORDERS, "no spaces here", buy("")), 422, "OUT_OF_RANGE");
    error(send("GET", ORDERS + "/ffe-0123456789abcdef0123456789ab", "", ""), 404, "NOT_FOUND");
    error(send("DELETE", ORDERS + "/x", "", ""), 404, "NOT_FOUND");
    error(send("POST", ORDERS + "?dry_run=yes", key(), buy("")), 422, "OUT_OF_RANGE");
  }

  /** The paper venue has market orders and brackets; neither has a price of its own to change. */
  @Test
  void changes_no_order_of_the_paper_venue_and_says_what_does() {
    String path = ORDERS + "/" + id(Books.ok(send("POST", ORDERS, key(), buy(""))));
    await("filled", () -> positions() > 0);
    error(send("PATCH", path, key(), "{\"quantity\":\"0.01\"}"), 409, "NOT_WORKING");
    String bracket =
        Books.get(ORDERS).getJsonArray("orders").stream()
            .map(json -> json.asJsonObject())
            .filter(o -> o.getString("state").equals("WORKING"))
            .map(o -> o.getJsonObject("proposal").getString("id"))
            .findFirst()
            .orElseThrow();
    String protection = ORDERS + "/" + bracket;
    error(send("PATCH", protection, key(), "{\"price\":\"800\"}"), 409, "NOT_AMENDABLE");
    error(send("PATCH", protection, key(), "{}"), 422, "OUT_OF_RANGE");
    error(send("PATCH", protection, "", "{\"price\":\"8\"}"), 400, "IDEMPOTENCY_KEY_MISSING");
    String unknown = ORDERS + "/ffe-" + "0".repeat(28);
    error(send("PATCH", unknown, key(), "{\"price\":\"8\"}"), 404, "NOT_FOUND");
  }
}
