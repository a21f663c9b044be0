package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.decision.Debate;
import ffe.decision.Decision;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.decision.Opinion;
import ffe.decision.Vote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bull and bear, then the judge: who is told what, and what an argument cannot do. */
@Tag("unit")
class DebatingTest {

  private static final EnsemblePolicy DEBATE =
      EnsemblePolicy.of(new Debate("anthropic", "openai", "gemini"), 2);

  private static final String BEGIN_BULL =
      "<outside source=\"bull\" known=\"" + Situations.NOW + "\">\"";
  private static final String END = "\"</outside>";

  private static final List<EnsembleStrategy> STRATEGIES = List.of(EnsembleStrategy.values());

  static List<String> attacks() {
    return Attacks.all();
  }

  private static Table table(String bull, String bear, String judge) {
    return new Table()
        .rules(Table.rule("momentum", Action.HOLD, 0.9), Table.rule("wavetrend", Action.HOLD, 0.6))
        .seat("xai", 3, Table.buy(1))
        .seat("gemini", 1, judge)
        .seat("openai", 3, bear)
        .seat("anthropic", 3, bull);
  }

  private static Table usual() {
    return table(Table.buy(0.8), Table.sell(0.7), Table.buy(0.75));
  }

  @Test
  void bull_and_bear_are_asked_at_once_then_the_judge_and_nobody_else() {
    Table table = usual();
    Council.Held held = table.held(DEBATE);
    assertThat(table.asked()).containsExactly(List.of("anthropic", "openai"), List.of("gemini"));
    assertThat(held.minutes().prompts())
        .extracting(Minutes.Text::system)
        .containsExactly(
            Template.BULL_1.system(), Template.BEAR_1.system(), Template.JUDGE_1.system());
    assertThat(held.minutes().calls()).extracting(Call::prompt).containsExactly(0, 1, 2);
    assertThat(held.minutes().interim())
        .contains(new Interim("BOTH_HEARD", "Bull anthropic and bear openai have argued."));
    Decision decision = table.hearing(DEBATE).decided(held.opinions());
    assertThat(decision.reason()).isEqualTo("JUDGED");
    assertThat(decision.votes())
        .extracting(Vote::analyst)
        .containsExactly("anthropic", "gemini", "momentum", "openai", "wavetrend");
  }

  @Test
  void the_judge_reads_both_sides_in_quarantine_and_not_who_they_are() {
    Table table = usual();
    table.held(DEBATE);
    String user = table.round(1).get(0).user();
    assertThat(user)
        .contains("## What bull and bear argue\n" + BEGIN_BULL)
        .contains(
            BEGIN_BULL
                + "BUY with probability 0.80, stop 95, target 110, within 60 minutes. It rises."
                + " It would change its mind on: A move."
                + END)
        .contains("<outside source=\"bear\"")
        .doesNotContain("anthropic", "openai", "what bull and bear argue (none)");
    assertThat(table.round(0).get(0).user()).doesNotContain("bull and bear");
    assertThat(table.round(0).get(0).user()).isEqualTo(table.round(0).get(1).user());
  }

  @Test
  void a_judge_is_not_asked_where_a_side_is_silent_and_the_rest_decides() {
    Table table = table(Table.LATE, "no json", Table.buy(1));
    Council.Held held = table.held(DEBATE);
    assertThat(table.asked()).containsExactly(List.of("anthropic", "openai"));
    assertThat(held.minutes().interim().orElseThrow())
        .isEqualTo(
            new Interim(
                "SIDE_SILENT",
                "A side has no view: anthropic (TIMEOUT) and openai (NO_OBJECT); the judge is not"
                    + " asked."));
    Decision decision = table.hearing(DEBATE).decided(held.opinions());
    assertThat(decision.fallback().orElseThrow().reason()).isEqualTo("SIDE_SILENT");
    assertThat(decision.action()).isEqualTo(Action.HOLD);
    assertThat(decision.votes()).extracting(Vote::analyst).doesNotContain("gemini");
  }

  @Test
  void a_silent_judge_is_named_and_the_rest_decides() {
    Table table = table(Table.buy(0.8), Table.hold(0.7), Table.LATE);
    Decision decision = table.hearing(DEBATE).decided(table.held(DEBATE).opinions());
    assertThat(decision.fallback().orElseThrow().reason()).isEqualTo("JUDGE_SILENT");
    assertThat(decision.reason()).isEqualTo("ALL_HOLD");
  }

  @Test
  void nobody_is_asked_where_one_of_the_three_has_no_seat() {
    Table table = usual();
    EnsemblePolicy gone = EnsemblePolicy.of(new Debate("anthropic", "openai", "deepseek"), 2);
    Council.Held held = table.held(gone);
    assertThat(table.asked()).isEmpty();
    assertThat(held.opinions()).isEmpty();
    assertThat(held.minutes().interim())
        .contains(new Interim("SEAT_EMPTY", "deepseek has no seat; nobody is asked."));
    assertThat(table.hearing(gone).decided(held.opinions()).fallback()).isPresent();
  }

