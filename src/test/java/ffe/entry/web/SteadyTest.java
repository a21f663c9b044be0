package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SteadyTest {

  private static final List<Tags.Column> COLUMNS =
      List.of(Tags.Column.text("word.account"), Tags.Column.text(""), Tags.Column.text(""));

  private final HtmlContainer shown = Tags.of("div", "");
  private final List<String> pressed = new ArrayList<>();

  private void show(String... namesAndTexts) {
    Map<String, List<Component>> rows = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String name = namesAndTexts[i];
      rows.put(
          name,
          List.of(
              Tags.span("", name),
              Tags.span("figure", namesAndTexts[i + 1]),
              new NativeButton("Show", event -> pressed.add(name))));
    }
    Steady.show(shown, Tags.keyed(COLUMNS, rows));
  }

  private static Stream<Element> below(Element element, String tag) {
    return element
        .getChildren()
        .filter(child -> !child.isTextNode())
        .flatMap(
            child ->
                Stream.concat(
                    Stream.of(child).filter(c -> c.getTag().equals(tag)), below(child, tag)));
  }

  private List<Element> buttons() {
    return below(shown.getElement(), "button").toList();
  }

  private String text() {
    return shown.getElement().getTextRecursively();
  }

  private void press(Element button) {
    ComponentUtil.fireEvent(
        (NativeButton) button.getComponent().orElseThrow(),
        new ClickEvent<>(button.getComponent().orElseThrow()));
  }

  @Test
  void a_button_stays_while_the_figures_beside_it_change() {
    show("main", "10,000.00", "second", "5,000.00");
    List<Element> before = buttons();
    show("main", "10,001.00", "second", "4,999.00");
    assertThat(buttons()).containsExactlyElementsOf(before);
    assertThat(text()).contains("10,001.00", "4,999.00").doesNotContain("10,000.00");
  }

  @Test
  void a_row_that_comes_or_goes_leaves_the_buttons_of_the_others() {
    show("b", "1", "c", "2");
    List<Element> before = buttons();
    show("a", "0", "b", "1", "c", "2");
    assertThat(buttons()).hasSize(3).containsSubsequence(before);
    assertThat(text()).contains("a0Show" + "b1Show" + "c2Show");
    show("c", "2");
    assertThat(buttons()).containsExactly(before.get(1));
  }

  @Test
  void rows_that_change_places_take_their_buttons_with_them() {
    show("a", "1", "b", "2");
    List<Element> before = buttons();
    show("b", "2", "a", "1");
    assertThat(buttons()).containsExactly(before.get(1), before.get(0));
    buttons().forEach(this::press);
    assertThat(pressed).containsExactly("b", "a");
  }

  @Test
  void a_button_acts_on_its_own_row_although_it_looks_like_the_one_that_stood_there() {
    show("old", "1");
    show("new", "1");
    press(buttons().get(0));
    assertThat(pressed).containsExactly("new");
  }

  @Test
  void a_button_that_was_forbidden_or_allowed_meanwhile_is_another_one() {
    HtmlContainer row = Tags.of("div", "");
    NativeButton allowed = new NativeButton("Reset");
    Steady.show(row, allowed);
    NativeButton forbidden = new NativeButton("Reset");
    forbidden.setEnabled(false);
    Steady.show(row, forbidden);
    assertThat(row.getElement().getChild(0).isEnabled()).isFalse();
  }

  @Test
  void a_hold_button_with_other_words_is_another_one() {
    HtmlContainer row = Tags.of("div", "");
    for (String amount : List.of("1 BTC", "2 BTC")) {
      HoldButton button = new HoldButton("Close", HoldButton.Kind.FLATTEN, () -> {});
      button.names(amount, "Close?", "Sells.");
      Steady.show(row, button);
    }
    assertThat(row.getElement().getChildCount()).isEqualTo(1);
    assertThat(row.getElement().getChild(0).getProperty("detail")).isEqualTo("2 BTC");
  }

  @Test
  void classes_titles_and_styles_are_those_that_are_wanted() {
    HtmlContainer one = Tags.span("up strong", "1");
    one.getElement().setAttribute("title", "gone soon").getStyle().set("width", "10%");
    Steady.show(shown, one);
    Element was = shown.getElement().getChild(0);
    HtmlContainer other = Tags.span("down", "2");
    other.getElement().getStyle().set("width", "20%");
    Steady.show(shown, other);
    assertThat(shown.getElement().getChild(0)).isEqualTo(was);
    assertThat(was.getAttribute("class")).isEqualTo("down");
    assertThat(was.getAttribute("style")).isEqualTo("width:20%");
    assertThat(Optional.ofNullable(was.getAttribute("title"))).isEmpty();
    assertThat(was.getText()).isEqualTo("2");
  }

  @Test
  void what_is_of_another_kind_is_replaced_and_what_is_too_much_is_gone() {
    Steady.show(shown, Tags.empty("nothing"), Tags.text("p", "", "a"), Tags.text("p", "", "b"));
    Steady.show(shown, Tags.text("p", "", "c"));
    assertThat(shown.getElement().getOuterHTML().replaceAll("\\s", ""))
        .isEqualTo("<div><p>c</p></div>");
    Steady.show(shown);
    assertThat(shown.getElement().getChildCount()).isZero();
  }

  @Test
  void rows_without_and_with_a_name_stand_in_the_order_wanted() {
    Steady.show(shown, Steady.key("x", Tags.text("p", "", "x")), Tags.text("p", "", "free"));
    Steady.show(
        shown,
        Tags.text("p", "", "first"),
        Steady.key("y", Tags.text("p", "", "y")),
        Steady.key("x", Tags.text("p", "", "x")));
    assertThat(text()).isEqualTo("firstyx");
  }
}
