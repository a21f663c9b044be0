package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import ffe.council.Call;
import ffe.council.Interim;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Tokens;
import ffe.decision.Action;
import ffe.decision.DebateRole;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.Vote;
import ffe.desk.models.ModelsView;
import ffe.money.Price;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CouncilSectionTest {

  private static final String MARKUP = "</pre><img src=x onerror=alert(1)>\u202e{\"a\":1}";

  private static final Minutes MINUTES =
      new Minutes(
          List.of(new Minutes.Text("The rules.", "The market <b>now</b>.")),
          List.of(
              new Call("openai", "gpt-9", 0, said(MARKUP)),
              new Call("gemini", "gem-1", 0, said("nonsense")),
              new Call(
                  "xai",
                  "grok-9",
                  0,
                  new ModelReply.Failure("TIMEOUT", "No answer within 30 s.", Optional.empty())),
              new Call("ollama", "not-a-model", 0, said("{}"))));

  private static final List<Opinion> OPINIONS =
      List.of(
          new Opinion.Abstention("gemini", "NO_OBJECT", "There is no JSON object in the answer."),
          new Opinion.View(
              "openai",
              Action.BUY,
              new Probability(0.62),
              Duration.ofHours(2),
              Optional.of(Price.of("98")),
              Optional.of(Price.of("104")),
              "MODEL_VIEW",
              "It rises.",
              "A fall."));

  private final CouncilSection section =
      new CouncilSection(Optional.of(MINUTES), OPINIONS, List.of());
  private final Element panel = section.panel().orElseThrow().getElement();

  private static ModelReply said(String raw) {
    return ModelReply.of(raw, new Tokens(2_345, 0, 67), "stop");
  }

  private static Stream<Element> all(Element element) {
    return Stream.concat(
        Stream.of(element),
        element.getChildren().filter(c -> !c.isTextNode()).flatMap(CouncilSectionTest::all));
  }

  private List<Element> tagged(String tag) {
    return all(panel).filter(e -> e.getTag().equals(tag)).toList();
  }

  @Test
  void each_model_has_a_line_with_what_came_of_it() {
    List<String> lines = tagged("tr").stream().map(Element::getTextRecursively).toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(1)).contains("OpenAI gpt-9", "BUY 62 %", "2,345", "67", "stop");
    assertThat(lines.get(2)).contains("Gemini gem-1", "abstains: No object. There is no JSON");
    assertThat(lines.get(3)).contains("xAI grok-9", "Timeout. No answer within 30 s.", "no reply");
    assertThat(lines.get(4)).contains("Ollama not a model");
  }

  @Test
  void exact_texts_are_text_and_nothing_else_and_can_be_reached_and_copied() {
    List<Element> texts = tagged("pre");
    assertThat(texts)
        .extracting(Element::getText)
        .containsExactly("The rules.", "The market <b>now</b>.", MARKUP, "nonsense", "{}");
    assertThat(texts).allSatisfy(t -> assertThat(t.getChildren()).allMatch(Element::isTextNode));
    assertThat(texts).allSatisfy(t -> assertThat(t.getAttribute("tabindex")).isEqualTo("0"));
    assertThat(texts).allSatisfy(t -> assertThat(t.getAttribute("aria-label")).isNotBlank());
    assertThat(tagged("ffe-copy"))
        .extracting(c -> c.getAttribute("from"))
        .containsExactlyElementsOf(texts.stream().map(t -> t.getAttribute("id")).toList());
    assertThat(all(panel)).noneMatch(e -> e.getProperty("innerHTML") != null);
    assertThat(tagged("details")).hasSize(4).noneMatch(d -> d.hasAttribute("open"));
  }

  @Test
  void what_cannot_be_seen_in_a_text_is_named_beside_it() {
    assertThat(tagged("details").get(1).getTextRecursively()).contains("cannot be seen: U+202E.");
    assertThat(tagged("details").get(0).getTextRecursively()).doesNotContain("cannot be seen");
  }

  @Test
  void opinions_know_their_model_and_rules_have_none() {
    assertThat(section.modelOf("openai").orElseThrow().getText()).isEqualTo("gpt-9");
    assertThat(section.modelOf("ollama").orElseThrow().getText()).isEqualTo("not a model");
    assertThat(section.modelOf("momentum")).isEmpty();
  }

  @Test
  void without_models_there_is_no_section() {
    assertThat(new CouncilSection(Optional.empty(), OPINIONS, List.of()).panel()).isEmpty();
    assertThat(new CouncilSection(Optional.of(Minutes.NONE), OPINIONS, List.of()).panel())
        .isEmpty();
  }

  private static final Minutes DEBATE =
      new Minutes(
          List.of(
              new Minutes.Text("Bull.", "Now."),
              new Minutes.Text("Bear.", "Now."),
              new Minutes.Text("Judge.", "Both.")),
          List.of(
              new Call("openai", "gpt-9", 0, said("{}")),
              new Call("gemini", "gem-1", 1, said("{}")),
              new Call("xai", "grok-9", 2, said("{}"), Optional.of(2))),
          Optional.of(new Interim("BOTH_HEARD", "Bull openai and bear gemini have argued.")));

  private static Vote vote(String analyst, DebateRole role, String uncounted) {
    return new Vote(
        analyst,
        Optional.of(Action.HOLD),
        1,
        0.5,
        "MODEL_VIEW",
        Optional.of(role),
        Optional.of(uncounted).filter(u -> !u.isEmpty()));
  }

  private static CouncilSection debate() {
    return new CouncilSection(
        Optional.of(DEBATE),
        OPINIONS,
        List.of(
            vote("openai", DebateRole.BULL, "ADVOCATE"),
            vote("gemini", DebateRole.BEAR, "ADVOCATE"),
            vote("xai", DebateRole.JUDGE, "")));
  }

  @Test
  void a_debate_tells_who_argued_in_which_round_and_what_did_not_count() {
    Element shown = debate().panel().orElseThrow().getElement();
    List<String> lines =
        all(shown).filter(e -> e.getTag().equals("tr")).map(Element::getTextRecursively).toList();
    assertThat(lines.get(1)).contains("OpenAI gpt-9 · bull · round 1");
    assertThat(lines.get(2)).contains("Gemini gem-1 · bear · round 1");
    assertThat(lines.get(3)).contains("xAI grok-9 · judge · round 2");
    assertThat(shown.getTextRecursively())
        .contains("A debate: bull and bear argued, then the judge was asked.")
        .contains("Bull openai and bear gemini have argued.");
    assertThat(debate().part("openai")).isEqualTo("bull, not counted: argued as told");
    assertThat(debate().part("xai")).isEqualTo("judge");
    assertThat(debate().part("momentum")).isEmpty();
    String portuguese =
        Words.in(Words.PORTUGUESE, () -> debate().part("xai") + "; " + debate().part("openai"));
    assertThat(portuguese).isEqualTo("juiz; bull, não conta: argumentou como mandado");
  }

  @Test
  void why_nobody_was_asked_is_told_too() {
    Minutes empty =
        new Minutes(
            List.of(),
            List.of(),
            Optional.of(new Interim("SEAT_EMPTY", "xai has no seat; nobody is asked.")));
    Element shown =
        new CouncilSection(Optional.of(empty), List.of(), List.of())
            .panel()
            .orElseThrow()
            .getElement();
    assertThat(shown.getTextRecursively())
        .contains("one of the three is not asked any more", "xai has no seat");
    assertThat(all(shown)).noneMatch(e -> e.getTag().equals("table"));
  }

  @Test
  void every_reason_of_a_first_round_has_words_in_both_languages() {
    List<String> reasons =
        List.of(
            "ENOUGH",
            "FIRST_SILENT",
            "NO_QUORUM",
            "MODELS_SILENT",
            "LOW_PROBABILITY",
            "DISAGREEMENT",
            "SIZE",
            "SIZE_UNKNOWN",
            "BOTH_HEARD",
            "SIDE_SILENT",
            "SEAT_EMPTY");
    for (String reason : reasons) {
      String english = CouncilSection.why(reason);
      assertThat(english).as(reason).endsWith(".");
      assertThat(Words.in(Words.PORTUGUESE, () -> CouncilSection.why(reason)))
          .as(reason)
          .endsWith(".")
          .isNotEqualTo(english);
    }
    assertThat(CouncilSection.why("NEW_REASON")).isEqualTo("New reason");
  }

  @Test
  void a_judge_of_few_debates_is_told_in_numbers_without_a_share() {
    String few = judges(29, 20, 5);
    assertThat(few).contains("20 of 29 · too few to tell", "5 of 20").doesNotContain("%");
    assertThat(judges(40, 30, 6)).contains("30 of 40, 75 %", "6 of 30, 20 %");
    assertThat(judges(40, 0, 0)).contains("0 of 40, 0 %", "0 of 0");
    assertThat(ModelsPage.judgesTable(List.of()).getElement().getTextRecursively())
        .isEqualTo("No debate in the last 30 days.");
  }

  private static String judges(long debates, long held, long against) {
    return ModelsPage.judgesTable(
            List.of(new ModelsView.Judge("xai", debates, held, against, debates < 30)))
        .getElement()
        .getTextRecursively();
  }
}
