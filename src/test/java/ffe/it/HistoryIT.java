package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was filled, booked and earned, by pages and as lists to keep. */
@Tag("rest")
class HistoryIT {

  private static final int TRIES = 600;

  /** The tape gives the first sale by itself; then all is closed, so that nothing moves. */
  @BeforeAll
  static void await_a_round_trip() {
    await("no round trip came", () -> Books.get("/api/v1/round-trips").getInt("count") > 0);
    Books.post("/api/v1/bot/emergency-stop", "");
    await(
        "what is held was never sold",
        () -> Books.get("/api/v1/bot/status").getString("state").equals("halted"));
  }

  private static void await(String otherwise, BooleanSupplier condition) {
    for (int i = 0; i < TRIES; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException(otherwise);
  }

  @AfterAll
  static void let_the_agent_go_on() {
    Books.post("/api/v1/bot/lift", "");
    Books.post("/api/v1/bot/start", "");
  }

  private static List<List<String>> csv(String path) {
    HttpResponse<String> answer =
        ServerUnderTest.send(
            ServerUnderTest.request(path)
                .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                .header("Accept", "text/csv")
                .GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    return answer.body().lines().map(line -> Arrays.asList(line.split(",", -1))).toList();
  }

  private static BigDecimal amount(JsonObject of, String name) {
    return new BigDecimal(of.getJsonObject(name).getString("amount"));
  }

  @Test
  void performance_agrees_with_the_lists_it_sums_up() {
    JsonObject told = Books.get("/api/v1/performance");
    List<List<String>> gains = csv("/api/v1/realised-gains");
    assertThat(gains.get(0))
        .containsExactly(
            "instrument",
            "acquired",
            "disposed",
            "quantity",
            "cost",
            "proceeds",
            "fees",
            "gain",
            "currency");
    BigDecimal gain = BigDecimal.ZERO;
    for (List<String> row : gains.subList(1, gains.size())) {
      gain = gain.add(new BigDecimal(row.get(7)));
      assertThat(new BigDecimal(row.get(5)).subtract(new BigDecimal(row.get(4))))
          .isEqualByComparingTo(new BigDecimal(row.get(7)).add(new BigDecimal(row.get(6))));
    }
    assertThat(told.getInt("trades")).isEqualTo(gains.size() - 1);
    if (Books.get("/api/v1/positions").getInt("count") == 0) {
      assertThat(amount(told, "realised")).isEqualByComparingTo(gain);
      assertThat(amount(told, "net_profit")).isEqualByComparingTo(gain);
    }
    assertThat(told.getInt("trades"))
        .isEqualTo(Books.get("/api/v1/round-trips?limit=500").getInt("count"));
    assertThat(told.getBoolean("too_few_to_tell")).isEqualTo(told.getInt("trades") < 30);
    BigDecimal fees = BigDecimal.ZERO;
    List<List<String>> paid = csv("/api/v1/fees");
    for (List<String> row : paid.subList(1, paid.size())) {
      fees = fees.add(new BigDecimal(row.get(4)));
    }
    assertThat(amount(told, "fees")).isEqualByComparingTo(fees);
    assertThat(csv("/api/v1/transfers"))
        .hasSize(2)
        .last()
        .satisfies(row -> assertThat(new BigDecimal(row.get(3))).isEqualByComparingTo("10000"));
  }

  @ParameterizedTest
  @CsvSource({"orders, orders", "fills, fills", "ledger, entries"})
  void pages_without_a_double_or_a_gap(String path, String name) {
    List<String> all = ids("/api/v1/" + path + "?limit=500", name);
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = Books.get("/api/v1/" + path + "?limit=2" + cursor);
      page.getJsonArray(name).forEach(row -> paged.add(id(row.asJsonObject())));
      cursor = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
    } while (!cursor.isEmpty() && paged.size() < all.size() + 10);
    assertThat(paged).hasSizeGreaterThan(2).doesNotHaveDuplicates().contains(all.get(0));
    List<String> sinceThen = paged.subList(paged.indexOf(all.get(0)), paged.size());
    assertThat(sinceThen).as("the market went on, which adds in front").isEqualTo(all);
  }

  private static List<String> ids(String path, String name) {
    return Books.get(path).getJsonArray(name).stream().map(r -> id(r.asJsonObject())).toList();
  }

  private static String id(JsonObject row) {
    return row.containsKey("proposal")
        ? row.getJsonObject("proposal").getString("id")
        : row.getString("id");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/fills?cursor=a%20b",
    "/api/v1/orders?cursor=",
    "/api/v1/fills?limit=501",
    "/api/v1/performance?limit=1",
    "/api/v1/round-trips?cursor=x"
  })
  void refuses_what_it_does_not_know(String path) {
    assertThat(ServerUnderTest.getAsAdmin(path).statusCode()).isEqualTo(422);
  }
}
