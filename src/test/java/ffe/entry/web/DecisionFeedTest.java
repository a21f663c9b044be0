package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Vote;
import ffe.desk.DecisionLine;
import ffe.trading.DecisionRecord.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DecisionFeedTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static DecisionLine line(String id, String instrument, Result result, String action) {
    return new DecisionLine(
        id, NOON, instrument, action, 66, result, "WHY", "So.", "", List.of(), Optional.empty());
  }

  private static List<List<String>> ids(List<DecisionLine> newestFirst) {
    return DecisionFeed.runs(newestFirst).stream()
        .map(run -> run.lines().stream().map(DecisionLine::id).toList())
        .toList();
  }

  @Test
  void equal_decisions_of_a_pair_stand_once_and_never_with_those_of_another() {
    assertThat(
            ids(
                List.of(
                    line("6", "ETH-USD", Result.HELD, "HOLD"),
                    line("5", "BTC-USD", Result.HELD, "HOLD"),
                    line("4", "ETH-USD", Result.HELD, "HOLD"),
                    line("3", "BTC-USD", Result.DENIED, "BUY"),
                    line("2", "ETH-USD", Result.HELD, "HOLD"),
                    line("1", "BTC-USD", Result.HELD, "HOLD"))))
        .containsExactly(List.of("6", "4", "2"), List.of("5"), List.of("3"), List.of("1"));
  }

  @Test
  void orders_stand_alone() {
    assertThat(
            ids(
                List.of(
                    line("2", "BTC-USD", Result.ORDERED, "BUY"),
                    line("1", "BTC-USD", Result.ORDERED, "BUY"))))
        .containsExactly(List.of("2"), List.of("1"));
  }

  @Test
  void an_order_by_a_person_has_no_number_since_nobody_voted() {
    assertThat(Badges.confidence(line("1", "BTC-USD", Result.ORDERED, "BUY"))).isEmpty();
    assertThat(Badges.confidence(line("1", "BTC-USD", Result.DENIED, "BUY"))).isEqualTo("BUY");
  }

  @Test
  void a_vote_of_what_is_not_a_model_is_labelled() {
    Vote rule = new Vote("momentum", Optional.of(Action.BUY), 1, 0.6, "TREND");
    Vote model = new Vote("ollama", Optional.of(Action.BUY), 1, 0.6, "MODEL_VIEW");
    Vote other = new Vote("ollama", Optional.of(Action.BUY), 1, 0.6, "NOT_A_MODEL");
    assertThat(Votes.label(List.of(rule, other))).isEqualTo("ollama is not a model");
    assertThat(Votes.label(List.of(rule, model))).isEmpty();
  }
}
