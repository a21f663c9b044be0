package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the server under test has stored, read through its own door by the admin. */
final class Books {

  private static final int PAGES_MAX = 2_000;
  private static final int FIRST_TRIES = 240;

  private Books() {}

  /** What no bad request may change while the agent is paused. */
  record Tally(List<String> decisions, List<String> entries, int keys, String state) {}

  static Tally tally() {
    List<String> entries =
        get("/api/v1/orders?limit=500").getJsonArray("orders").stream()
            .map(order -> order.asJsonObject().getJsonObject("proposal"))
            .filter(proposal -> proposal.getString("purpose").equals("ENTRY"))
            .map(proposal -> proposal.getString("id"))
            .toList();
    return new Tally(
        decisions(100),
        entries,
        get("/api/v1/keys").getJsonArray("keys").size(),
        get("/api/v1/bot/status").getString("state"));
  }

  /** Ids of all decisions as the list gives them, page by page. */
  static List<String> decisions(int limit) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < PAGES_MAX; page++) {
      JsonObject answer = get("/api/v1/decisions?limit=" + limit + cursor);
      assertThat(answer.getJsonArray("decisions")).hasSize(answer.getInt("count"));
      answer
          .getJsonArray("decisions")
          .forEach(line -> ids.add(line.asJsonObject().getString("decision_id")));
      if (answer.isNull("next")) {
        return ids;
      }
      assertThat(answer.getInt("count")).isEqualTo(limit);
      cursor = "&cursor=" + answer.getString("next");
    }
    throw new IllegalStateException("more than " + PAGES_MAX + " pages of decisions");
  }

  /** Ids of the newest decisions. */
  static List<String> newest(int limit) {
    return get("/api/v1/decisions?limit=" + limit).getJsonArray("decisions").stream()
        .map(line -> line.asJsonObject().getString("decision_id"))
        .toList();
  }

  /** A decision's id; waits for the session's first one, at most a minute. */
  static String firstDecision() {
    for (int i = 0; i < FIRST_TRIES; i++) {
      List<String> ids = decisions(100);
      if (!ids.isEmpty()) {
        return ids.get(0);
      }
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
    throw new IllegalStateException("no decision within a minute");
  }

  /** The admin's answer to a read that must succeed. */
  static JsonObject get(String path) {
    return ok(ServerUnderTest.getAsAdmin(path));
  }

  /** The admin's answer to a command that must succeed. */
  static JsonObject post(String path, String json) {
    return ok(ServerUnderTest.postAsAdmin(path, json));
  }

  static JsonObject ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as(answer.request().uri() + ": " + answer.body())
        .isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    return json(answer.body());
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
