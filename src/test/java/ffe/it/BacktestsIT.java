package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Backtest;
import ffe.backtest.BacktestPlan;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backtests as jobs of the running engine. */
@Tag("rest")
class BacktestsIT {

  private static final String RUN = "bt-" + UUID.randomUUID().toString().substring(0, 8);

  private static HttpResponse<String> cancel(String id) {
    return ServerUnderTest.send(
        ServerUnderTest.request(Backtested.PATH + "/" + id)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .DELETE());
  }

  private static HttpResponse<String> csv(String path) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header("Accept", "text/csv")
            .GET());
  }

  /** Candles that go up and down, so many that a run over them takes a while. */
  private static void keep(String series, int count) {
    keep(series, "BTC-USD", count);
  }

  static void keep(String series, String pair, int count) {
    StringBuilder rows = new StringBuilder("time,open,high,low,close,volume\n");
    Instant at = Instant.parse("2020-01-01T00:00:00Z");
    for (int i = 0; i < count; i++) {
      double price = 1_000 + 50 * StrictMath.sin(i / 40.0) + i % 7;
      rows.append(at.plus(Duration.ofMinutes(5L * i))).append(',').append(price);
      rows.append(',').append(price + 4).append(',').append(price - 4).append(',');
      rows.append(price + 1).append(",10\n");
    }
    HttpResponse<String> answer =
        ServerUnderTest.send(
            ServerUnderTest.request(
                    "/api/v1/data/imports?asset_pair=" + pair + "&timeframe=5m&series=" + series)
                .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                .header("Content-Type", "text/csv")
                .POST(
                    BodyPublishers.ofByteArray(rows.toString().getBytes(StandardCharsets.UTF_8))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = Books.json(answer.body()).getString("id");
    for (int i = 0; i < 600; i++) {
      if (!Books.get("/api/v1/data/imports/" + id).getString("state").equals("running")) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("the import does not end");
  }

  @Test
  void a_job_gives_the_digest_of_the_same_run_elsewhere_and_of_the_paper_session()
      throws IOException {
    JsonObject view = Backtested.done("{\"trials\":\"2\"}");
    JsonObject summary = view.getJsonObject("summary");
    BacktestPlan plan =
        new BacktestPlan(
            "main",
            TapeSource.bundled(),
            FillModel.KRAKEN,
            Strategies.all(),
            new CycleRules(
                Timeframe.M5,
                RiskPolicy.standard(),
                EnsemblePolicy.DEFAULT,
                VoterWeights.EQUAL,
                Bps.of("7")),
            Money.of("10000", Currency.USD),
            Optional.empty());
    String code = summary.getString("code_version");
    assertThat(code).matches("[0-9a-f]{64}");
    assertThat(summary.getString("digest"))
        .isEqualTo(Backtest.run(plan, code, Backtest.Watch.NOBODY).orElseThrow().digest().hex());
    Properties golden = new Properties();
    try (InputStream in = BacktestsIT.class.getResourceAsStream("/golden/session.properties")) {
      golden.load(in);
    }
    String path = Backtested.PATH + "/" + view.getString("id");
    JsonObject result = Books.get(path + "/result");
    JsonObject report = result.getJsonObject("report");
    int decisions =
        report.getJsonObject("decisions").values().stream()
            .mapToInt(n -> Integer.parseInt(n.toString()))
            .sum();
    assertThat(decisions).isEqualTo(Integer.parseInt(golden.getProperty("decisions")));
    assertThat(report.getInt("fills")).isEqualTo(Integer.parseInt(golden.getProperty("fills")));
    assertThat(report.getJsonObject("luck").getInt("trials")).isEqualTo(2);
    assertThat(result.getString("data_digest"))
        .isEqualTo(TapeSource.bundled().digest().hex())
        .isEqualTo(summary.getString("data"));
    JsonObject trades = Books.get(path + "/trades");
    assertThat(trades.getInt("count")).isEqualTo(report.getJsonObject("trades").getInt("trades"));
    assertThat(csv(path + "/trades").body().lines()).hasSize(trades.getInt("count") + 1);
    assertThat(csv(path + "/equity").body().lines())
        .hasSize(Books.get(path + "/equity").getJsonArray("equity").size() + 1);
  }

  @Test
  void stored_candles_are_run_over_and_the_same_order_gives_the_same_again() {
    keep(RUN, 2_000);
    String order =
        "{\"source\":\"import:"
            + RUN
            + "\",\"timeframe\":\"5m\",\"from\":\"2020-01-02\",\"position_max\":\"10\"}";
    JsonObject first = Backtested.done(order);
    JsonObject second = Backtested.done(order);
    assertThat(second.getJsonObject("summary")).isEqualTo(first.getJsonObject("summary"));
    assertThat(first.getJsonObject("order").getJsonObject("limits").getString("position_max"))
        .isEqualTo("10");
    assertThat(first.getJsonObject("progress").getInt("cycles")).isPositive();
  }

  @Test
  void several_pairs_of_one_source_are_one_account_and_each_is_told() {
    keep(RUN + "-two", "BTC-USD", 900);
    keep(RUN + "-two", "ETH-USD", 700);
    JsonObject view =
        Backtested.done(
            "{\"source\":\"import:"
                + RUN
                + "-two\",\"timeframe\":\"5m\",\"asset_pair\":\"ETH-USD,BTC-USD\"}");
    assertThat(view.getJsonObject("order").getString("asset_pair")).isEqualTo("BTC-USD,ETH-USD");
    // both begin after 300 candles, and end where the shorter one does
    assertThat(view.getJsonObject("progress").getInt("cycles")).isEqualTo(2 * (700 - 300));
    JsonObject report =
        Books.get(Backtested.PATH + "/" + view.getString("id") + "/result").getJsonObject("report");
    assertThat(report.getString("instrument")).isEqualTo("BTC-USD, ETH-USD");
    assertThat(report.getJsonObject("by_instrument")).containsOnlyKeys("BTC-USD", "ETH-USD");
  }

  @Test
  void a_run_is_cancelled_while_it_runs_and_leaves_no_result() {
    keep(RUN + "-long", 60_000);
    String id =
        Backtested.ordered("{\"source\":\"import:" + RUN + "-long\",\"timeframe\":\"5m\"}")
            .getString("id");
    assertThat(Backtested.after(id, "queued").getString("state")).isEqualTo("running");
    HttpResponse<String> early = ServerUnderTest.getAsAdmin(Backtested.PATH + "/" + id + "/result");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(Books.json(early.body()).getString("code")).isEqualTo("NO_RESULT");
    HttpResponse<String> cancelled = cancel(id);
    assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
    assertThat(Books.json(cancelled.body()).getString("state")).isEqualTo("cancelled");
    assertThat(cancel(id).statusCode()).isEqualTo(409);
    assertThat(Backtested.done("{}").getString("state")).isEqualTo("done");
    JsonObject after = Books.get(Backtested.PATH + "/" + id);
    assertThat(after.getString("state")).isEqualTo("cancelled");
    assertThat(after.get("summary")).isEqualTo(JsonValue.NULL);
    assertThat(cancel("0123456789ab").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nonsense\":\"1\"} | 422 | nonsense",
        "{\"asset_pair\":\"x\"} | 422 | asset_pair",
        "{\"asset_pair\":\"BTC-USD,ETH-USD\"} | 422 | asset_pair",
        "{\"source\":\"import:none\",\"timeframe\":\"1h\"} | 422 | source",
        "{\"timeframe\":\"1h\"} | 422 | timeframe",
        "{\"analysts\":\"soothsayer\"} | 422 | analysts",
        "{\"strategy\":\"debate\"} | 422 | strategy",
        "{\"models\":\"grok\"} | 422 | models",
        "{\"models\":\"ollama\",\"budget_usd\":\"1\"} | 422 | models",
        "{\"models\":\"openai\",\"budget_usd\":\"2.5\"} | 422 | budget_usd",
        "{\"budget_usd\":\"1\"} | 422 | budget_usd",
        "{\"deposit\":\"0\"} | 422 | deposit",
        "{\"deposit\":1e400} | 422 | deposit",
        "{\"taker_fee_bps\":-1} | 422 | taker_fee_bps",
        "{\"trials\":\"0\"} | 422 | trials",
        "{\"position_max\":\"51\"} | 422 | position_max",
        "{\"from\":\"2024-01-02\"} | 422 | from",
        "{\"trials\": | 400 | ",
        "[] | 400 | "
      })
  void what_cannot_be_run_is_refused_by_its_field(String body, int status, String field) {
    HttpResponse<String> answer = ServerUnderTest.postAsAdmin(Backtested.PATH, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (field != null) {
      assertThat(Books.json(answer.body()).getString("field")).isEqualTo(field);
    }
  }

  @Test
  void what_was_ordered_and_cancelled_stands_in_the_list_of_control_actions() {
    String id = Backtested.ordered("{}").getString("id");
    cancel(id);
    String actions = ServerUnderTest.getAsAdmin("/api/v1/audit?limit=50").body();
    assertThat(actions).contains("BACKTEST", "the bundled recording of BTC-USD");
  }
}
