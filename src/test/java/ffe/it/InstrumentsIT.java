package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.kraken.LoopbackKraken;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be traded where, and what is watched, over REST; Kraken's stand-in answers. */
@Tag("rest")
class InstrumentsIT {

  private static final String INSTRUMENTS = "/api/v1/market/instruments";
  private static final String WATCHLIST = "/api/v1/market/watchlist";
  private static final int TRIES = 120;

  private static LoopbackKraken kraken;

  @BeforeAll
  static void start() throws IOException {
    kraken = LoopbackKraken.start(Integer.getInteger("it.kraken.port"), 1);
    for (int i = 0; i < TRIES; i++) {
      if (ServerUnderTest.getAsAdmin(INSTRUMENTS + "?source=kraken").statusCode() == 200) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("Kraken's list was not read");
  }

  @AfterAll
  static void stop() {
    kraken.close();
  }

  @AfterEach
  void watch_nothing() {
    Books.get(WATCHLIST).getJsonArray("watchlist").stream()
        .map(JsonValue::asJsonObject)
        .forEach(w -> unwatch(w.getString("source"), w.getString("instrument")));
  }

  private static HttpResponse<String> watch(String body) {
    return ServerUnderTest.postAsAdmin(WATCHLIST, body);
  }

  private static HttpResponse<String> watch(String source, String pair) {
    return watch("{\"source\":\"" + source + "\",\"asset_pair\":\"" + pair + "\"}");
  }

  private static HttpResponse<String> unwatch(String source, String pair) {
    return ServerUnderTest.send(
        ServerUnderTest.request(WATCHLIST + "/" + source + "/" + pair)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .DELETE());
  }

  private static List<String> names(JsonObject page) {
    return page.getJsonArray("instruments").getValuesAs(JsonObject.class).stream()
        .map(i -> i.getString("instrument"))
        .toList();
  }

  @Test
  void the_account_s_own_source_is_told_when_none_is_named() {
    Books.firstDecision();
    JsonObject page = Books.get(INSTRUMENTS);
    JsonObject btc = page.getJsonArray("instruments").getJsonObject(0);

    assertThat(page.getString("source")).isEqualTo("tape");
    assertThat(names(page)).containsExactly("BTC-USD");
    assertThat(btc.getBoolean("tradable")).isTrue();
    assertThat(btc.getString("quantity_min")).isEqualTo("0.0001");
    assertThat(btc.isNull("spread_bps")).as("a tape has no quotes").isTrue();
    assertThat(btc.getJsonArray("accounts").getValuesAs(JsonObject.class))
        .anyMatch(
            a ->
                a.getString("account").equals("main")
                    && a.getJsonObject("warm_up_left").getInt("to_all_seconds") == 0);
    JsonObject warmUp = page.getJsonObject("warm_up");
    assertThat(warmUp.getJsonObject("candles").toString()).isEqualTo("{\"5m\":82,\"15m\":50}");
    assertThat(warmUp.getInt("to_all_seconds")).isEqualTo(45_000);
    assertThat(warmUp.getInt("to_decide_seconds")).isEqualTo(24_600);
    assertThat(page.getString("paper_taker_fee_bps")).isEqualTo("40");
  }

  @Test
  void kraken_s_pairs_come_by_pages_with_rules_fees_and_why_not() {
    JsonObject first = Books.get(INSTRUMENTS + "?source=kraken&limit=5");
    JsonObject second =
        Books.get(INSTRUMENTS + "?source=kraken&limit=5&cursor=" + first.getString("next"));

    assertThat(names(first))
        .containsExactly("BTC-EUR", "BTC-USD", "DOGE-USD", "ETH-BTC", "ETH-USD");
    assertThat(names(second)).containsExactly("NEW-USD", "OLD-USD", "SOL-USD");
    assertThat(second.isNull("next")).isTrue();
    assertThat(first.getInt("total")).isEqualTo(8);
    assertThat(first.getInt("unread")).isEqualTo(1);
    JsonObject euro = first.getJsonArray("instruments").getJsonObject(0);
    assertThat(euro.getBoolean("tradable")).isFalse();
    assertThat(euro.getString("refusal")).contains("only pairs in USD");
    JsonObject old = second.getJsonArray("instruments").getJsonObject(1);
    assertThat(old.getString("refusal")).isEqualTo("Kraken says cancel only");
    assertThat(old.getString("venue_taker_fee_bps")).isEqualTo("40");
  }

  @Test
  void quotes_of_what_is_asked_for_by_name_are_there_soon() {
    for (int i = 0; i < TRIES; i++) {
      JsonObject eth =
          Books.get(INSTRUMENTS + "?source=kraken&query=eth%2Fusd")
              .getJsonArray("instruments")
              .getJsonObject(0);
      if (!eth.isNull("spread_bps")) {
        assertThat(eth.getString("spread_bps")).isEqualTo("2");
        assertThat(eth.getString("last")).isEqualTo("3012.45");
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new AssertionError("no quote of ETH-USD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?source=nyse",
        "?limit=0",
        "?limit=501",
        "?limit=many",
        "?cursor=btc",
        "?cursor=%27--",
        "?query=%00",
        "?pair=BTC-USD"
      })
  void refuses_what_is_out_of_range(String query) {
    HttpResponse<String> answer = ServerUnderTest.getAsAdmin(INSTRUMENTS + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("reference_id");
  }

  @Test
  void finds_nothing_where_there_is_nothing() {
    assertThat(names(Books.get(INSTRUMENTS + "?source=kraken&query=nowhere"))).isEmpty();
  }

  @Test
  void what_is_watched_is_kept_shown_and_removed_and_each_is_written_down() {
    assertThat(watch("kraken", "xbt/usd").statusCode()).isEqualTo(201);
    assertThat(watch("kraken", "BTC-USD").statusCode()).isEqualTo(200);
    assertThat(watch("tape", "BTC-USD").statusCode()).isEqualTo(201);
    List<JsonObject> all =
        Books.get(WATCHLIST).getJsonArray("watchlist").getValuesAs(JsonObject.class);

    assertThat(all)
        .extracting(w -> w.getString("instrument") + " " + w.getString("source"))
        .containsExactly("BTC-USD kraken", "BTC-USD tape");
    assertThat(all.get(1).getJsonArray("traded_by").toString()).contains("main");
    assertThat(all.get(1).isNull("last")).as("the account's last trade").isFalse();
    assertThat(unwatch("kraken", "BTC-USD").statusCode()).isEqualTo(200);
    assertThat(unwatch("kraken", "BTC-USD").statusCode()).isEqualTo(404);
    assertThat(Books.get("/api/v1/audit?action=watch").toString())
        .contains("BTC-USD on kraken")
        .contains("configured-key");
    assertThat(Books.get("/api/v1/audit?action=unwatch").toString()).contains("BTC-USD on kraken");
  }

  @ParameterizedTest
  @CsvSource({
    "422, '{\"source\":\"nyse\",\"asset_pair\":\"BTC-USD\"}'",
    "422, '{\"source\":\"kraken\",\"asset_pair\":\"NOWHERE-USD\"}'",
    "422, '{\"source\":\"tape\",\"asset_pair\":\"ETH-USD\"}'",
    "422, '{\"source\":\"kraken\",\"asset_pair\":\"<b>\"}'",
    "422, '{\"source\":\"kraken\"}'",
    "422, '{\"source\":\"kraken\",\"asset_pair\":\"BTC-USD\",\"by\":\"me\"}'",
    "422, '{\"source\":7,\"asset_pair\":\"BTC-USD\"}'",
    "400, '[]'",
    "400, ''"
  })
  void what_cannot_be_watched_is_refused_and_nothing_is_kept(int status, String body) {
    HttpResponse<String> answer = watch(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("reference_id");
    assertThat(Books.get(WATCHLIST).getJsonArray("watchlist")).isEmpty();
  }

  @Test
  void no_account_is_opened_on_what_kraken_does_not_list() {
    HttpResponse<String> answer =
        ServerUnderTest.postAsAdmin(
            "/api/v1/accounts",
            "{\"name\":\"nowhere\",\"source\":\"kraken\",\"asset_pair\":\"NOWHERE-USD\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("kraken does not list it");
  }

  @ParameterizedTest
  @CsvSource({"nyse, BTC-USD, 422", "kraken, nonsense, 422", "kraken, ETH-USD, 404"})
  void what_is_not_watched_cannot_be_removed(String source, String pair, int status) {
    assertThat(unwatch(source, pair).statusCode()).isEqualTo(status);
  }
}
