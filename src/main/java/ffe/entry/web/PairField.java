package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import ffe.desk.Actor;
import ffe.desk.market.InstrumentDesk;
import ffe.market.Instrument;
import java.util.List;
import java.util.Optional;

/**
 * A text field that offers the instruments whose names begin with or contain what is typed; the
 * browser's own list, so keyboard and screen readers know it.
 */
final class PairField extends HtmlContainer {

  private static final int OFFERED = 20;
  private static final int TYPING_MILLIS = 200;
  private static final int TEXT_MAX = 40;

  private final Input input = new Input();
  private final HtmlContainer options = Tags.of("datalist", "");
  private volatile String typed;
  private volatile boolean isTouched;
  private String answered = "\n";
  private List<String> offered = List.of();

  /**
   * @param id of the list, once in a page
   * @param changed runs with the session held
   */
  PairField(String label, String id, String value, Runnable changed) {
    super("span");
    typed = value;
    options.setId(id);
    input.setValue(value);
    input
        .getElement()
        .setAttribute("aria-label", label)
        .setAttribute("title", label)
        .setAttribute("list", id)
        .setAttribute("autocomplete", "off")
        .setAttribute("spellcheck", "false")
        .setAttribute("maxlength", Integer.toString(TEXT_MAX));
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(TYPING_MILLIS);
    input.addFocusListener(
        event -> {
          isTouched = true;
          changed.run();
        });
    input.addValueChangeListener(
        event -> {
          isTouched = true;
          typed = event.getValue();
          changed.run();
        });
    add(input, options);
  }

  /** Somebody began to choose: before, no venue is asked. */
  boolean isTouched() {
    return isTouched;
  }

  String text() {
    return typed;
  }

  Optional<Instrument> instrument() {
    return Instrument.parse(typed);
  }

  void clear() {
    input.setValue("");
  }

  /** Reads what to offer; shows it when run. */
  Runnable read(Actor actor, InstrumentDesk desk) {
    if (!isTouched) {
      return () -> {};
    }
    String text = typed;
    // what was chosen whole is followed by nothing but itself
    String part = Instrument.parse(text).map(Instrument::name).orElse(text);
    List<String> found = desk.suggest(actor, part, OFFERED);
    return () -> show(text, found);
  }

  private void show(String text, List<String> found) {
    if (!text.equals(typed) || (text.equals(answered) && found.equals(offered))) {
      return;
    }
    answered = text;
    offered = found;
    options.removeAll();
    for (String name : found) {
      HtmlContainer option = Tags.text("option", "", name);
      option.getElement().setAttribute("value", name);
      options.add(option);
    }
  }
}
