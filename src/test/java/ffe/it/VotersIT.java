package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How good voters are, of decisions that the tape makes by itself. */
@Tag("rest")
class VotersIT {

  private static final String VOTERS = "/api/v1/analytics/voters";
  private static final int TRIES = 600;

  /** Asked until a first horizon is over and every decision was read. */
  private static JsonObject scored() {
    for (int i = 0; i < TRIES; i++) {
      JsonObject told = Books.get(VOTERS);
      if (told.getInt("pending") == 0 && voter(told, "ensemble").getInt("scored") > 0) {
        return told;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("nothing was scored: " + Books.get(VOTERS));
  }

  private static JsonObject voter(JsonObject told, String name) {
    return told.getJsonArray("voters").stream()
        .map(v -> v.asJsonObject())
        .filter(v -> v.getString("voter").equals(name))
        .findFirst()
        .orElse(jakarta.json.Json.createObjectBuilder().add("scored", 0).build());
  }

  @Test
  void every_decision_of_the_lane_is_counted_once_for_each_voter() {
    JsonObject told = scored();
    assertThat(told.getString("instrument")).isEqualTo("BTC-USD");
    assertThat(told.getString("timeframe")).isEqualTo("1m");
    assertThat(told.getInt("read")).isEqualTo(told.getInt("decisions"));
    assertThat(told.getJsonObject("costs").getString("fee")).isEqualTo("40");
    assertThat(told.getJsonObject("costs").getString("slippage")).isEqualTo("6");
    assertThat(told.getJsonObject("stake").getString("amount")).isEqualTo("10000");
    assertThat(told.isNull("hold")).isFalse();
    for (String name :
        List.of(
            "ensemble", "rules-only", "mean-reversion", "momentum", "trend-flip", "wavetrend")) {
      JsonObject voter = voter(told, name);
      assertThat(voter.getInt("asked")).as(name).isEqualTo(told.getInt("read"));
      assertThat(voter.getInt("scored") + voter.getInt("open") + voter.getInt("missing"))
          .as(name)
          .isEqualTo(voter.getInt("forecasts"));
      assertThat(voter.getBoolean("too_few_to_tell")).isEqualTo(voter.getInt("scored") < 30);
      if (!name.equals("ensemble")) {
        assertThat(cost(voter)).as(name).isEqualByComparingTo("0");
      }
    }
    for (String name : List.of("anthropic", "openai")) {
      assertThat(voter(told, name).getString("kind")).isEqualTo("MODEL");
    }
    // models have a view while other tests let them answer
    assertThat(cost(voter(told, "ensemble")))
        .isEqualByComparingTo(
            told.getJsonArray("voters").stream()
                .map(JsonValue::asJsonObject)
                .filter(v -> v.getString("kind").equals("MODEL"))
                .map(VotersIT::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal cost(JsonObject voter) {
    return new BigDecimal(voter.getJsonObject("cost").getString("amount"));
  }

  @Test
  void days_without_a_decision_have_no_voters() {
    JsonObject told = Books.get(VOTERS + "?from=2001-01-01&to=2001-01-02&asset_pair=btcusd");
    assertThat(told.getInt("decisions")).isZero();
    assertThat(told.getJsonArray("voters")).isEmpty();
    assertThat(told.isNull("hold")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "days=0, days",
    "days=7&from=2013-11-27, days",
    "from=yesterday, from",
    "asset_pair=ETH-EUR, asset_pair",
    "account=nobody, account"
  })
  void refuses_what_it_cannot_answer(String asked, String field) {
    JsonObject told = Books.json(ServerUnderTest.getAsAdmin(VOTERS + "?" + asked).body());
    assertThat(ServerUnderTest.getAsAdmin(VOTERS + "?" + asked).statusCode()).isEqualTo(422);
    assertThat(told.getString("field")).isEqualTo(field);
  }

  @Test
  void the_last_hours_repeated_decide_the_same() {
    scored();
    JsonObject told = Books.get("/api/v1/analytics/drift?hours=24");
    assertThat(told.getInt("decisions")).isPositive();
    assertThat(told.getInt("identical")).isEqualTo(told.getInt("decisions"));
    assertThat(told.getJsonArray("different")).isEmpty();
    assertThat(told.getString("verdict")).isNotEqualTo("DECISIONS_DIFFER");
    assertThat(told.getJsonArray("orders").size())
        .isEqualTo(told.getJsonObject("price").getInt("orders") + told.getInt("alone"));
  }

  @ParameterizedTest
  @CsvSource({"0", "169", "-1", "many", "24.5"})
  void hours_are_one_to_a_week(String hours) {
    assertThat(ServerUnderTest.getAsAdmin("/api/v1/analytics/drift?hours=" + hours).statusCode())
        .isEqualTo(422);
  }
}
