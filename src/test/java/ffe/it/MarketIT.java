package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored candles over REST. */
@Tag("rest")
class MarketIT {

  private static final String CANDLES = "/api/v1/market/candles";

  @Test
  void lists_the_account_s_series_and_gives_its_newest_candles() {
    Books.firstDecision();
    JsonArray series = Books.get("/api/v1/market/symbols").getJsonArray("series");
    assertThat(series.getValuesAs(JsonObject.class))
        .anyMatch(
            s ->
                s.getString("source").startsWith("tape:")
                    && s.getString("instrument").equals("BTC-USD")
                    && s.getString("timeframe").equals("1m"));
    JsonObject told = Books.get(CANDLES + "?timeframe=1m&limit=50&averages=sma:20,ema:9");
    assertThat(told.getInt("step_seconds")).isEqualTo(60);
    assertThat(told.getJsonArray("candles")).isNotEmpty();
    assertThat(told.getJsonArray("candles").size()).isLessThanOrEqualTo(50);
    assertThat(told.getJsonObject("averages").getJsonArray("sma:20"))
        .hasSameSizeAs(told.getJsonArray("candles"));
    assertThat(told.getJsonArray("candles").getJsonObject(0).getString("open")).matches("[0-9.]+");
  }

  @Test
  void pages_hold_every_candle_once() {
    Books.firstDecision();
    JsonObject whole = Books.get(CANDLES + "?timeframe=5m&limit=40");
    JsonArray candles = whole.getJsonArray("candles");
    String from = candles.getJsonObject(0).getString("opens_at");
    String path = CANDLES + "?timeframe=5m&limit=15&from=" + from;
    JsonObject first = Books.get(path);
    JsonObject second = Books.get(path + "&cursor=" + first.getString("next"));
    assertThat(first.getJsonArray("candles")).isEqualTo(candles.subList(0, 15));
    assertThat(second.getJsonArray("candles")).isEqualTo(candles.subList(15, 30));
  }

  @Test
  void a_long_range_comes_in_as_many_points_as_were_asked_for() {
    Books.firstDecision();
    JsonObject told = Books.get(CANDLES + "?timeframe=1m&points=20&from=2013-11-25T00:00:00Z");
    assertThat(told.getJsonArray("candles").size()).isBetween(5, 20);
    assertThat(told.getInt("step_seconds")).isGreaterThan(60);
    assertThat(told.isNull("next")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?timeframe=7m",
        "?asset_pair=x",
        "?limit=1001",
        "?points=0",
        "?points=1001",
        "?points=10&step=300",
        "?step=301",
        "?step=999999999",
        "?from=yesterday",
        "?to=2013-13-01T00:00:00Z",
        "?from=2014-01-01T00:00:00Z&to=2013-01-01T00:00:00Z",
        "?averages=sma:1",
        "?averages=rsi:14",
        "?averages=sma:2,sma:3,sma:4,sma:5,sma:6",
        "?cursor=x",
        "?gaps=zero",
        "?vwap=1",
        "?format=xml",
        "?gaps=flat&averages=sma:20"
      })
  void refuses_what_is_out_of_range(String query) {
    assertThat(ServerUnderTest.getAsAdmin(CANDLES + query).statusCode()).isEqualTo(422);
  }

  @Test
  void a_refusal_names_the_field_and_its_limit() {
    HttpResponse<String> answer = ServerUnderTest.getAsAdmin(CANDLES + "?points=1001");
    assertThat(answer.body()).contains("\"field\":\"points\"").contains("points is 1 to 1000");
  }

