package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy over REST: read, tried, changed on the running agent, refused. */
@Tag("rest")
class RiskIT {

  private static final String POLICY = "/api/v1/risk/policy";
  private static final int TRIES = 240;

  /** Others find the limits as they were. */
  @AfterEach
  void put_back() {
    JsonObject values = policy().getJsonObject("values");
    if (!values.getString("confidence_min").equals("60")) {
      assertThat(change(version(), "\"confidence_min\":\"60\"").statusCode()).isEqualTo(200);
    }
    if (!values.getString("quorum").equals("2")) {
      assertThat(config(version(), "\"quorum\":2").statusCode()).isEqualTo(200);
    }
    if (!values.getString("strategy").equals("weighted")) {
      assertThat(config(version(), "\"strategy\":\"weighted\"").statusCode()).isEqualTo(200);
    }
  }

  private static JsonObject policy() {
    return Books.get(POLICY);
  }

  private static int version() {
    return policy().getInt("version");
  }

  private static HttpRequest.Builder request(String path) {
    return ServerUnderTest.request(path)
        .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return ServerUnderTest.send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> change(int version, String fields) {
    return send("PUT", POLICY, "{\"version\":" + version + ",\"reason\":\"test\"," + fields + "}");
  }

  private static HttpResponse<String> config(int version, String fields) {
    return send(
        "PATCH",
        "/api/bot/config",
        "{\"version\":" + version + ",\"reason\":\"test\"," + fields + "}");
  }

  private static JsonObject refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonObject error = Books.json(answer.body());
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.getString("reference_id")).isNotEmpty();
    return error;
  }

  @Test
  void tells_the_policy_in_force_with_what_each_value_may_become() {
    HttpResponse<String> answer = ServerUnderTest.getAsAdmin(POLICY);
    JsonObject policy = Books.json(answer.body());
    assertThat(answer.headers().firstValue("ETag"))
        .contains("\"" + policy.getInt("version") + "\"");
    assertThat(policy.getJsonObject("values").getString("risk_per_trade_max")).isEqualTo("1");
    assertThat(policy.getJsonObject("values").getString("cool_down_after_loss")).isEqualTo("PT10M");
    assertThat(policy.getJsonObject("values").getString("weight.momentum")).isEqualTo("1");
    assertThat(policy.getJsonObject("allowed").keySet())
        .isEqualTo(policy.getJsonObject("values").keySet());
    assertThat(policy.getJsonObject("allowed").getString("risk_per_trade_max"))
        .isEqualTo("0.01 to 2 %");
    assertThat(policy.getJsonObject("risk_day").getString("zone")).isEqualTo("UTC");
  }

  @Test
  void a_change_judges_the_next_decision_of_the_running_agent() {
    int before = version();
    HttpResponse<String> answer =
        ServerUnderTest.send(
            request(POLICY)
                .header("If-Match", "\"" + before + "\"")
                .PUT(
                    BodyPublishers.ofString(
                        "{\"reason\":\"calmer\",\"confidence_min\":\"61.5\"}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject after = Books.json(answer.body());
    int version = before + 1;
    assertThat(after.getInt("version")).isEqualTo(version);
    assertThat(after.getJsonArray("changes").getJsonObject(0).getString("from")).isEqualTo("60");
    assertThat(after.getString("reason")).isEqualTo("calmer");
    assertThat(judgedBy("v" + version)).isTrue();
    JsonObject newest =
        Books.get(POLICY + "/versions?limit=1").getJsonArray("versions").getJsonObject(0);
    assertThat(newest.getInt("version")).isEqualTo(version);
    assertThat(newest.getString("by")).isNotEmpty();
    assertThat(newest.getString("written_at")).isNotEmpty();
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/audit").body())
        .contains("POLICY_CHANGE")
        .contains("version " + version + ": confidence_min 60 -> 61.5; calmer");
    String last = newest();
    assertThat(Books.post("/api/v1/decisions/" + last + "/replay", "").getBoolean("identical"))
        .isTrue();
  }

  private static boolean judgedBy(String version) {
    for (int i = 0; i < TRIES; i++) {
      String last = ServerUnderTest.getAsAdmin("/api/v1/decisions/" + newest()).body();
      if (last.contains("\"version\":\"" + version + "\"")) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    return false;
  }

  private static String newest() {
    return Books.get("/api/v1/decisions?limit=1")
        .getJsonArray("decisions")
        .getJsonObject(0)
        .getString("decision_id");
  }

  @Test
  void of_two_who_change_the_same_version_the_second_is_told_both() {
    int before = version();
    assertThat(change(before, "\"confidence_min\":\"62\"").statusCode()).isEqualTo(200);
    String detail =
        refused(change(before, "\"confidence_min\":\"63\""), 409, "POLICY_CHANGED")
            .getString("detail");
    assertThat(detail)
        .contains("from version " + before + " ")
        .contains("version " + (before + 1) + " is in force");
    assertThat(policy().getJsonObject("values").getString("confidence_min")).isEqualTo("62");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"risk_per_trade_max\":\"2.01\" | OUT_OF_RANGE | risk_per_trade_max | 0.01 to 2 %",
        "\"risk_per_trade_max\":-1 | OUT_OF_RANGE | risk_per_trade_max | 0.01 to 2 %",
        "\"risk_per_trade_max\":1e99999999 | OUT_OF_RANGE | risk_per_trade_max | 0.01 to 2 %",
        "\"risk_per_trade_max\":true | OUT_OF_RANGE | risk_per_trade_max | is a string",
        "\"confidence_min\":\"49.9\" | OUT_OF_RANGE | confidence_min | 50 to 100 %",
        "\"daily_loss_max\":\"8\" | OUT_OF_RANGE | daily_loss_max | weekly_loss_max, which is 7 %",
        "\"cool_down_after_loss\":\"forever\" | OUT_OF_RANGE | cool_down_after_loss | PT168H",
        "\"leverage\":\"3\" | UNKNOWN_FIELD | leverage | known fields",
        "\"quorum\":\"1\" | UNKNOWN_FIELD | quorum | known fields"
      })
  void refuses_what_it_cannot_become_and_names_it(
      String field, String code, String name, String words) {
    int before = version();
    JsonObject error = refused(change(before, field), 422, code);
    assertThat(error.getString("field")).isEqualTo(name);
    assertThat(error.getString("detail")).contains(words);
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void refuses_a_change_without_version_reason_or_effect() {
    int before = version();
    String some = "\"confidence_min\":\"64\"";
    refused(send("PUT", POLICY, "{\"reason\":\"x\"," + some + "}"), 422, "OUT_OF_RANGE");
    refused(send("PUT", POLICY, "{\"version\":" + before + "," + some + "}"), 422, "OUT_OF_RANGE");
    refused(change(before, "\"confidence_min\":\"60.0\""), 422, "OUT_OF_RANGE");
    refused(
        ServerUnderTest.send(
            request(POLICY)
                .header("If-Match", "\"7777\"")
                .PUT(
                    BodyPublishers.ofString(
                        "{\"version\":" + before + ",\"reason\":\"x\"," + some + "}"))),
        422,
        "OUT_OF_RANGE");
    refused(send("PUT", POLICY, "[]"), 400, "MALFORMED");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void a_dry_run_judges_stored_decisions_and_changes_nothing() {
    int before = version();
    JsonObject run =
        Books.post(
            "/api/v1/risk/check",
            "{\"version\":" + before + ",\"confidence_min\":\"100\",\"quorum\":4}");
    assertThat(run.getInt("based_on")).isEqualTo(before);
    assertThat(run.getInt("judged")).isPositive();
    assertThat(run.getBoolean("held_judged")).isTrue();
    assertThat(run.getString("ended_by")).isIn("all", "count", "time");
    JsonObject outcomes = run.getJsonObject("outcomes");
    int sum = outcomes.keySet().stream().mapToInt(outcomes::getInt).sum();
    assertThat(sum).isEqualTo(run.getInt("judged"));
    assertThat(run.getJsonArray("headroom")).isNotEmpty();
    assertThat(version()).isEqualTo(before);
    refused(
        send("POST", "/api/v1/risk/check", "{\"version\":" + before + ",\"quorum\":\"10\"}"),
        422,
        "OUT_OF_RANGE");
  }

  @Test
  void the_agents_settings_are_changed_by_patch_under_the_same_version() {
    int before = version();
    HttpResponse<String> answer = config(before, "\"quorum\":3");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject settings = Books.json(answer.body()).getJsonObject("policy");
    assertThat(settings.getInt("version")).isEqualTo(before + 1);
    assertThat(settings.getJsonObject("values").getString("quorum")).isEqualTo("3");
    assertThat(version()).isEqualTo(before + 1);
    refused(config(before, "\"quorum\":1"), 409, "POLICY_CHANGED");
    assertThat(config(before + 1, "\"strategy\":\"unanimous\"").statusCode()).isEqualTo(200);
    assertThat(policy().getJsonObject("values").getString("strategy")).isEqualTo("unanimous");
    String later =
        refused(config(before + 2, "\"strategy\":\"debate\""), 422, "OUT_OF_RANGE")
            .getString("detail");
    assertThat(later).contains("name debate too: bull,bear,judge of");
    assertThat(version()).isEqualTo(before + 2);
    refused(config(before + 2, "\"position_max\":\"10\""), 422, "UNKNOWN_FIELD");
  }

  @Test
  void tells_what_the_limits_remember() {
    JsonObject state = Books.get("/api/v1/risk/state");
    assertThat(state.getJsonArray("headroom")).hasSizeGreaterThanOrEqualTo(6);
    assertThat(state.get("state")).isNotEqualTo(JsonValue.NULL);
    assertThat(state.getJsonArray("halted")).isNotNull();
  }
}
