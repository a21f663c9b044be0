package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several paper accounts side by side. */
@Tag("rest")
class AccountsIT {

  private static final int TRIES = 120;

  private static HttpResponse<String> open(String body) {
    return ServerUnderTest.postAsAdmin("/api/v1/accounts", body);
  }

  private static String status(String account) {
    return "/api/v1/status?account=" + account;
  }

  /** Waits until the account's lane was opened. */
  private static void awaitLane(String account) {
    for (int i = 0; i < TRIES; i++) {
      if (ServerUnderTest.getAsAdmin(status(account)).statusCode() == 200
          && !Books.get(status(account)).getJsonObject("balance").isNull("total")) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("account " + account + " was not opened");
  }

  private static List<String> names(boolean archived) {
    return Books.get("/api/v1/accounts").getJsonArray("accounts").stream()
        .map(JsonValue::asJsonObject)
        .filter(a -> a.getBoolean("archived") == archived)
        .map(a -> a.getString("name"))
        .toList();
  }

  @Test
  void an_account_opened_beside_the_first_has_its_own_agent_ledger_and_reset() {
    HttpResponse<String> opened =
        open(
            "{\"name\":\"beside\",\"source\":\"tape\",\"asset_pair\":\"BTC/USD\","
                + "\"initial_balance\":\"2500\"}");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    awaitLane("beside");
    assertThat(names(false)).contains("main", "beside");

    String mainState = Books.get("/api/v1/bot/status").getString("state");
    JsonObject stopped = Books.post("/api/v1/bot/stop?account=beside", "");
    assertThat(stopped.getString("state")).isEqualTo("stopped");
    assertThat(Books.get("/api/v1/bot/status").getString("state")).isEqualTo(mainState);
    assertThat(Books.get("/api/v1/ledger?account=beside").toString()).contains("2500");
    assertThat(Books.get("/api/v1/audit?account=beside").toString()).contains("ACCOUNT_OPEN");

    assertThat(
            open("{\"name\":\"beside\",\"source\":\"tape\",\"asset_pair\":\"BTC-USD\"}")
                .statusCode())
        .isEqualTo(409);

    JsonObject reset = Books.post("/api/v1/accounts/beside/reset", "");
    assertThat(reset.getJsonObject("opened").getString("name")).isEqualTo("beside-r2");
    awaitLane("beside-r2");
    assertThat(names(true)).contains("beside");
    assertThat(Books.get("/api/v1/ledger?account=beside").getInt("count")).isPositive();
    assertThat(ServerUnderTest.postAsAdmin("/api/v1/bot/start?account=beside", "").statusCode())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Big\",\"source\":\"tape\",\"asset_pair\":\"BTC-USD\"}",
        "{\"name\":\"<b>x</b>\",\"source\":\"tape\",\"asset_pair\":\"BTC-USD\"}",
        "{\"name\":\"a\",\"source\":\"nyse\",\"asset_pair\":\"BTC-USD\"}",
        "{\"name\":\"a\",\"source\":\"tape\",\"asset_pair\":\"ETH-USD\"}",
        "{\"name\":\"a\",\"source\":\"tape\",\"asset_pair\":\"nonsense\"}",
        "{\"name\":\"a\",\"source\":\"kraken\",\"asset_pair\":\"ETH-EUR\"}",
        "{\"name\":\"a\",\"source\":\"tape\",\"asset_pair\":\"BTC-USD\",\"initial_balance\":\"-5\"}",
        "{\"name\":\"a\",\"source\":\"tape\",\"asset_pair\":\"BTC-USD\",\"initial_balance\":\"1e9\"}",
        "{\"name\":\"a\",\"source\":\"tape\",\"asset_pair\":\"BTC-USD\",\"initial_balance\":\"0.5\"}",
        "{\"source\":\"tape\",\"asset_pair\":\"BTC-USD\"}"
      })
  void an_account_that_cannot_be_is_refused_and_nothing_is_opened(String body) {
    List<String> before = names(false);
    HttpResponse<String> answer = open(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("reference_id");
    assertThat(names(false)).isEqualTo(before);
  }

  private static HttpResponse<String> add(String pair) {
    return ServerUnderTest.postAsAdmin(
        "/api/v1/accounts/main/instruments", "{\"asset_pair\":\"" + pair + "\"}");
  }

  @Test
  void an_instrument_the_source_does_not_have_is_not_added_and_the_last_one_not_removed() {
    String path = "/api/v1/accounts/main/instruments/";
    HttpResponse<String> added = add("ETH-USD");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(422);
    assertThat(added.body()).contains("the tape has BTC-USD only");
    assertThat(add("BTC-USD").statusCode()).isEqualTo(409);
    assertThat(add("x").statusCode()).isEqualTo(422);
    HttpResponse<String> last = ServerUnderTest.asAdmin("DELETE", path + "BTC-USD");
    assertThat(last.statusCode()).as(last.body()).isEqualTo(409);
    assertThat(last.body()).contains("LAST_INSTRUMENT");
    assertThat(ServerUnderTest.asAdmin("DELETE", path + "ETH-USD").statusCode()).isEqualTo(422);
    assertThat(Books.get("/api/v1/bot/config").getJsonArray("watchlist").toString())
        .isEqualTo("[\"BTC-USD\"]");
  }

  @Test
  void an_unknown_account_is_named_as_such_everywhere() {
    for (String path :
        List.of("/api/v1/status", "/api/v1/fills", "/api/v1/decisions", "/api/bot/status")) {
      HttpResponse<String> answer = ServerUnderTest.getAsAdmin(path + "?account=nobody");
      assertThat(answer.statusCode()).as(path).isEqualTo(422);
      assertThat(answer.body()).contains("UNKNOWN_ACCOUNT").contains("main");
    }
    assertThat(ServerUnderTest.postAsAdmin("/api/v1/accounts/nobody/reset", "").statusCode())
        .isEqualTo(422);
  }
}
