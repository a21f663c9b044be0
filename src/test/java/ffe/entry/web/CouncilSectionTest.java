package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import ffe.council.Call;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Tokens;
import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.decision.Probability;
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

  private final CouncilSection section = new CouncilSection(Optional.of(MINUTES), OPINIONS);
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
    assertThat(lines.get(1)).contains("Openai gpt-9", "BUY 62 %", "2,345", "67", "stop");
    assertThat(lines.get(2)).contains("Gemini gem-1", "abstains: No object. There is no JSON");
    assertThat(lines.get(3)).contains("Xai grok-9", "Timeout. No answer within 30 s.", "no reply");
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
    assertThat(new CouncilSection(Optional.empty(), OPINIONS).panel()).isEmpty();
    assertThat(new CouncilSection(Optional.of(Minutes.NONE), OPINIONS).panel()).isEmpty();
  }
}
