package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of fields whose values stand in the page's address, so that a link shows the same rows and
 * the browser's back goes one filter back. A change is applied at once.
 */
final class Filters extends HtmlContainer {

  private static final DateTimeFormatter PICKED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Class<? extends Component> page;
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, String> shown = new TreeMap<>();
  private final Map<String, List<String>> rivals = new TreeMap<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** How a value comes into its field. */
  private interface Field {
    void show(String value);
  }

  Filters(Class<? extends Component> page) {
    super("div");
    this.page = page;
    addClassNames("filters", "form");
    getElement().setAttribute("role", "search");
    NativeButton clear =
        new NativeButton(
            Words.of("filters.clear"),
            event -> getUI().ifPresent(ui -> ui.navigate(page, QueryParameters.empty())));
    clear.addClassName("act");
    clear.getElement().setAttribute("title", Words.of("filters.clear-help"));
    add(clear);
  }

  private void put(String label, Component input) {
    HtmlContainer whole = Tags.of("label", "", Tags.span("", label), input);
    getElement().insertChild(getElement().getChildCount() - 1, whole.getElement());
  }

  /** A text; the first one of a page is reached by the key {@code /}. */
  Filters text(String name, String label, String hint) {
    Input input = new Input();
    input.setPlaceholder(hint);
    input.getElement().setAttribute("maxlength", "100").setAttribute("type", "search");
    if (fields.isEmpty()) {
      input.getElement().setAttribute("data-search", "");
    }
    input.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            say(name, event.getValue().strip());
          }
        });
    fields.put(name, input::setValue);
    put(label, input);
    return this;
  }

  /** A time in UTC, picked to the minute. */
  Filters time(String name, String label) {
    Input input = new Input();
    input.setType("datetime-local");
    input.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            say(name, utc(event.getValue()));
          }
        });
    fields.put(name, value -> input.setValue(picked(value)));
    put(label + ", UTC", input);
    return this;
  }

  /** A day, as it stands in the address. */
  Filters day(String name, String label) {
    Input input = new Input();
    input.setType("date");
    input.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            say(name, event.getValue());
          }
        });
    fields.put(name, value -> input.setValue(value.matches("[0-9-]{10}") ? value : ""));
    put(label, input);
    return this;
  }

  /** To say one of two groups takes back what was said by the other. */
  Filters either(List<String> these, List<String> those) {
    these.forEach(name -> rivals.put(name, those));
    those.forEach(name -> rivals.put(name, these));
    return this;
  }

  /** One of some values; the empty one lets all through. */
  Filters choice(String name, String label, Map<String, String> words) {
    HtmlContainer select = Tags.of("select", "choice");
    select
        .getElement()
        .addEventListener(
            "change",
            event -> {
              String chosen = event.getEventData().getString("event.target.value");
              say(name, words.containsKey(chosen) ? chosen : "");
            })
        .addEventData("event.target.value");
    fields.put(name, value -> options(select.getElement(), words, value));
    options(select.getElement(), words, "");
    put(label, select);
    return this;
  }

  private static void options(Element select, Map<String, String> words, String chosen) {
    select.removeAllChildren();
    words.forEach(
        (value, text) ->
            select.appendChild(
                new Element("option")
                    .setText(text)
                    .setAttribute("value", value)
                    .setAttribute("selected", value.equals(chosen))));
  }

  /** What the address says. */
  void show(Map<String, String> said) {
    fields.forEach(
        (name, field) -> {
          String value = said.getOrDefault(name, "");
          if (!value.equals(shown.getOrDefault(name, ""))) {
            field.show(value);
          }
        });
    shown.clear();
    shown.putAll(said);
    values.clear();
    values.putAll(said);
  }

  private void say(String name, String value) {
    values.remove(Paging.CURSOR);
    if (value.isEmpty()) {
      values.remove(name);
    } else {
      rivals.getOrDefault(name, List.of()).forEach(values::remove);
      values.put(name, value);
    }
    go();
  }

  /** The same filters, another page of rows; the first one when empty. */
  void page(Optional<String> cursor) {
    values.remove(Paging.CURSOR);
    cursor.ifPresent(c -> values.put(Paging.CURSOR, c));
    go();
  }

  private void go() {
    QueryParameters all = QueryParameters.simple(values);
    getUI().ifPresent(ui -> ui.navigate(page, all));
  }

  private static String utc(String picked) {
    return picked.isEmpty() ? "" : LocalDateTime.parse(picked).toInstant(ZoneOffset.UTC).toString();
  }

  /** Empty when the address says no time. */
  private static String picked(String utc) {
    return utc.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9.]+)?Z")
        ? PICKED.format(Instant.parse(utc))
        : "";
  }
}