  @Test
  void gives_the_same_bytes_again_and_nothing_to_those_who_have_them() {
    Books.firstDecision();
    JsonObject newest = Books.get(CANDLES + "?timeframe=5m&limit=40");
    String from = newest.getJsonArray("candles").getJsonObject(0).getString("opens_at");
    String path = CANDLES + "?timeframe=5m&limit=10&vwap=true&from=" + from;
    HttpResponse<String> first = ServerUnderTest.getAsAdmin(path);
    HttpResponse<String> second = ServerUnderTest.getAsAdmin(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("ETag")).hasValue(tag);
    HttpResponse<String> known = asked(path, "If-None-Match", "\"x\", " + tag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(asked(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
  }

  @Test
  void gives_the_candles_of_json_as_a_file_too() {
    Books.firstDecision();
    JsonObject newest = Books.get(CANDLES + "?timeframe=5m&limit=40");
    JsonObject candle = newest.getJsonArray("candles").getJsonObject(0);
    String path = CANDLES + "?timeframe=5m&limit=10&from=" + candle.getString("opens_at");
    HttpResponse<String> file = asked(path, "Accept", "text/csv");
    assertThat(file.body().lines().skip(1).findFirst().orElseThrow())
        .startsWith(candle.getString("opens_at") + "," + candle.getString("open") + ",");
    assertThat(file.body().lines()).hasSize(11);
    assertThat(file.headers().firstValue("Next-Cursor")).isPresent();
    assertThat(ServerUnderTest.getAsAdmin(path + "&format=csv").body()).isEqualTo(file.body());
  }

  @Test
  void tells_at_which_prices_a_range_was_traded() {
    Books.firstDecision();
    JsonObject newest = Books.get(CANDLES + "?timeframe=5m&limit=40");
    JsonArray candles = newest.getJsonArray("candles");
    String range =
        "?timeframe=5m&from="
            + candles.getJsonObject(0).getString("opens_at")
            + "&to="
            + candles.getJsonObject(20).getString("opens_at");
    JsonObject told = Books.get("/api/v1/market/profile" + range + "&bands=7");
    assertThat(told.getInt("count")).isEqualTo(20);
    double all =
        candles.subList(0, 20).stream()
            .mapToDouble(c -> Double.parseDouble(c.asJsonObject().getString("volume")))
            .sum();
    JsonObject profile = told.getJsonObject("profile");
    assertThat(profile.getJsonNumber("volume").doubleValue())
        .isCloseTo(all, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(profile.getJsonArray("bands")).hasSize(7);
    HttpResponse<String> refused = ServerUnderTest.getAsAdmin("/api/v1/market/profile?bands=201");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Books.json(refused.body()).getString("field")).isEqualTo("bands");
  }

  @Test
  void finds_the_candles_a_predicate_means() {
    Books.firstDecision();
    JsonObject newest = Books.get(CANDLES + "?timeframe=5m&limit=40&averages=sma:5");
    JsonArray candles = newest.getJsonArray("candles");
    JsonArray averages = newest.getJsonObject("averages").getJsonArray("sma:5");
    String path =
        "/api/v1/market/filter?timeframe=5m&where=close%20%3E%20sma(5)&from="
            + candles.getJsonObject(0).getString("opens_at")
            + "&to="
            + candles.getJsonObject(30).getString("opens_at");
    int above = 0;
    for (int i = 0; i < 30; i++) {
      double close = Double.parseDouble(candles.getJsonObject(i).getString("close"));
      above += close > averages.getJsonNumber(i).doubleValue() ? 1 : 0;
    }
    JsonObject told = Books.get(path);
    assertThat(told.getInt("judged")).isEqualTo(30);
    assertThat(told.getInt("meant")).isEqualTo(above).isBetween(1, 29);
    assertThat(Books.get(path + "&by=day").getInt("meant")).isEqualTo(above);
    HttpResponse<String> refused =
        ServerUnderTest.getAsAdmin("/api/v1/market/filter?where=close%20%3E");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Books.json(refused.body()).getString("field")).isEqualTo("where");
  }

  @Test
  void tells_what_is_not_believed() {
    JsonObject told = Books.get("/api/v1/market/flaws?source=tape&limit=5");
    assertThat(told.getInt("count")).isZero();
    HttpResponse<String> refused = ServerUnderTest.getAsAdmin("/api/v1/market/flaws?cursor=a");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Books.json(refused.body()).getString("field")).isEqualTo("cursor");
  }

  @Test
  void tells_how_whole_the_account_s_candles_are() {
    Books.firstDecision();
    JsonArray series = Books.get("/api/v1/market/coverage?timeframe=1m").getJsonArray("series");
    JsonObject told = series.getJsonObject(0);
    assertThat(told.getString("timeframe")).isEqualTo("1m");
    assertThat(told.getInt("age_seconds")).isLessThan(86_400);
    assertThat(told.getJsonObject("coverage").getInt("count")).isPositive();
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/market/coverage?source=none").statusCode())
        .isEqualTo(404);
  }

  private static HttpResponse<String> asked(String path, String header, String value) {
    return ServerUnderTest.send(
        ServerUnderTest.request(path)
            .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
            .header(header, value)
            .GET());
  }

  @Test
  void says_that_there_is_no_such_series() {
    assertThat(ServerUnderTest.getAsAdmin(CANDLES + "?source=import:none").statusCode())
        .isEqualTo(404);
  }
}
