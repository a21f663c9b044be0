package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's controls: each does what its name says, may be said twice, and is read again. */
@Tag("rest")
class BotIT {

  private static final int FLAT_TRIES = 480;

  /** Whatever a test did, the next one finds a running agent. */
  @AfterEach
  void run_again() {
    if (state("/api/v1/bot").equals("flattening")) {
      awaitHalted("/api/v1/bot");
    }
    if (state("/api/v1/bot").equals("halted")) {
      Books.post("/api/v1/bot/lift", "");
    }
    assertThat(Books.post("/api/v1/bot/start", "").getString("state")).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/bot", "/api/v1/bot"})
  void starts_stops_pauses_and_resumes_and_may_be_told_twice(String bot) {
    for (String[] step :
        new String[][] {
          {"start", "running"},
          {"pause", "paused"},
          {"resume", "running"},
          {"stop", "stopped"},
          {"start", "running"}
        }) {
      for (int time = 0; time < 2; time++) {
        assertThat(tell(bot, step[0]).getString("state")).as(step[0]).isEqualTo(step[1]);
        assertThat(state(bot)).isEqualTo(step[1]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/bot", "/api/v1/bot"})
  void tells_its_state_and_configuration(String bot) {
    JsonObject status = Books.get(bot + "/status");
    assertThat(status.getString("state")).isEqualTo("running");
    assertThat(status.getBoolean("is_operational")).isTrue();
    assertThat(status.getString("current_asset_pair")).isEqualTo("BTC-USD");
    assertThat(status.getInt("active_positions")).isBetween(0, 1);
    JsonObject config = Books.get(bot + "/config");
    assertThat(config.getString("mode")).isEqualTo("paper");
    assertThat(config.getJsonArray("analysts").getValuesAs(JsonString::getString))
        .as("rules, and the models whose keys this server has")
        .containsExactly(
            "anthropic",
            "deepseek",
            "gemini",
            "mean-reversion",
            "momentum",
            "openai",
            "trend-flip",
            "wavetrend",
            "xai");
    assertThat(config.getJsonArray("watchlist").getString(0)).isEqualTo("BTC-USD");
  }

  @Test
  void cancels_without_stopping_and_says_how_many() {
    assertThat(tell("/api/v1/bot", "cancel").getInt("cancelled_entries")).isNotNegative();
    JsonObject again = tell("/api/v1/bot", "cancel");
    assertThat(again.getInt("cancelled_entries")).isZero();
    assertThat(again.getString("state")).isEqualTo("running");
  }

  @Test
  void stays_halted_until_an_admin_lifts_it() {
    for (int time = 0; time < 2; time++) {
      assertThat(tell("/api/v1/bot", "halt").getString("state")).isEqualTo("halted");
    }
    for (String command : new String[] {"start", "resume", "pause"}) {
      conflicts(command, "TRADING_HALTED");
    }
    assertThat(tell("/api/v1/bot", "lift").getString("state")).isEqualTo("stopped");
    conflicts("resume", "NOT_NOW");
  }

  @Test
  void flattens_to_nothing_held_and_halts() {
    flattening(tell("/api/v1/bot", "flatten"));
    flattening(tell("/api/v1/bot", "flatten"));
    awaitHalted("/api/v1/bot");
    nothingIsHeld();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?close_positions=false|", "|{\"close_positions\":false}"})
  void stops_in_an_emergency_and_keeps_what_it_holds_when_told_so(String how) {
    JsonObject answer = emergency("/api/v1/bot", how);
    assertThat(lastTold(2)).containsExactly("CANCEL", "HALT");
    assertThat(answer.getString("state")).isEqualTo("halted");
    assertThat(answer.getInt("cancelled_entries")).isNotNegative();
    assertThat(emergency("/api/v1/bot", how).getString("state")).isEqualTo("halted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", "?close_positions=true|", "|{\"close_positions\":true}", "|{}"})
  void stops_in_an_emergency_and_closes_everything_unless_told_otherwise(String how) {
    flattening(emergency("/api/bot", how));
    assertThat(lastTold(3)).containsExactly("FLATTEN", "CANCEL", "HALT");
    flattening(emergency("/api/bot", how));
    awaitHalted("/api/bot");
    nothingIsHeld();
  }

  private static JsonObject emergency(String bot, String how) {
    int cut = how.indexOf('|');
    return Books.post(bot + "/emergency-stop" + how.substring(0, cut), how.substring(cut + 1));
  }

  /** The last commands that were written down, newest first. */
  private static List<String> lastTold(int limit) {
    return Books.get("/api/v1/audit?limit=" + limit).getJsonArray("controls").stream()
        .map(told -> told.asJsonObject().getString("command"))
        .toList();
  }

  private static void flattening(JsonObject answer) {
    assertThat(answer.getString("state")).isIn("flattening", "halted");
  }

  private static void nothingIsHeld() {
    assertThat(Books.get("/api/v1/positions").getInt("count")).isZero();
    assertThat(Books.get("/api/v1/status").getInt("active_positions")).isZero();
  }

  private static void awaitHalted(String bot) {
    for (int i = 0; i < FLAT_TRIES; i++) {
      if (state(bot).equals("halted")) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
    throw new IllegalStateException("never flat: " + Books.get(bot + "/status"));
  }

  private static void conflicts(String command, String code) {
    HttpResponse<String> answer = ServerUnderTest.postAsAdmin("/api/v1/bot/" + command, "");
    assertThat(answer.statusCode()).as(command).isEqualTo(409);
    assertThat(Books.json(answer.body()).getString("code")).isEqualTo(code);
  }

  private static JsonObject tell(String bot, String command) {
    return Books.post(bot + "/" + command, "");
  }

  private static String state(String bot) {
    return Books.get(bot + "/status").getString("state");
  }
}
