package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Opinion;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred attacks, as texts from outside and as answers. */
@Tag("unit")
class AttackTest {

  private static final int PLENTY = 100_000;
  private static final String HARMLESS = "Miners sell.";
  private static final String BEGIN =
      "<outside source=\"news\" known=\"" + Situations.NOW + "\">\"";
  private static final String END = "\"</outside>";

  static List<String> attacks() {
    return Attacks.all();
  }

  static List<String> noAnswers() {
    return Attacks.noAnswers();
  }

  static List<String> wholeAnswers() {
    return Attacks.WHOLE;
  }

  private static Situation told(String text) {
    String fitting = text.substring(0, Math.min(text.length(), OutsideText.CHARACTERS_MAX));
    return Situations.told(
        new Briefing(List.of(), List.of(new OutsideText("news", Situations.NOW, fitting))));
  }

  @Test
  void there_are_a_hundred_different_ones() {
    assertThat(Attacks.all()).doesNotHaveDuplicates().hasSize(100);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void a_text_from_outside_changes_one_line_of_the_prompt_and_stays_quoted_in_it(String attack) {
    Prompt prompt = Prompt.of(Template.TRADE_1, told(attack), PLENTY);
    Prompt plain = Prompt.of(Template.TRADE_1, told(HARMLESS), PLENTY);
    assertThat(prompt.system()).isEqualTo(plain.system());
    List<String> lines = prompt.user().lines().toList();
    List<String> usual = plain.user().lines().toList();
    int at = usual.indexOf(BEGIN + HARMLESS + END);
    assertThat(at).isPositive();
    assertThat(lines).hasSameSizeAs(usual);
    for (int i = 0; i < usual.size(); i++) {
      if (i != at) {
        assertThat(lines.get(i)).isEqualTo(usual.get(i));
      }
    }
    assertThat(lines.get(at)).startsWith(BEGIN).endsWith(END);
    String quoted = lines.get(at).substring(BEGIN.length() - 1, lines.get(at).length() - 10);
    assertThat(quoted).doesNotContain("<", ">").matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}]*");
    assertThat(Json.parse(quoted)).isEqualTo(told(attack).briefing().outside().get(0).text());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void a_text_from_outside_fetches_no_secret_and_makes_nothing_possible(String attack) {
    Situation situation = told(attack);
    assertThat(situation.risk().toString()).as("planted").contains(Situations.CANARY);
    Prompt prompt = Prompt.of(Template.TRADE_1, situation, PLENTY);
    assertThat(prompt.system() + prompt.user()).doesNotContain(Situations.CANARY);
    assertThat(situation.legal()).isEqualTo(Situations.told(Briefing.EMPTY).legal());
    assertThat(situation.policy()).isEqualTo(Situations.full().policy());
    assertThat(situation.risk()).isEqualTo(Situations.full().risk());
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void what_is_no_answer_is_no_view(String attack) {
    for (String raw : List.of(attack, "```json\n" + attack + "\n```", attack + attack)) {
      assertThat(AnswerTest.read(raw))
          .isInstanceOfSatisfying(
              Opinion.Abstention.class,
              a -> {
                assertThat(a.reason()).matches("[A-Z][A-Z0-9_]+");
                assertThat(a.detail()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("wholeAnswers")
  void a_whole_answer_is_a_view_and_nothing_more(String attack) {
    Opinion.View view = (Opinion.View) AnswerTest.read(attack);
    assertThat(view.action()).isEqualTo(Action.BUY);
    assertThat(view.probability().value()).isEqualTo(0.9);
    assertThat(view.reasoning()).doesNotContain("\u001b").hasSizeLessThanOrEqualTo(1_000);
    assertThat(Answer.opinion("claude", attack, AnswerTest.LONG, List.of(Action.HOLD)).reason())
        .isEqualTo("ILLEGAL_ACTION");
  }
}
