package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Opinion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers nobody would write by hand. */
@Tag("property")
final class AnswerPropertyTest {

  private static final long SEED = 4;
  private static final int TRIALS = 60_000;
  private static final List<String> WHOLE =
      List.of(AnswerTest.BUY, AnswerTest.SELL, AnswerTest.HOLD);

  /** Pieces of which nasty answers are made. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\",
          ":",
          ",",
          " ",
          "\n",
          "```json",
          "<think>",
          "</think>",
          "\ud800",
          "\udc00",
          "\u0000",
          "\ufeff",
          "\u202e",
          "NaN",
          "1e999",
          "-0",
          "null",
          "true",
          "\"action\":\"SELL\",",
          "\"probability\":85,",
          "\\ud83d",
          "\\u00",
          "{\"a\":",
          "0.62",
          "\"stop\":null",
          "BUY",
          "/*",
          "//",
          "'",
          "\uff5b",
          "\u201c");

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  /** A whole answer with some places cut, doubled, moved or spoiled. */
  private static String spoiled(Random random) {
    StringBuilder text = new StringBuilder(WHOLE.get(random.nextInt(WHOLE.size())));
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, piece(random));
        case 2 -> text.insert(to, text.substring(from, to));
        default -> text.setLength(Math.max(1, from));
      }
    }
    return text.toString();
  }

  private static String made(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(piece(random));
    }
    return text.toString();
  }

  @Test
  void any_text_is_a_view_within_its_bounds_or_an_abstention_with_a_reason() {
    Random random = new Random(SEED);
    int views = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      String raw = trial % 3 == 0 ? made(random) : spoiled(random);
      List<Action> legal =
          random.nextBoolean() ? Answer.legal(AnswerTest.LONG) : List.of(Action.HOLD);
      Opinion opinion = Answer.opinion("claude", raw, AnswerTest.LONG, legal);
      if (opinion instanceof Opinion.View view) {
        views++;
        assertThat(legal).as(raw).contains(view.action());
        assertThat(view.probability().value()).isBetween(0.0, 1.0);
        assertThat(view.stop().isPresent()).isEqualTo(view.action() != Action.HOLD);
        assertThat(view.reasoning() + view.wouldChangeMind()).doesNotContain("\u0000");
      } else {
        assertThat(((Opinion.Abstention) opinion).detail()).as(raw).isNotBlank();
      }
    }
    assertThat(views).as("spoiled answers that still say all").isBetween(500, TRIALS / 2);
  }

  @Test
  void an_answer_without_its_end_is_never_a_view() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS / 3; trial++) {
      String whole = WHOLE.get(random.nextInt(WHOLE.size()));
      int end = 1 + random.nextInt(whole.length() - 1);
      String before = random.nextBoolean() ? WHOLE.get(random.nextInt(3)) : made(random);
      Opinion opinion = AnswerTest.read(before + whole.substring(0, end));
      assertThat(opinion)
          .as(before + whole.substring(0, end))
          .isInstanceOf(Opinion.Abstention.class);
    }
  }

  @Test
  void the_same_text_means_the_same_always() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 2_000; trial++) {
      String raw = spoiled(random);
      assertThat(AnswerTest.read(raw)).isEqualTo(AnswerTest.read(raw));
    }
  }
}
