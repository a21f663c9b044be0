package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Timeframe;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes of long ago, ordered from a venue's stand-in and read as any others. */
@Tag("rest")
@Timeout(240)
class BackfillsIT {

  private static final String BACKFILLS = "/api/v1/data/backfills";

  private static KlineStand venue;

  @BeforeAll
  static void open() throws IOException {
    venue = new KlineStand(Integer.getInteger("it.binance.port"));
  }

  @AfterAll
  static void close() {
    venue.close();
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String body(String source, String pair, Instant from, Instant to) {
    return Json.createObjectBuilder()
        .add("source", source)
        .add("asset_pair", pair)
        .add("from", from.toString())
        .add("to", to.toString())
        .build()
        .toString();
  }

  private static String ordered(String pair, Instant from, Instant to) {
    HttpResponse<String> answer = send("POST", BACKFILLS, body("binance", pair, from, to));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Books.json(answer.body()).getString("id");
  }

  private static JsonObject until(String id, String... states) {
    JsonObject now = Books.get(BACKFILLS + "/" + id);
    for (int i = 0; i < 400 && !List.of(states).contains(now.getString("state")); i++) {
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
      now = Books.get(BACKFILLS + "/" + id);
    }
    assertThat(now.getString("state")).as(now.toString()).isIn((Object[]) states);
    return now;
  }

  @Test
  void stores_a_span_of_days_minute_by_minute_over_a_cancellation() {
    Instant to = Timeframe.M1.floor(Instant.now().minus(Duration.ofDays(200)));
    Instant from = to.minus(Duration.ofDays(4));
    int before = venue.asked().size();
    String id = ordered("SOL-USDT", from, to);
    while (venue.asked().size() < before + 2) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(send("DELETE", BACKFILLS + "/" + id, "").statusCode()).isEqualTo(200);
    JsonObject cancelled = until(id, "cancelled");
    Instant reached = Instant.parse(cancelled.getString("reached"));
    assertThat(reached).isBetween(from.plusSeconds(60), to.minusSeconds(60));
    assertThat(send("POST", BACKFILLS + "/" + id + "/resume", "").statusCode()).isEqualTo(200);

    JsonObject done = until(id, "done");

    assertThat(done.getInt("told")).isEqualTo(4 * 1_440);
    assertThat(done.getInt("added")).isEqualTo(4 * 1_440);
    assertThat(done.getInt("different")).isZero();
    assertThat(venue.asked().stream().skip(before).filter(t -> t >= reached.toEpochMilli()))
        .as("what was kept is not asked for again")
        .hasSizeLessThanOrEqualTo(7);
    JsonArray candles =
        Books.get(
                "/api/v1/market/candles?source=binance&asset_pair=SOL-USDT&timeframe=1m&limit=1000"
                    + "&from="
                    + from
                    + "&to="
                    + from.plus(Duration.ofMinutes(1_000)))
            .getJsonArray("candles");
    assertThat(candles).hasSize(1_000);
    assertThat(send("POST", BACKFILLS + "/" + id + "/resume", "").body()).contains("NOT_ENDED");
    assertThat(send("DELETE", BACKFILLS + "/" + id, "").body()).contains("NOT_RUNNING");

    String again = ordered("SOL-USDT", to.minusSeconds(600), to);
    assertThat(until(again, "done").getInt("already_there")).isEqualTo(10);
  }

  @Test
  void tells_why_a_venue_would_not_tell() {
    Instant to = Timeframe.M1.floor(Instant.now());
    JsonObject failed = until(ordered("NOBODY-USDT", to.minus(Duration.ofDays(1)), to), "failed");
    assertThat(failed.getString("problem")).contains("Invalid symbol");
    assertThat(failed.getInt("told")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "tape, BTC-USD, 2025-01-01T00:00:00Z, 2025-01-02T00:00:00Z, source",
    "kraken, BTC-USD, 2025-01-01T00:00:00Z, 2025-01-02T00:00:00Z, from",
    "binance, BTC-USDT, 2025-01-02T00:00:00Z, 2025-01-02T00:00:00Z, from",
    "binance, BTC-USDT, 2025-01-02T00:00:00Z, 2999-01-02T00:00:00Z, to",
    "binance, BTC-USDT, 2005-01-02T00:00:00Z, 2025-01-02T00:00:00Z, from",
    "binance, $, 2025-01-02T00:00:00Z, 2025-01-03T00:00:00Z, asset_pair"
  })
  void refuses_an_order_by_its_field(
      String source, String pair, Instant from, Instant to, String field) {
    HttpResponse<String> answer = send("POST", BACKFILLS, body(source, pair, from, to));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"" + field + "\"");
  }
}
