package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import ffe.observation.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  /** The last price of both is 100. */
  static final Observation FLAT = new Scene(100).wiggle(40, 0.5).observe();

  static final Observation LONG =
      new Scene(100)
          .wiggle(40, 0.5)
          .observe(new Holding(Quantity.of("2"), Optional.empty(), Optional.empty()));

  static final String BUY =
      "{\"reasoning\":\"EMA-9 crossed up.\",\"action\":\"BUY\",\"probability\":0.62,"
          + "\"horizon_minutes\":120,\"stop\":98.5,\"target\":103,"
          + "\"would_change_mind\":\"A close below 99.\"}";
  static final String SELL =
      BUY.replace("BUY", "SELL").replace("98.5", "101").replace("103", "97.25");
  static final String HOLD =
      BUY.replace("BUY", "HOLD").replace("98.5", "null").replace("103", "null");

  static Opinion read(String raw) {
    return Answer.opinion("claude", raw, LONG, Answer.legal(LONG));
  }

  private static Opinion.View view(String raw) {
    assertThat(read(raw)).isInstanceOf(Opinion.View.class);
    return (Opinion.View) read(raw);
  }

  private static void refused(String raw, String reason, String... words) {
    assertThat(read(raw))
        .as(raw)
        .isInstanceOfSatisfying(
            Opinion.Abstention.class,
            a -> {
              assertThat(a.reason()).isEqualTo(reason);
              assertThat(List.of(words)).allSatisfy(w -> assertThat(a.detail()).contains(w));
            });
  }

  @Test
  void a_whole_answer_is_a_view() {
    Opinion.View view = view(BUY);
    assertThat(view.analyst()).isEqualTo("claude");
    assertThat(view.action()).isEqualTo(Action.BUY);
    assertThat(view.probability().value()).isEqualTo(0.62);
    assertThat(view.horizon()).isEqualTo(Duration.ofHours(2));
    assertThat(view.stop()).contains(Price.of("98.5"));
    assertThat(view.target()).contains(Price.of("103"));
    assertThat(view.reason()).isEqualTo("MODEL_VIEW");
    assertThat(view.reasoning()).isEqualTo("EMA-9 crossed up.");
    assertThat(view.wouldChangeMind()).isEqualTo("A close below 99.");
    assertThat(view(SELL).target()).contains(Price.of("97.25"));
    assertThat(view(HOLD).stop()).isEmpty();
  }

  @Test
  void what_stands_around_an_answer_does_not_matter() {
    for (String raw :
        List.of(
            "```json\n" + BUY + "\n```",
            "I have looked at it {closely}.\n" + BUY + "\nGood luck!",
            "<think>Perhaps {\"action\":\"SELL\" or so</think>" + BUY,
            "\ufeff \r\n\t" + BUY,
            BUY.replace(",", " ,\n  ").replace(":", " : "))) {
      assertThat(view(raw)).as(raw).isEqualTo(view(BUY));
    }
  }

  @Test
  void of_two_objects_the_last_one_counts_whole_or_not() {
    assertThat(view(BUY + " No, on reflection: " + SELL).action()).isEqualTo(Action.SELL);
    assertThat(view("[" + SELL + "," + HOLD + "]").action()).isEqualTo(Action.HOLD);
    refused(BUY + " {\"action\":\"HOLD\"}", "MISSING_FIELD", "probability is missing");
    refused(BUY + " {\"action\":\"HOLD\",}", "MALFORMED");
    refused(BUY + " {\"action\":\"HO", "CUT_OFF");
  }

  @Test
  void no_part_of_an_answer_that_was_cut_off_counts() {
    for (int end = BUY.indexOf('{') + 1; end < BUY.length(); end++) {
      refused(BUY.substring(0, end), "CUT_OFF");
      refused("{\"draft\":" + BUY + "," + BUY.substring(0, end), "CUT_OFF");
    }
    refused("<think>hm " + BUY, "CUT_OFF", "thought");
  }

  @Test
  void a_probability_is_a_fraction_and_never_a_per_cent() {
    refused(BUY.replace("0.62", "85"), "OUT_OF_RANGE", "0 to 1", "no per cent", "not 85");
    assertThat(view(BUY.replace("0.62", "0.85")).probability().value()).isEqualTo(0.85);
    assertThat(view(BUY.replace("0.62", "1")).probability().value()).isEqualTo(1);
    assertThat(view(BUY.replace("0.62", "0")).probability().value()).isZero();
    refused(BUY.replace("0.62", "1.0000001"), "OUT_OF_RANGE");
    refused(BUY.replace("0.62", "-0.1"), "OUT_OF_RANGE");
    refused(BUY.replace("0.62", "\"0.62\""), "WRONG_TYPE", "probability is a number");
    refused(BUY.replace("0.62", "null"), "WRONG_TYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, MALFORMED",
    "Infinity, MALFORMED",
    "-Infinity, MALFORMED",
    "1e999, OUT_OF_RANGE",
    "-1e999, OUT_OF_RANGE",
    "1e99999999999, OUT_OF_RANGE",
    "1e-999, OUT_OF_RANGE",
    "00.5, MALFORMED",
    ".5, MALFORMED",
    "0., MALFORMED",
    "+0.5, MALFORMED",
    "0x1, MALFORMED",
    "0.5f, MALFORMED",
    "\u0660.\u0665, MALFORMED",
    "[], WRONG_TYPE",
    "true, WRONG_TYPE"
  })
  void what_is_no_number_is_no_probability(String written, String reason) {
    refused(BUY.replace("0.62", written), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"buy", "Buy", "BUY ", "B\u0423Y", "\\u0042\\u0055\\u0059\\u200b", "LONG", ""})
  void an_action_is_written_as_it_is_named(String action) {
    refused(BUY.replace("BUY", action), "UNKNOWN_ACTION", "BUY, SELL or HOLD");
  }

  @Test
  void an_action_that_is_not_possible_now_is_no_view() {
    assertThat(Answer.legal(FLAT)).containsExactly(Action.BUY, Action.HOLD);
    assertThat(Answer.legal(LONG)).containsExactly(Action.BUY, Action.SELL, Action.HOLD);
    assertThat(Answer.opinion("claude", SELL, FLAT, Answer.legal(FLAT)).reason())
        .isEqualTo("ILLEGAL_ACTION");
  }

  @Test
  void every_field_is_needed() {
    Map<String, String> cut =
        Map.of(
            "reasoning", "\"reasoning\":\"EMA-9 crossed up.\",",
            "action", "\"action\":\"BUY\",",
            "probability", "\"probability\":0.62,",
            "horizon_minutes", "\"horizon_minutes\":120,",
            "stop", "\"stop\":98.5,",
            "target", "\"target\":103,",
            "would_change_mind", ",\"would_change_mind\":\"A close below 99.\"");
    cut.forEach((name, field) -> refused(BUY.replace(field, ""), "MISSING_FIELD", name));
    refused(BUY.replace("98.5", "null"), "MISSING_FIELD", "stop and a target");
    refused(BUY.replace("103", "null"), "MISSING_FIELD", "stop and a target");
    refused(BUY.replace("EMA-9 crossed up.", " "), "MISSING_FIELD", "reasoning is empty");
    refused(BUY.replace("\"reasoning\"", "\"re\u0430soning\""), "MISSING_FIELD", "reasoning");
  }

  @Test
  void levels_lie_on_their_sides_and_near_the_price() {
    refused(BUY.replace("98.5", "100"), "WRONG_SIDE", "the last price 100");
    refused(BUY.replace("103", "100"), "WRONG_SIDE");
    refused(SELL.replace("97.25", "100.5"), "WRONG_SIDE", "target below");
    refused(SELL.replace("101", "99.5"), "WRONG_SIDE");
    refused(BUY.replace("98.5", "49.99"), "OUT_OF_RANGE", "stop is from half to twice");
    refused(BUY.replace("98.5", "-98.5"), "OUT_OF_RANGE");
    refused(BUY.replace("103", "200.01"), "OUT_OF_RANGE", "target is from half to twice");
    refused(BUY.replace("103", "1e30"), "OUT_OF_RANGE");
    refused(BUY.replace("103", "103." + "1".repeat(30)), "OUT_OF_RANGE");
    refused(HOLD.replaceFirst("null", "98"), "LEVELS_OF_HOLD");
  }

  @Test
  void a_horizon_is_whole_minutes_up_to_a_week() {
    assertThat(view(BUY.replace("120", "1.0")).horizon()).isEqualTo(Duration.ofMinutes(1));
    assertThat(view(BUY.replace("120", "10080")).horizon()).isEqualTo(Duration.ofDays(7));
    for (String horizon : List.of("0", "-5", "10081", "1.5", "1e30")) {
      refused(BUY.replace("120", horizon), "OUT_OF_RANGE", "1 to 10080");
    }
  }

  @Test
  void an_answer_that_says_something_twice_says_nothing() {
    refused(BUY.replace("{", "{\"action\":\"BUY\","), "DUPLICATE_KEY");
    refused(BUY.replace("{", "{\"\\u0061ction\":\"SELL\","), "DUPLICATE_KEY");
    refused(BUY.replace("{", "{\"note\":{\"a\":1,\"a\":null},"), "DUPLICATE_KEY");
  }

  @Test
  void what_is_no_answer_is_named() {
    refused("", "EMPTY_ANSWER");
    refused(" \n", "EMPTY_ANSWER");
    refused("I cannot help with that.", "NO_OBJECT");
    refused("<html><body>502 Bad Gateway</body></html>", "NO_OBJECT");
    refused("{}", "MISSING_FIELD", "action");
    refused("{".repeat(100_000), "CUT_OFF");
    refused("{\"a\":".repeat(20) + "1" + "}".repeat(20), "TOO_DEEP");
    refused("{\"a\":" + "[".repeat(60_000) + "]".repeat(60_000) + "}", "TOO_DEEP");
    refused(BUY + " ".repeat(3_000_000), "REPLY_TOO_LONG", "characters");
  }

  @Test
  void a_failure_is_an_abstention_with_its_own_reason() {
    Opinion opinion =
        Answer.opinion(
            "claude",
            new ModelReply.Failure("RATE_LIMITED", "429,\u0000 try later.", Optional.empty()),
            FLAT,
            Answer.legal(FLAT));
    assertThat(opinion)
        .isEqualTo(new Opinion.Abstention("claude", "RATE_LIMITED", "429,  try later."));
  }

  @Test
  void texts_are_kept_plain_and_bounded() {
    String half = "\ud83d";
    String pair = "\ud83d\ude80";
    assertThat(view(BUY.replace("EMA-9", "\\u0000" + half + "<b>\\u0007\\n")).reasoning())
        .isEqualTo(" \ufffd<b> \n crossed up.");
    String longest = view(BUY.replace("EMA-9", pair.repeat(5_000))).reasoning();
    assertThat(longest.length()).isBetween(998, 1_000);
    assertThat(longest).endsWith(pair + "...");
    assertThat(view(BUY.replace("EMA-9", "x" + pair.repeat(5_000))).reasoning())
        .endsWith(pair + "...");
  }

  @Test
  void the_schema_asks_for_every_field_that_is_read() {
    Object schema = Json.parse(Answer.SCHEMA);
    Map<?, ?> properties = (Map<?, ?>) ((Map<?, ?>) schema).get("properties");
    Object answer = Json.parse(BUY);
    assertThat(properties.keySet()).isEqualTo(((Map<?, ?>) answer).keySet());
    assertThat(((Map<?, ?>) schema).get("required")).isEqualTo(List.copyOf(properties.keySet()));
  }
}
