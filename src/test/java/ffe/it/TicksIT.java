package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.binance.LoopbackBinance;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pair that nobody trades, at a venue's stand-in, whose ticks are kept. */
@Tag("rest")
@Timeout(240)
class TicksIT {

  private static final String TICKS =
      "/api/v1/market/ticks?source=binance&asset_pair=BTC-USDT&limit=5000";

  private static LoopbackBinance venue;
  private static int port;

  @BeforeAll
  static void open() throws Exception {
    port = Integer.getInteger("it.binance.port");
    venue = LoopbackBinance.start(port, 20, Instant.now());
    for (int i = 0; i < 120 && all().size() < 20; i++) {
      rest();
    }
    assertThat(all()).hasSizeGreaterThanOrEqualTo(20);
  }

  @AfterAll
  static void close() {
    venue.close();
  }

  private static void rest() {
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
  }

  private static List<JsonObject> all() {
    return Books.get(TICKS).getJsonArray("ticks").getValuesAs(JsonObject.class);
  }

  /** What the venue itself tells, oldest first. */
  private static List<JsonObject> told() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:"
                                + port
                                + "/api/v3/trades?symbol=BTCUSDT&limit=1000"))
                    .build(),
                BodyHandlers.ofString());
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      JsonArray trades = reader.readArray();
      return trades.getValuesAs(JsonObject.class);
    }
  }

  private static String line(JsonObject tick) {
    return tick.getString("id")
        + " "
        + Instant.parse(tick.getString("traded_at")).toEpochMilli()
        + " "
        + new BigDecimal(tick.getString("price"))
        + " "
        + new BigDecimal(tick.getString("quantity"))
        + " "
        + tick.getString("side");
  }

  private static String lineOf(JsonObject trade) {
    return trade.getJsonNumber("id").longValueExact()
        + " "
        + trade.getJsonNumber("time").longValueExact()
        + " "
        + new BigDecimal(trade.getString("price")).stripTrailingZeros().toPlainString()
        + " "
        + new BigDecimal(trade.getString("qty")).stripTrailingZeros().toPlainString()
        + " "
        + (trade.getBoolean("isBuyerMaker") ? "SELL" : "BUY");
  }

  @Test
  void every_trade_since_it_is_followed_stands_once_and_to_the_last_digit() throws Exception {
    long first = Long.parseLong(all().get(0).getString("id"));
    List<String> venueTold =
        told().stream()
            .filter(t -> t.getJsonNumber("id").longValueExact() >= first)
            .map(TicksIT::lineOf)
            .toList();
    List<String> kept = List.of();
    for (int i = 0; i < 30 && !kept.containsAll(venueTold); i++) {
      rest();
      kept = all().stream().map(TicksIT::line).toList();
    }
    assertThat(venueTold).hasSizeGreaterThan(10);
    assertThat(kept).containsAll(venueTold).doesNotHaveDuplicates();
    int oldest = kept.indexOf(venueTold.get(0));
    assertThat(kept.subList(oldest, oldest + venueTold.size())).isEqualTo(venueTold);
    assertThat(Books.get("/api/v1/health").getJsonObject("components").getString("ticks"))
        .isEqualTo("up");
  }

  @Test
  void pages_hold_every_tick_once_and_the_same_bytes_again() {
    List<JsonObject> whole = all();
    String to = whole.get(whole.size() - 1).getString("traded_at");
    String path = TICKS.replace("5000", "7") + "&to=" + to;
    List<JsonValue> paged = new ArrayList<>();
    String cursor = "";
    do {
      HttpResponse<String> answer = ServerUnderTest.getAsAdmin(path + cursor);
      JsonObject page = Books.json(answer.body());
      assertThat(page.getJsonArray("ticks").size()).isBetween(1, 7);
      paged.addAll(page.getJsonArray("ticks"));
      cursor = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
      assertThat(answer.headers().firstValue("Next-Cursor").isPresent())
          .isEqualTo(!cursor.isEmpty());
    } while (!cursor.isEmpty());
    assertThat(paged)
        .isEqualTo(whole.stream().filter(t -> t.getString("traded_at").compareTo(to) < 0).toList());

    HttpResponse<String> first = ServerUnderTest.getAsAdmin(path);
    assertThat(ServerUnderTest.getAsAdmin(path).body()).isEqualTo(first.body());
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> known =
        ServerUnderTest.send(
            ServerUnderTest.request(path)
                .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                .header("If-None-Match", tag));
    assertThat(known.statusCode()).isEqualTo(304);
  }

  @Test
  void gives_the_ticks_of_json_as_a_file_too() {
    JsonObject tick = all().get(0);
    String file = ServerUnderTest.getAsAdmin(TICKS + "&format=csv").body();
    assertThat(file.lines().findFirst()).contains("traded_at,id,price,quantity,side,heard_at");
    assertThat(file.lines().skip(1).findFirst().orElseThrow())
        .isEqualTo(
            String.join(
                ",",
                tick.getString("traded_at"),
                tick.getString("id"),
                tick.getString("price"),
                tick.getString("quantity"),
                tick.getString("side"),
                tick.getString("heard_at")));
  }

  @Test
  void of_a_series_that_is_not_kept_there_are_none() {
    assertThat(Books.get("/api/v1/market/ticks").getInt("count")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=5001",
        "asset_pair=x",
        "from=yesterday",
        "to=2013-13-01T00:00:00Z",
        "cursor=x",
        "cursor=2013-11-01T00:00:00Z_",
        "cursor=2013-13-01T00:00:00Z_1",
        "format=xml"
      })
  void refuses_what_is_out_of_range(String query) {
    HttpResponse<String> answer = ServerUnderTest.getAsAdmin("/api/v1/market/ticks?" + query);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Books.json(answer.body()).getString("field"))
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void a_cut_connection_doubles_nothing_and_it_goes_on() throws Exception {
    int before = all().size();
    venue.cut();
    for (int i = 0; i < 60 && all().size() < before + 20; i++) {
      rest();
    }
    List<String> ids = all().stream().map(t -> t.getString("id")).toList();
    assertThat(ids).hasSizeGreaterThanOrEqualTo(before + 20).doesNotHaveDuplicates();
  }
}