  @Test
  void an_agenda_names_the_texts_of_its_debate_and_a_seating_has_none_of_them() {
    Agenda agenda = usual().council().agenda(List.of(), DEBATE);
    assertThat(agenda.scripts()).contains(new Scripts("bull-1", "bear-1", "judge-1"));
    assertThat(Canon.read(Canon.write(agenda), Agenda.class)).isEqualTo(agenda);
    assertThat(usual().council().agenda(List.of(), EnsemblePolicy.DEFAULT).scripts()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scripts("bull-1", "bull-1", "judge-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Seating(List.of(), "judge-1", 8_000, 100, Duration.ofSeconds(1)));
  }

  private static String argues(String attack) {
    String text = attack.isBlank() ? "-" : attack;
    return Table.answer(
        "BUY", 0.8, "95", "110", text.length() > 1_000 ? text.substring(0, 999) : text);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void an_argument_changes_one_line_of_what_the_judge_reads_and_nothing_of_what_counts(
      String attack) {
    Table attacked = table(argues(attack), Table.sell(0.7), Table.hold(0.6));
    Table plain = table(argues("It rises."), Table.sell(0.7), Table.hold(0.6));
    Council.Held held = attacked.held(DEBATE);
    Council.Held usual = plain.held(DEBATE);
    List<String> lines = attacked.round(1).get(0).user().lines().toList();
    List<String> others = plain.round(1).get(0).user().lines().toList();
    assertThat(attacked.round(1).get(0).system()).isEqualTo(Template.JUDGE_1.system());
    assertThat(lines).hasSameSizeAs(others);
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).startsWith(BEGIN_BULL)) {
        assertThat(lines.get(i)).startsWith(BEGIN_BULL).endsWith(END);
        String quoted = lines.get(i).substring(BEGIN_BULL.length() - 1, lines.get(i).length() - 10);
        assertThat(quoted).doesNotContain("<", ">").matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}]*");
        assertThat(Json.parse(quoted)).isInstanceOf(String.class);
        assertThat(Prompt.tokens(quoted)).isLessThanOrEqualTo(Argument.TOKENS_MAX);
      } else {
        assertThat(lines.get(i)).isEqualTo(others.get(i));
      }
    }
    Decision decision = attacked.hearing(DEBATE).decided(held.opinions());
    assertThat(decision).isEqualTo(plain.hearing(DEBATE).decided(usual.opinions()));
    assertThat(attacked.again(DEBATE, held.minutes())).isEqualTo(held);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void what_is_no_answer_of_a_side_leaves_the_judge_unasked(String attack) {
    Table table = table(attack, Table.sell(0.7), Table.buy(1));
    Council.Held held = table.held(DEBATE);
    boolean isWhole = Attacks.WHOLE.contains(attack);
    assertThat(table.asked()).hasSize(isWhole ? 2 : 1);
    assertThat(table.again(DEBATE, held.minutes())).isEqualTo(held);
  }

  @Test
  void the_longest_arguments_are_told_within_the_usual_budget() {
    for (String letter : List.of("x", "\u6c34", "\ud83d\ude00", "\u202e", "<")) {
      String longest = argues(letter.repeat(1_000 / letter.length()));
      Table table = table(longest, longest, Table.hold(0.5));
      table.held(DEBATE);
      String user = table.round(1).get(0).user();
      assertThat(user).doesNotContain("what bull and bear argue (left out");
      assertThat(Prompt.tokens(table.round(1).get(0).system()) + Prompt.tokens(user))
          .isLessThanOrEqualTo(Seating.PROMPT_TOKENS);
    }
  }

  /** Whatever models say under whatever strategy, the minutes give the same again. */
  @Test
  void minutes_of_any_council_give_the_same_opinions_again_and_the_unasked_have_no_vote() {
    Random random = new Random(31);
    int second = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      Table table = SomeFirstTest.random(random);
      EnsembleStrategy choice = STRATEGIES.get(random.nextInt(STRATEGIES.size()));
      EnsemblePolicy policy =
          choice == EnsembleStrategy.DEBATE
              ? EnsemblePolicy.of(new Debate("anthropic", "ollama", "openai"), 1)
              : new EnsemblePolicy(choice.word(), 1 + random.nextInt(2));
      Council.Held held = table.held(policy);
      assertThat(held.opinions())
          .extracting(Opinion::analyst)
          .containsExactlyElementsOf(table.asked().stream().flatMap(List::stream).toList());
      assertThat(table.asked()).hasSizeLessThanOrEqualTo(policy.choice().roundsMax());
      second += table.asked().size() > 1 ? 1 : 0;
      int before = table.asked().size();
      Minutes read = Canon.read(Canon.write(held.minutes()), Minutes.class);
      assertThat(table.again(policy, read)).as("%s", choice).isEqualTo(held);
      assertThat(table.asked()).hasSize(before);
      Decision decision = table.hearing(policy).decided(held.opinions());
      assertThat(decision.votes()).hasSize(2 + held.opinions().size());
    }
    assertThat(second).isGreaterThan(200);
  }

  @Test
  void a_round_taken_out_of_the_minutes_is_missed() {
    Table table = usual();
    Minutes whole = table.held(DEBATE).minutes();
    Minutes less = new Minutes(whole.prompts(), whole.calls().subList(0, 2), whole.interim());
    Council.Held again = table.again(DEBATE, less);
    assertThat(again.minutes()).isNotEqualTo(less);
    assertThat(again.opinions().get(2).reason()).isEqualTo(Recorded.NOT_RECORDED);
    Minutes moved = new Minutes(whole.prompts(), whole.calls(), Optional.empty());
    assertThat(table.again(DEBATE, moved).minutes()).isEqualTo(whole);
  }
}
