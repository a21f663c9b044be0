package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backtests of the running engine in which models vote. */
@Tag("rest")
class ModelBacktestsIT {

  private static final String SERIES = "models-" + UUID.randomUUID().toString().substring(0, 8);

  private static String order(String more) {
    return "{\"source\":\"import:"
        + SERIES
        + "\",\"timeframe\":\"5m\",\"models\":\"xai,openai\""
        + more
        + "}";
  }

  @Test
  void models_are_asked_once_within_a_budget_and_then_answer_as_recorded() throws IOException {
    BacktestsIT.keep(SERIES, "BTC-USD", 345);
    JsonObject unanswered = Backtested.ended(order(""));
    assertThat(unanswered.getString("state")).isEqualTo("failed");
    JsonObject problem = unanswered.getJsonObject("problem");
    assertThat(problem.getString("field")).isEqualTo("models");
    assertThat(problem.getString("words"))
        .startsWith("openai failed at 2020-01-02T01:05:00Z of the recording: gpt-5-mini, request ")
        .endsWith("no answer is recorded; order it with budget_usd to have it asked");
    JsonObject asked;
    try (FiveVendors.Open vendors = FiveVendors.open(Integer.getInteger("it.vendors.port"))) {
      vendors.all("FAIR");
      asked = Backtested.done(order(",\"budget_usd\":\"1.5\""));
      assertThat(vendors.asked()).hasSizeGreaterThanOrEqualTo(90);
    }
    assertThat(asked.getJsonObject("order").getString("budget_usd")).isEqualTo("1.5");
    JsonObject again = Backtested.done(order(""));
    String digest = asked.getJsonObject("summary").getString("digest");
    assertThat(again.getJsonObject("summary").getString("digest")).isEqualTo(digest);
    JsonObject report =
        Books.get(Backtested.PATH + "/" + again.getString("id") + "/result")
            .getJsonObject("report");
    assertThat(report.getJsonObject("models").getJsonArray("voters"))
        .extracting(voter -> voter.asJsonObject().getInt("asked"))
        .containsExactly(45, 45);
    JsonObject rules = Backtested.done(order("").replace(",\"models\":\"xai,openai\"", ""));
    assertThat(rules.getJsonObject("summary").getString("digest")).isNotEqualTo(digest);
  }
}
