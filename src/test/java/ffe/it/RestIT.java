package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract promises a client that does everything right. */
@Tag("rest")
class RestIT {

  private static final int FILL_TRIES = 600;

  private static final String ADVICE = "{\"asset_pair\":\"BTC/USD\",\"include_macro\":false}";

  /** The tape gives the first fill by itself; nothing is staged. */
  @BeforeAll
  static void await_a_fill() {
    for (int i = 0; i < FILL_TRIES; i++) {
      if (Books.get("/api/v1/fills?limit=1").getInt("count") > 0) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("no fill came");
  }

  @Test
  void tells_a_program_at_the_root_where_to_go_on() {
    JsonObject index = Books.get("/");
    assertThat(index.keySet())
        .containsExactlyInAnyOrder("name", "version", "docs", "health", "metrics");
    assertThat(index.getString("version")).matches("[0-9]+[.][0-9].*");
    for (String way : List.of("docs", "health", "metrics")) {
      assertThat(ServerUnderTest.getAsAdmin(index.getString(way)).statusCode())
          .as(way)
          .isIn(200, 302);
    }
  }

  @Test
  void tells_health_by_component() {
    JsonObject health = Books.get("/api/v1/health");
    assertThat(health.getString("status")).isIn("healthy", "degraded");
    assertThat(health.getJsonNumber("uptime_seconds").doubleValue()).isPositive();
    assertThat(health.getJsonObject("circuit_breakers")).isNotNull();
    assertThat(health.getJsonObject("components").getString("database")).isEqualTo("up");
  }

  @Test
  void tells_the_status_of_the_account() {
    JsonObject status = Books.get("/api/v1/status");
    JsonObject balance = status.getJsonObject("balance");
    assertThat(new BigDecimal(balance.getString("total"))).isPositive();
    assertThat(new BigDecimal(balance.getString("available"))).isNotNegative();
    assertThat(balance.getString("currency")).isEqualTo("USD");
    assertThat(status.getInt("active_positions")).isBetween(0, 1);
    assertThat(status.getInt("max_concurrent_trades")).isEqualTo(5);
    assertThat(status.getString("platform")).startsWith("tape:");
    assertThat(status.getString("mode")).isEqualTo("paper");
    assertThat(status.getString("database")).isEqualTo("up");
    assertThat(Instant.parse(status.getString("market_clock")))
        .isBetween(Instant.parse("2013-11-27T00:00:00Z"), Instant.parse("2013-12-02T00:00:00Z"));
  }

  @Test
  void gives_advice_that_can_be_listed_opened_and_computed_again() {
    JsonObject advice = Books.post("/api/v1/decisions", ADVICE);
    isADecision(advice);
    assertThat(advice.getBoolean("advice")).isTrue();
    assertThat(advice.getJsonArray("orders")).isEmpty();
    String id = advice.getString("decision_id");

    JsonObject detail = Books.get("/api/v1/decisions/" + id);
    isADecision(detail);
    assertThat(detail).isEqualTo(advice);
    assertThat(detail.getJsonObject("record").keySet()).contains("inputs", "opinions", "decision");
    assertThat(Books.decisions(100)).contains(id);

    JsonObject replay = Books.post("/api/v1/decisions/" + id + "/replay", "");
    assertThat(replay.getBoolean("identical")).isTrue();
    assertThat(replay.getString("digest")).isEqualTo(detail.getString("digest"));
    assertThat(replay.isNull("first_difference")).isTrue();
  }

  @Test
  void shows_with_a_decision_what_came_of_it() {
    JsonObject order = last("orders", "FILLED");
    String cause = order.getJsonObject("proposal").getString("cause");
    JsonObject decision = Books.get("/api/v1/decisions/" + cause);
    isADecision(decision);
    assertThat(decision.getString("result")).isEqualTo("ORDERED");
    assertThat(decision.getJsonArray("orders")).isNotEmpty();
    assertThat(decision.getJsonArray("fills")).isNotEmpty();
    JsonObject replay = Books.post("/api/v1/decisions/" + cause + "/replay", "");
    assertThat(replay.getBoolean("identical")).as(replay.toString()).isTrue();
  }

  private static JsonObject last(String state, String wanted) {
    return Books.get("/api/v1/" + state).getJsonArray(state).stream()
        .map(value -> value.asJsonObject())
        .filter(order -> order.getString("state").equals(wanted))
        .filter(order -> order.getJsonObject("proposal").getString("purpose").equals("ENTRY"))
        .findFirst()
        .orElseThrow();
  }

  private static void isADecision(JsonObject decision) {
    assertThat(decision.getString("decision_id")).matches("[0-9a-f]{24}");
    assertThat(decision.getString("asset_pair")).isEqualTo("BTC-USD");
    assertThat(decision.getString("action")).isIn("BUY", "SELL", "HOLD");
    assertThat(decision.getJsonNumber("confidence").doubleValue()).isBetween(0.0, 100.0);
    assertThat(decision.getBoolean("confidence_calibrated")).isFalse();
    assertThat(decision.getString("reasoning")).isNotBlank();
  }

  @Test
  void lists_orders_and_fills_with_exact_amounts_as_strings() {
    JsonObject order = Books.get("/api/v1/orders?limit=1").getJsonArray("orders").getJsonObject(0);
    assertThat(new BigDecimal(order.getJsonObject("proposal").getString("quantity"))).isPositive();
    assertThat(order.getString("state")).isNotBlank();
    JsonObject fill = Books.get("/api/v1/fills?limit=1").getJsonArray("fills").getJsonObject(0);
    assertThat(new BigDecimal(fill.getString("price"))).isPositive();
    assertThat(new BigDecimal(fill.getString("quantity"))).isPositive();
    assertThat(new BigDecimal(fill.getJsonObject("fee").getString("amount"))).isPositive();
    assertThat(Instant.parse(fill.getString("time")))
        .isAfter(Instant.parse("2013-11-27T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "orders", "fills"})
  void counts_what_it_lists(String what) {
    for (String query : List.of("", "?account=main")) {
      JsonObject list = Books.get("/api/v1/" + what + query);
      assertThat(list.getJsonArray(what)).hasSize(list.getInt("count"));
    }
  }

  @Test
  void lists_the_equity_oldest_first_with_buy_and_hold_beside_it() {
    JsonArray points = Books.get("/api/v1/equity?limit=50").getJsonArray("points");
    assertThat(points.size()).isBetween(2, 50);
    List<Instant> times =
        points.stream().map(p -> Instant.parse(p.asJsonObject().getString("at"))).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    JsonObject last = points.getJsonObject(points.size() - 1);
    for (String curve : List.of("equity", "hold")) {
      assertThat(new BigDecimal(last.getJsonObject(curve).getString("amount"))).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 100})
  void pages_through_all_decisions_without_a_double_or_a_gap(int limit) {
    Books.post("/api/v1/bot/pause", "");
    try {
      List<String> before = Books.decisions(limit);
      List<String> newest = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        newest.add(0, Books.post("/api/v1/decisions", ADVICE).getString("decision_id"));
      }
      List<String> paged = Books.decisions(limit);
      assertThat(paged).doesNotHaveDuplicates().containsAll(newest).containsAll(before);
      assertThat(paged).hasSize(before.size() + 3).isEqualTo(Books.decisions(50));
      int decided = Books.get("/api/v1/audit/books").getInt("decisions");
      assertThat(paged).hasSizeGreaterThanOrEqualTo(decided + 3);
    } finally {
      Books.post("/api/v1/bot/resume", "");
    }
  }

  @Test
  void goes_on_from_a_cursor_whatever_came_meanwhile() {
    JsonObject first = Books.get("/api/v1/decisions?limit=2");
    List<String> before = Books.decisions(100);
    String last = first.getJsonArray("decisions").getJsonObject(1).getString("decision_id");
    String newer = Books.post("/api/v1/decisions", ADVICE).getString("decision_id");
    JsonObject second = Books.get("/api/v1/decisions?limit=1&cursor=" + first.getString("next"));
    String next = second.getJsonArray("decisions").getJsonObject(0).getString("decision_id");
    assertThat(next).isNotEqualTo(newer).isEqualTo(before.get(before.indexOf(last) + 1));
  }

  @Test
  void filters_decisions_by_what_was_asked() {
    JsonArray held =
        Books.get("/api/v1/decisions?action=HOLD&asset_pair=xbtusd&limit=100")
            .getJsonArray("decisions");
    assertThat(held).isNotEmpty();
    assertThat(held)
        .allSatisfy(d -> assertThat(d.asJsonObject().getString("action")).isEqualTo("HOLD"));
    String time = held.getJsonObject(held.size() - 1).getString("market_time");
    JsonArray one =
        Books.get("/api/v1/decisions?from=" + time + "&to=" + Instant.parse(time).plusMillis(1))
            .getJsonArray("decisions");
    assertThat(one).isNotEmpty();
    assertThat(one)
        .allSatisfy(d -> assertThat(d.asJsonObject().getString("market_time")).isEqualTo(time));
    assertThat(Books.get("/api/v1/decisions?to=2013-01-01T00:00:00Z").getInt("count")).isZero();
  }
}
