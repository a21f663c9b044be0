package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Optimizations and walk-forwards as jobs of the running engine. */
@Tag("rest")
class SearchesIT {

  private static HttpResponse<String> cancel(String path) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .DELETE());
  }

  @Test
  void an_optimization_keeps_every_trial_and_comes_to_the_same_again() {
    JsonObject first = Searched.done(Searched.OPTIMIZATIONS, Searched.FEW);
    JsonObject summary = first.getJsonObject("summary");
    assertThat(summary.getInt("trials")).isEqualTo(3);
    assertThat(summary.getString("digest")).matches("[0-9a-f]{64}");
    assertThat(summary.getString("words")).isNotBlank();
    assertThat(first.getJsonObject("progress").getInt("tried")).isEqualTo(3);
    JsonObject result = Books.get(Searched.OPTIMIZATIONS + "/" + first.getString("id") + "/result");
    JsonObject report = result.getJsonObject("report");
    assertThat(report.getJsonArray("trials")).hasSize(3);
    assertThat(report.getJsonArray("tests")).hasSize(2);
    assertThat(report.getString("verdict")).isEqualTo(summary.getString("verdict"));
    assertThat(report.getJsonObject("worth").containsKey("overfitting")).isTrue();
    assertThat(result.getString("digest")).isEqualTo(summary.getString("digest"));
    assertThat(Searched.done(Searched.OPTIMIZATIONS, Searched.FEW).getJsonObject("summary"))
        .isEqualTo(summary);
    HttpResponse<String> page =
        ServerUnderTest.getAsAdmin(
            Searched.OPTIMIZATIONS + "/" + first.getString("id") + "/report");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox");
    assertThat(page.body()).contains(result.getString("data_digest"), "Variants tried");
  }

  @Test
  void a_walk_forward_is_a_job_of_its_own_kind() {
    JsonObject view =
        Searched.done(
            Searched.WALK_FORWARD, Searched.FEW.replace("{", "{\"validation\":\"rolling\","));
    String id = view.getString("id");
    assertThat(view.getJsonObject("order").getJsonObject("judging").getString("validation"))
        .isEqualTo("rolling");
    assertThat(ServerUnderTest.getAsAdmin(Searched.OPTIMIZATIONS + "/" + id).statusCode())
        .isEqualTo(404);
    assertThat(ServerUnderTest.getAsAdmin(Backtested.PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(ServerUnderTest.getAsAdmin(Searched.WALK_FORWARD + "/" + id + "/report").body())
        .contains("walk-forward, rolling");
    assertThat(
            ServerUnderTest.getAsAdmin(Searched.OPTIMIZATIONS + "/" + id + "/report").statusCode())
        .isEqualTo(404);
    assertThat(Books.get(Searched.WALK_FORWARD).getJsonArray("searches").toString()).contains(id);
    assertThat(Books.get(Searched.OPTIMIZATIONS).getJsonArray("searches").toString())
        .doesNotContain(id);
  }

  @Test
  void a_search_is_cancelled_and_leaves_no_result() {
    String id =
        Searched.ordered(
                Searched.OPTIMIZATIONS,
                "{\"space\":\"trend-flip.reward=2..6/0.1,trend-flip.stop-atr=1..4/0.1\",\"trials\":\"800\"}")
            .getString("id");
    String path = Searched.OPTIMIZATIONS + "/" + id;
    HttpResponse<String> early = ServerUnderTest.getAsAdmin(path + "/result");
    assertThat(early.statusCode()).isEqualTo(409);
    HttpResponse<String> cancelled = cancel(path);
    assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancel(path).statusCode()).isEqualTo(409);
    assertThat(Searched.done(Searched.OPTIMIZATIONS, Searched.FEW).getString("state"))
        .isEqualTo("done");
    JsonObject after = Books.get(path);
    assertThat(after.getString("state")).isEqualTo("cancelled");
    assertThat(after.get("summary")).isEqualTo(JsonValue.NULL);
    assertThat(cancel(Searched.OPTIMIZATIONS + "/0123456789ab").statusCode()).isEqualTo(404);
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/audit?limit=50").body())
        .contains("CANCEL_OPTIMIZATION", "OPTIMIZATION");
  }

  @Test
  void what_was_chosen_comes_into_the_policy_of_an_account_once() {
    String id =
        Searched.done(
                Searched.OPTIMIZATIONS,
                "{\"space\":\"risk.position_max=11..12/1\",\"search\":\"grid\","
                    + "\"folds\":\"2\",\"trades_min\":\"1\"}")
            .getString("id");
    String path = Searched.OPTIMIZATIONS + "/" + id + "/promotion";
    JsonObject before = Books.get("/api/v1/risk/policy");
    int version = before.getInt("version");
    HttpResponse<String> unnamed = ServerUnderTest.postAsAdmin(path, "{}");
    assertThat(unnamed.statusCode()).isEqualTo(422);
    assertThat(Books.json(unnamed.body()).getString("field")).isEqualTo("version");
    HttpResponse<String> old =
        ServerUnderTest.postAsAdmin(path, "{\"version\":" + (version + 7) + "}");
    assertThat(old.statusCode()).as(old.body()).isIn(409, 412);
    String body = "{\"version\":" + version + "}";
    HttpResponse<String> promoted = ServerUnderTest.postAsAdmin(path, body);
    assertThat(promoted.statusCode()).as(promoted.body()).isEqualTo(200);
    JsonObject after = Books.json(promoted.body());
    assertThat(after.getInt("version")).isEqualTo(version + 1);
    assertThat(promoted.headers().firstValue("ETag")).hasValue("\"" + (version + 1) + "\"");
    assertThat(after.getJsonObject("values").getString("position_max")).isIn("11", "12");
    assertThat(after.getString("reason")).contains(id);
    assertThat(ServerUnderTest.postAsAdmin(path, body).statusCode()).isIn(409, 412);
    assertThat(Books.get("/api/v1/risk/policy").getInt("version")).isEqualTo(version + 1);
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/audit?limit=50").body()).contains(id);
    assertThat(
            ServerUnderTest.postAsAdmin(Searched.OPTIMIZATIONS + "/0123456789ab/promotion", body)
                .statusCode())
        .isEqualTo(404);
    HttpResponse<String> rules =
        ServerUnderTest.postAsAdmin(
            Searched.OPTIMIZATIONS + "/" + Samples.optimization() + "/promotion",
            "{\"version\":" + (version + 1) + "}");
    assertThat(rules.statusCode()).isEqualTo(409);
    assertThat(Books.json(rules.body()).getString("code")).isEqualTo("NOT_OF_THE_POLICY");
    putBack(before, version + 1);
  }

  /** The tests that follow find the account's limits as they were. */
  private static void putBack(JsonObject before, int version) {
    JsonObject values = before.getJsonObject("values");
    String body =
        "{\"version\":"
            + version
            + ",\"reason\":\"as before\",\"position_max\":\""
            + values.getString("position_max")
            + "\"}";
    HttpResponse<String> answer =
        ServerUnderTest.send(
            ServerUnderTest.request("/api/v1/risk/policy")
                .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void a_monte_carlo_draws_of_a_backtest_and_comes_to_the_same_again() {
    String backtest = Samples.backtest();
    String order = "{\"backtest\":\"" + backtest + "\",\"draws\":\"500\"}";
    JsonObject first = Searched.done(Searched.MONTE_CARLO, order);
    JsonObject summary = first.getJsonObject("summary");
    assertThat(summary.getString("run"))
        .isEqualTo(
            Books.get(Backtested.PATH + "/" + backtest)
                .getJsonObject("summary")
                .getString("digest"));
    JsonObject chances =
        Books.get(Searched.MONTE_CARLO + "/" + first.getString("id") + "/result")
            .getJsonObject("chances");
    assertThat(chances.getJsonObject("of_returns").getJsonObject("result").getInt("draws"))
        .isEqualTo(500);
    assertThat(chances.getJsonArray("stressed")).hasSize(5);
    assertThat(Searched.done(Searched.MONTE_CARLO, order).getJsonObject("summary"))
        .isEqualTo(summary);
    assertThat(cancel(Searched.MONTE_CARLO + "/" + first.getString("id")).statusCode())
        .isEqualTo(409);
    HttpResponse<String> none =
        ServerUnderTest.postAsAdmin(Searched.MONTE_CARLO, "{\"backtest\":\"0123456789ab\"}");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(Books.json(none.body()).getString("field")).isEqualTo("backtest");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 422 | space",
        "{\"space\":\"nonsense\"} | 422 | space",
        "{\"space\":\"momentum.fast=2..60/1,momentum.slow=10..180/1,momentum.rsi=2..50/1,momentum.rsi-near=0..40/1,momentum.rsi-far=10..50/1\"} | 422 | space",
        "{\"space\":\"momentum.fast=1..999999999/0.000000001\"} | 422 | space",
        "{\"space\":\"quorum=1..2/1\",\"trials\":\"1001\"} | 422 | trials",
        "{\"space\":\"quorum=1..2/1\",\"search\":\"grid\",\"trials\":\"1\"} | 422 | trials",
        "{\"space\":\"quorum=1..2/1\",\"search\":\"luck\"} | 422 | search",
        "{\"space\":\"quorum=1..2/1\",\"seed\":\"-1\"} | 422 | seed",
        "{\"space\":\"quorum=1..2/1\",\"objectives\":\"fame\"} | 422 | objectives",
        "{\"space\":\"quorum=1..2/1\",\"validation\":\"none\"} | 422 | validation",
        "{\"space\":\"quorum=1..2/1\",\"folds\":\"51\"} | 422 | folds",
        "{\"space\":\"quorum=1..2/1\",\"embargo_hours\":\"9999\"} | 422 | embargo_hours",
        "{\"space\":\"quorum=1..2/1\",\"trades_min\":\"100001\"} | 422 | trades_min",
        "{\"space\":\"quorum=1..2/1\",\"deposit\":\"0\"} | 422 | deposit",
        "{\"space\":\"quorum=1..2/1\",\"nonsense\":\"1\"} | 422 | nonsense",
        "{\"space\": | 400 | "
      })
  void what_cannot_be_searched_is_refused_by_its_field(String body, int status, String field) {
    HttpResponse<String> answer = ServerUnderTest.postAsAdmin(Searched.OPTIMIZATIONS, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (field != null) {
      assertThat(Books.json(answer.body()).getString("field")).isEqualTo(field);
    }
  }
}
